"""Where a dossier comes from: one that is built in, or a folder of the user's own."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

from tracker.dossiers.dossier import Dossier
from tracker.dossiers.form import read_form

FILE = "dossier.toml"
"""The file that makes a folder a dossier."""


class DossierError(Exception):
    """A dossier that cannot be used. `problems` are the mistakes, each one clear line."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def available() -> tuple[str, ...]:
    """The ids of the built-in dossiers, in order."""
    return tuple(sorted(folder.name for folder in _built_in().iterdir() if _holds(folder)))


def load(name_or_folder: str) -> Dossier:
    """The built-in dossier of this id, which is read once a process, or the one in this folder.

    Raises DossierError with a line for each mistake: no such dossier, a file that cannot be read
    or is not TOML, and every entry that is missing, unknown or wrong.
    """
    folder = _folder(name_or_folder)
    return _read_once(folder) if folder.parent == _built_in() else _read(folder)


def _read(folder: Path) -> Dossier:
    file = folder / FILE
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DossierError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise DossierError(f"{file}: byte {error.start} is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise DossierError(f"{file}: not TOML: {error}") from None
    dossier, problems = read_form(data)
    if dossier is None:
        raise DossierError(*(f"{file}: {problem}" for problem in problems))
    return dossier


_read_once = cache(_read)
"""What lies in the package stays as it is; and the reader is made anew for another dossier."""


def sample_folder(dossier_id: str) -> Path:
    """The folder of the dossier's sample articles; raises DossierError where it has none.

    Takes what `load` takes.
    """
    folder = _folder(dossier_id) / "samples"
    if not folder.is_dir():
        raise DossierError(f"dossier {dossier_id!r} has no sample articles: {folder} is missing")
    return folder


def _folder(name_or_folder: str) -> Path:
    names = available()
    if name_or_folder in names:
        return _built_in() / name_or_folder
    folder = Path(name_or_folder)
    if not name_or_folder or not _holds(folder):
        raise DossierError(
            f"no dossier {name_or_folder!r}: built in are {', '.join(names)}; "
            f"or name a folder that holds {FILE}"
        )
    return folder


def _built_in() -> Path:
    # An installed package lies in files; `str` of its root is their path.
    return Path(str(resources.files("tracker.dossiers")))


def _holds(folder: Path) -> bool:
    return (folder / FILE).exists()
