"""How far files have been read, in bytes of the files as they lie on the disk."""

import io
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.articles.article import Rejection
from tracker.articles.paths import Place, files

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 16


class Meter:
    """Counts the bytes of files that were read, of packed ones as they are packed."""

    def __init__(self) -> None:
        self.position = 0
        """The bytes read so far, of all files that were opened with `open`."""
        self._before = 0

    def open(self, path: Path) -> BinaryIO:
        """A file for reading, whose bytes are counted; one is open at a time."""
        return io.BufferedReader(_Metered(path.open("rb", buffering=0), self), _BUFFER)

    def reached(self, place: int) -> None:
        """Learn how far the open file has been read. Who looks back in it does not go back."""
        self.position = max(self.position, self._before + place)

    def closed(self, size: int) -> None:
        """Learn that the open file, of `size` bytes, is done with."""
        self._before += size
        self.position = max(self.position, self._before)


class _Metered(io.RawIOBase):
    """A file without a buffer that tells a meter of what is read."""

    def __init__(self, file: io.FileIO, meter: Meter) -> None:
        self._file = file
        self._meter = meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        read = self._file.readinto(buffer)
        if read and self.seekable():
            self._meter.reached(self._file.tell())
        return read

    def close(self) -> None:
        if not self.closed:
            self._meter.closed(self.seek(0, io.SEEK_END) if self.seekable() else 0)
            self._file.close()
        super().close()


def bytes_of(paths: Sequence[str], endings: Collection[str]) -> int | None:
    """The bytes of the files at and under `paths`, None where one of them is not a file.

    Args:
        paths: as `read_articles` takes them.
        endings: of the files that are read from folders.
    """
    seen: set[Place] = set()
    total = 0
    for given in paths:
        for path in files(given, seen, endings):
            if isinstance(path, Rejection):
                if path.reason.startswith("is not read from a folder"):
                    continue
                return None
            try:
                total += path.stat().st_size
            except OSError:
                return None
    return total
