"""ZIP and tar: archives of files in any format. Nothing is ever written to the disk by its name.

Names within an archive only tell the format and label what was read, so that `../../x` leads
nowhere. Links, devices and what is encrypted are refused; hidden files are passed over as in
folders, and so are the pieces of a saved page.
"""

import io
import shutil
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from tracker.articles.article import Article, Rejection
from tracker.articles.damage import Damaged, TooMuch
from tracker.articles.formats import BY_ENDING
from tracker.articles.origin import Origin, shown
from tracker.articles.stream import ending_of, read_stream
from tracker.articles.unfolding import BROKEN, Counted, contained, count_member

_SPOOLED = 16_000_000
# The end of a ZIP archive tells, in bytes, how long the list of its files is (APPNOTE 4.3.16).
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_END_FIELDS = struct.Struct("<4s4H2LH")
_TAIL = (1 << 16) + 200
_A_NAME = 200
_LONGEST_HEADER = 1_000_000
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "content.xml")


def read_zip(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the files of a ZIP archive in their order; office documents are refused."""
    yield from contained(_zip(stream, origin), origin)


def read_tar(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the files of a tar archive in their order, as it streams by."""
    yield from contained(_tar(stream, origin), origin)


def _zip(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    with tempfile.SpooledTemporaryFile(_SPOOLED) as spool:
        file: BinaryIO = stream
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
            file = cast("BinaryIO", spool)
        size = file.seek(0, io.SEEK_END)
        _check_directory(file, size, origin)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, *BROKEN) as error:
            raise Damaged(f"is not a whole ZIP archive ({shown(str(error), most=60)})") from error
        with archive:
            yield from _members(archive, origin, size)


def _check_directory(file: BinaryIO, size: int, origin: Origin) -> None:
    """Raise TooMuch for a list of files that is longer than any of so many; it is held whole.

    What is no list is left to be told as damage.
    """
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    place = tail.rfind(_END)
    if 0 <= place <= len(tail) - _END_FIELDS.size:
        listed = _END_FIELDS.unpack_from(tail, place)[5]
        if listed == 0xFFFFFFFF and (place := tail.rfind(_END_64)) >= 0:
            listed = int.from_bytes(tail[place + 40 : place + 48], "little")
        if listed > _A_NAME * origin.limits.members:
            reason = f"holds more than {origin.limits.members} files, the limit of one input"
            raise TooMuch(reason, "unpack it, and give the folder")


def _members(archive: zipfile.ZipFile, origin: Origin, size: int) -> Iterator[Article | Rejection]:
    infos = [each for each in archive.infolist() if not each.is_dir()]
    if infos and infos[0].filename in _OFFICE:
        reason = "is an office document or an e-book, not an archive of articles"
        raise Damaged(reason, "save it as PDF, HTML or text")
    empty = True
    names = {each.filename for each in infos}
    for info in infos:
        count_member(origin)
        if _is_passed_over(info.filename, names):
            continue
        empty = False
        member = origin.member(info.filename)
        refused = _refused(info.filename, member)
        if info.flag_bits & 1:
            remedy = "pack it without a password"
            refused = Rejection(source=member.source, reason="is encrypted", remedy=remedy)
        if refused:
            yield refused
            continue
        try:
            opened = cast("BinaryIO", archive.open(info))
        except (zipfile.BadZipFile, RuntimeError, *BROKEN) as error:
            yield _damaged(member, error)
            continue
        with opened:
            yield from _read(opened, info.filename, member, origin, size)
    if empty:
        yield _empty(origin)


def _tar(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    read = _Told(stream)
    empty = True
    try:
        with tarfile.open(
            fileobj=cast("BinaryIO", read), mode="r|", errorlevel=0, tarinfo=_Header
        ) as archive:
            for info in archive:
                count_member(origin)
                # Headers are kept for going back, which a stream cannot.
                archive.members.clear()  # type: ignore[attr-defined]
                if info.isdir() or _is_passed_over(info.name, set()):
                    continue
                empty = False
                member = origin.member(info.name)
                refused = _refused(info.name, member)
                if not info.isreg() or info.issparse():
                    reason = "is a link or a device, not a file"
                    remedy = "pack the file itself"
                    refused = Rejection(source=member.source, reason=reason, remedy=remedy)
                opened = None if refused else archive.extractfile(info)
                if opened is None:
                    yield refused or _damaged(member, ValueError("no data"))
                    continue
                yield from _read(cast("BinaryIO", opened), info.name, member, origin, read.size)
    except (tarfile.TarError, *BROKEN) as error:
        reason = f"is not a whole tar archive ({shown(str(error), most=60)})"
        raise Damaged(reason) from error
    if empty:
        yield _empty(origin)
    elif not read.ended:
        raise Damaged("is damaged (it ends too early)")


class _Header(tarfile.TarInfo):
    """A header that is not believed where it announces others longer than names can be."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        found = super().frombuf(buf, encoding, errors)
        longest = 0 if found.isreg() else _LONGEST_HEADER
        if found.size < 0 or (longest and found.size > longest):
            raise tarfile.HeaderError("a header without end")
        return found


class _Told:
    """A stream that tells how much of it was read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.size = 0
        self._last = b""

    @property
    def ended(self) -> bool:
        """Whether the archive has the empty block that is at the end of each."""
        return self.size % 512 == 0 and not self._last[-512:].strip(b"\0")

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        self._last = data or self._last
        return data


def _read(
    opened: BinaryIO, name: str, member: Origin, origin: Origin, packed: int
) -> Iterator[Article | Rejection]:
    counted = Counted(opened, origin, lambda: packed)
    buffered = cast("BinaryIO", io.BufferedReader(counted, 1 << 16))
    yield from contained(read_stream(buffered, member, name=name), member)


def _is_passed_over(name: str, names: set[str]) -> bool:
    """Whether a member is what archives carry along: hidden, or a piece of a saved page."""
    *folders, last = name.replace("\\", "/").split("/")
    if last.startswith(".") or any(
        each.startswith((".", "__MACOSX")) for each in folders if each not in (".", "..")
    ):
        return True
    return any(
        folder.endswith("_files")
        and any(
            f"{'/'.join([*folders[:depth], folder.removesuffix('_files')])}{ending}" in names
            for ending in (".html", ".htm")
        )
        for depth, folder in enumerate(folders)
    )


def _refused(name: str, member: Origin) -> Rejection | None:
    """The rejection of what is no article by its name, as in folders."""
    ending = ending_of(name)
    if not ending or ending in BY_ENDING:
        return None
    reason = f"is not read from an archive, for its ending {shown(ending, most=20)}"
    remedy = "unpack it and name the file itself if it is an article"
    return Rejection(source=member.source, reason=reason, remedy=remedy)


def _damaged(member: Origin, error: Exception) -> Rejection:
    reason = f"is damaged ({shown(str(error), most=60)})"
    return Rejection(source=member.source, reason=reason, remedy="pack it anew")


def _empty(origin: Origin) -> Rejection:
    remedy = "give an archive of articles"
    return Rejection(source=origin.source, reason="holds no files", remedy=remedy)
