"""Time whole processes fairly: interleaved, pinned to one core, medians."""

import gc
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


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


def medians_of(
    work: Mapping[str, tuple[Callable[[], Path], Callable[[Path], object]]], rounds: int = 5
) -> dict[str, float]:
    """The median milliseconds of each piece of work over `rounds` interleaved runs.

    A piece of work is a function that gives the store to work on, which is not timed, and one
    that works on it. One run of each goes unmeasured.
    """
    times: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(rounds + 1):
        for name, (prepare, run) in work.items():
            store = prepare()
            gc.collect()
            # What the benchmark itself holds is nobody's garbage to look through.
            gc.freeze()
            start = time.perf_counter()
            run(store)
            if turn:
                times[name].append((time.perf_counter() - start) * 1000)
            gc.unfreeze()
    return {name: statistics.median(taken) for name, taken in times.items()}


def table(measured: Mapping[str, float], floor: str) -> str:
    """One line a measurement: name, milliseconds, ratio to the floor."""
    width = max(map(len, measured))
    return "\n".join(
        f"{name:{width}}  {taken:8.1f} ms  x {taken / measured[floor]:.2f}"
        for name, taken in measured.items()
    )


def spent(command: Sequence[str]) -> tuple[float, float]:
    """The seconds that a command takes on the clock, and those of the processor.

    Raises subprocess.CalledProcessError where it fails.
    """
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    user, system = after.children_user, after.children_system
    used = user - before.children_user + system - before.children_system
    return after.elapsed - before.elapsed, used
