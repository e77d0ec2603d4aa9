"""Time whole processes fairly: interleaved, pinned to one core, medians."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence


def pin() -> None:
    """Keep this process and its children on one core, where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def medians(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The median milliseconds of each command over `rounds` interleaved runs, one run unmeasured.

    Raises subprocess.CalledProcessError where a command fails: a failure is no measurement.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if turn:
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def table(measured: Mapping[str, float], floor: str) -> str:
    """One line a measurement: name, milliseconds, ratio to the floor."""
    width = max(map(len, measured))
    return "\n".join(
        f"{name:{width}}  {taken:8.1f} ms  x {taken / measured[floor]:.2f}"
        for name, taken in measured.items()
    )
