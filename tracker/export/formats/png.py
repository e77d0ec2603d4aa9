"""The timeline as a picture of dots, for mails and slides: the SVG drawn by resvg.

The letters are those of a font that comes with the extra, not of the machine's: the same versions
give the same bytes anywhere. Whence the picture comes stands in it, and in its metadata.
"""

import re
import struct
import zlib
from importlib.util import find_spec
from pathlib import Path

from tracker.export.formats.svg import picture
from tracker.export.publication import Publication
from tracker.export.text import safe

_FONTS = ("Roboto-Regular.ttf", "Roboto-Bold.ttf")
_AFTER_HEADER = 8 + 25
"""A PNG begins with its signature and the chunk IHDR."""
_LONG = 2_000
"""Higher than this a picture is drawn dot by dot, else at twice its size."""


def render(publication: Publication) -> bytes:
    """The picture as PNG."""
    import resvg_py  # noqa: PLC0415  # an extra

    svg = picture(publication, "png")
    height = int(next(iter(re.findall(r'height="(\d+)"', svg))))
    drawn = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=_fonts(),
            sans_serif_family="Roboto",
            zoom=1 if height > _LONG else 2,
        )
    )
    told = {"Title": publication.heading, "Description": publication.as_of_line}
    told |= {
        name: str(value)
        for name, value in publication.provenance("png").items()
        if value is not None
    }
    chunks = b"".join(_chunk(name, safe(value)) for name, value in told.items())
    return drawn[:_AFTER_HEADER] + chunks + drawn[_AFTER_HEADER:]


def _fonts() -> list[str]:
    # Found without being imported, which would ask for setuptools.
    found = find_spec("font_roboto")
    folder = Path(found.origin).parent / "files" if found and found.origin else Path()
    return [str(folder / name) for name in _FONTS]


def _chunk(keyword: str, text: str) -> bytes:
    """A chunk iTXt of a PNG: a keyword and its text in UTF-8, not compressed."""
    data = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    return struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
