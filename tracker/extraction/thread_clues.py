"""What an article has spoken of until a sentence, as clues: the thread that a reader holds."""

from collections.abc import Iterator

from tracker.extraction.finding import Finding, Scene
from tracker.extraction.mention import Thread
from tracker.extraction.sentence import Sentence


def of_thread(thread: Thread, sentence: Sentence) -> Iterator[str]:
    """The clues of what was spoken of before a sentence, and of what governs it."""
    yield f"topic so far {thread.topic}"
    yield f"last {_kind(thread.last)}"
    yield f"told last {_kind(thread.told)}"
    yield f"spoken of {min(len(thread.focus), _FEW)} page {min(len(thread.main), _FEW)}"
    for name in _SPOKEN:
        yield f"{name} {_ago(sentence.number, getattr(thread, name))}"
    if thread.listing is not None:
        yield "listing"
    for finding in thread.titled or ():
        yield f"titled {finding.kind}"
    above = thread.headers.get(-1 if sentence.header is None else sentence.header)
    if above is not None:
        yield f"under {above.kind} {above.mood}"
    for number in (sentence.header, sentence.number):
        for finding in thread.rosters.get(-1 if number is None else number, ()):
            yield f"roster {finding.kind}"
    rostered, findings = thread.rostered
    if sentence.number - rostered <= _JUST:
        for finding in findings:
            yield f"rostered {finding.kind}"
    if thread.asked is not None and sentence.number - thread.answered <= 1:
        yield f"asked {thread.asked.kind}"


def of_scene(scene: Scene, *, aside: bool) -> Iterator[str]:
    """The clues of how a sentence is told; `aside` where it is of another topic."""
    for name in _TOLD:
        if getattr(scene, name):
            yield f"scene {name}"
    if aside:
        yield "scene aside"


def _kind(finding: Finding | None) -> str:
    return "nothing" if finding is None else finding.kind


def _ago(number: int, spoken: int) -> str:
    """How long ago something was spoken of, roughly."""
    if spoken < 0:
        return "never"
    return str(max((bound for bound in _FAR if number - spoken >= bound), default=0))


_SPOKEN = ("agreed", "talks", "declared", "awaited")
_TOLD = ("headline", "conditional", "bare_ok", "declared", "declaring", "told", "awaited")
_FAR = (1, 2, 3, 6)
_FEW = 3
_JUST = 2
"""So many sentences back is just before."""
