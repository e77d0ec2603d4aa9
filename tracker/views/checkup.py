"""What is looked at to tell whether the program and its store are in order."""

from dataclasses import dataclass
from typing import Literal

Area = Literal["installation", "store", "dossier"]
State = Literal["ok", "warning", "fault"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """One thing that was looked at. A `fault` keeps the program from working, a `warning` may.

    `found` tells what is there, `todo` what to do, empty where nothing is.
    """

    area: Area
    name: str
    state: State = "ok"
    found: str
    todo: str = ""
