"""gzip, bzip2 and xz: one file of any format, packed; a stream of any size."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from tracker.articles.article import Article, Rejection
from tracker.articles.formats import BY_ENDING
from tracker.articles.origin import Origin
from tracker.articles.stream import ending_of, read_stream
from tracker.articles.unfolding import Counted, Decompressed, contained


def read_compressed(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read what is packed; its name is that of the file without the last ending."""
    unpacked = Decompressed(stream)
    counted = Counted(cast("BinaryIO", unpacked), origin, lambda: unpacked.packed)
    inner = origin.name
    known = ending_of(inner) in BY_ENDING
    within = replace(
        origin, name=PurePosixPath(inner).stem if known else inner, depth=origin.depth + 1
    )
    buffered = io.BufferedReader(counted, 1 << 16)
    yield from contained(read_stream(cast("BinaryIO", buffered), within, name=inner), origin)
