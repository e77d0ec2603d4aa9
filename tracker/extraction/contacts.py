"""Talks told without a noun for them: "Greece is being talked to", "Malta has come furthest"."""

from collections.abc import Callable

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, make, status
from tracker.extraction.mood import Mood, Told
from tracker.extraction.unit import Unit


def contacts(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of who is talked to, how far it has got, who wants talks, too."""
    if not scene.bare_ok or scene.conditional or clause.words.isdisjoint(_ANY):
        return []
    for kind, mood, find in _WAYS:
        head = find(clause, scene)
        if head is not None:
            told = Told(mood, (head,))
            return [make(kind, "contacts", told, clause, head, None)]
    return []


def _talked_to(clause: Clause, scene: Scene) -> Unit | None:
    """As in "Cyprus and Greece are being talked to, too", of talks that were told of."""
    nodes = clause.nodes
    if "talked" not in clause.words or clause.tags & _UNSURE or not scene.talks_ok:
        return None
    at = next(k for k, n in enumerate(nodes) if n.lower == "talked")
    being = any(n.lower == "being" for n in nodes[max(0, at - 2) : at])
    to = at + 1 < len(nodes) and nodes[at + 1].lower in ("to", "with")
    ends = at + 2 >= len(nodes) or not (nodes[at + 2].codes or nodes[at + 2].lower == "about")
    return nodes[at] if being and to and ends and _actors(nodes[:at]) else None


def _furthest(clause: Clause, scene: Scene) -> Unit | None:
    """As in "Malta and Cyprus have come furthest", of those that negotiate."""
    nodes = clause.nodes
    if clause.words.isdisjoint(_FURTHEST) or clause.tags & _UNSURE or not scene.talks_ok:
        return None
    at = next(k for k, n in enumerate(nodes) if n.lower in _FURTHEST)
    got = any(n.lower in _GOT or "AUX" in n.tags for n in nodes[max(0, at - 3) : at])
    behind = nodes[at + 1].lower if at + 1 < len(nodes) else "."
    plain = not behind.isalpha() or behind in ("along", "ahead", "advanced", "with", "so", "of")
    compared = nodes[at].lower != "further" or behind in ("along", "ahead", "advanced")
    return nodes[at] if got and plain and compared and _actors(nodes[:at]) else None


def _spoken_with(clause: Clause, scene: Scene) -> Unit | None:
    """As in "Our negotiators spoke with the Greek side about the document"."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes) if n.lower in _SPOKEN), -1)
    if at < 1 or clause.tags & _UNSURE or not any(n.lower in _TEAMS for n in nodes[:at]):
        return None
    behind = nodes[at + 1 :]
    side = next((k for k, n in enumerate(behind) if n.codes and n.role in ("with", "arg")), -1)
    about = next((k for k, n in enumerate(behind) if n.lower in ("about", "on", "over")), -1)
    noun = agreement(clause, scene, own=True)
    ours = noun is not None and status(noun) != "other" and noun in behind[about:]
    return nodes[at] if -1 < side < about and ours else None


def _in_touch(clause: Clause, scene: Scene) -> Unit | None:
    """As in "Our teams are in touch with Cyprus", "contacts with Cyprus go on"."""
    nodes = clause.nodes
    if clause.words.isdisjoint(_TOUCH) or clause.tags & _UNSURE or not scene.talks_ok:
        return None
    at = next(k for k, n in enumerate(nodes) if n.lower in _TOUCH)
    behind = nodes[at + 1 : at + 4]
    sided = bool(behind) and behind[0].lower == "with" and any(n.codes for n in behind)
    sided = sided or nodes[at].lower.endswith(" with")
    teams = at > 0 and any(n.lower in _TEAMS for n in nodes[:at])
    last = any("HOLD" in n.tags or n.lower in _GOES_ON for n in nodes[at + 1 :])
    on = at < _EARLY and nodes[at].lower == "contacts" and last
    return nodes[at] if sided and (teams or on) else None


def _work_there(clause: Clause, scene: Scene) -> Unit | None:
    """As in "in Athens work goes on", where talks were told of."""
    nodes = clause.nodes
    at = next((k for k, n in enumerate(nodes) if n.lower in ("work", "the work")), -1)
    if at < 0 or clause.tags & _UNSURE or at + 1 >= len(nodes):
        return None
    talks = scene.talks_ok or any(c.tags & {"TALKS", "INTALKS"} for c in scene.clauses)
    goes_on = nodes[at + 1].lower in _GOES_ON
    plain = not any(n.lower in ("on", "at") for n in nodes[at + 2 : at + 4])
    placed = any(n.kind == "capital" and n.role == "place" for n in nodes[max(0, at - 2) : at])
    return nodes[at] if talks and goes_on and plain and placed else None


def _voiced(clause: Clause, scene: Scene) -> Unit | None:
    """As in "Cyprus, too, has shown interest", "expressed its readiness as well"."""
    nodes = clause.nodes
    if clause.words.isdisjoint(_INTEREST) or clause.tags & {"NEG", "WEAK", "COND", "PLAN"}:
        return None
    at = next(k for k, n in enumerate(nodes) if n.lower in _INTEREST)
    near = nodes[max(0, at - 4) : at]
    if not any(n.lower in _VOICING for n in near):
        return None
    too = any(n.lower in _TOO for c in scene.clauses for n in c.nodes)
    behind = nodes[at + 1].lower if at + 1 < len(nodes) else "."
    ends = not behind.isalpha() or behind in _TOO
    meant = scene.talks_ok or scene.last in ("intent_declared", "talks_started", "talks_held")
    return nodes[at] if too and ends and meant and _actors(nodes[:at]) else None


def _agreed_on(clause: Clause, scene: Scene) -> Unit | None:
    """As in "The contents are settled", of the text that is negotiated."""
    nodes = clause.nodes
    first = next((k for k, n in enumerate(nodes[:3]) if n.lower in _SUBSTANCE), -1)
    if first < 0 or clause.tags & _UNSURE or clause.tags & {"AGR", "AGRNAME"}:
        return None
    rest = nodes[first + 1 : first + 5]
    done = next((n for n in rest if n.lower in _AGREED), None)
    been = any(n.lower in ("been", "is", "was", "are", "were") for n in rest)
    return done if done is not None and been and (scene.talks_ok or scene.awaited) else None


def _turned_down(clause: Clause, scene: Scene) -> Unit | None:
    """As in "Bern has told Kyiv no", where others' talks or agreements were told of."""
    nodes = clause.nodes
    if clause.words.isdisjoint({"told", "answered", "given"}) or clause.tags & {"WEAK", "PLAN"}:
        return None
    if scene.declaring:
        # Of the declaration, and of no agreement.
        return None
    at = next(k for k, n in enumerate(nodes) if n.lower in ("told", "answered", "given"))
    rest = nodes[at + 1 : at + 6]
    answer = [n.lower for n in rest if not n.codes and n.lower not in _US | _PLAINLY]
    flat = answer[:1] == ["no"] and not any(map(str.isalpha, answer[1:2]))
    us = any(n.codes or n.lower in _US | _PLAINLY for n in rest)
    return nodes[at] if flat and us and _actors(nodes[:at]) else None


def _actors(nodes: list[Unit]) -> bool:
    """Whether a party acts: one that is named, and is no group."""
    return any(n.codes and n.role in ("arg", "of") and n.kind != "group" for n in nodes)


_Find = Callable[[Clause, Scene], Unit | None]
_WAYS: tuple[tuple[str, Mood, _Find], ...] = (
    ("talks_held", "fact", _talked_to),
    ("talks_held", "fact", _furthest),
    ("talks_held", "fact", _spoken_with),
    ("talks_held", "fact", _in_touch),
    ("talks_held", "fact", _work_there),
    ("intent_declared", "want", _voiced),
    ("text_agreed", "fact", _agreed_on),
    ("refused_talks", "refused", _turned_down),
)
_UNSURE = frozenset({"NEG", "WEAK", "WANT", "PLAN", "PASTFUT", "REFUSE", "STALL", "COND"})
_FURTHEST = frozenset({"furthest", "farthest", "furthest along", "further along",
                       "farther along", "furthest advanced", "further"})  # fmt: skip
_GOT = frozenset({"got", "gone", "come", "progressed", "advanced", "gets", "goes"})
_SPOKEN = frozenset({"spoken", "spoke", "talked", "conferred"})
_TEAMS = frozenset({"team", "teams", "negotiators", "delegation", "officials", "our team",
                    "lawyers", "experts", "diplomats"})  # fmt: skip
_GOES_ON = frozenset({"goes on", "continues", "is going on", "proceeds", "is continuing", "went on",
                      "continued", "goes"})  # fmt: skip
_TOUCH = frozenset({"touch", "in touch", "contact", "contacts", "in contact", "in touch with",
                    "in contact with"})  # fmt: skip
_EARLY = 2
_INTEREST = frozenset({"interest", "readiness", "willingness"})
_VOICING = frozenset({"declared", "voiced", "expressed", "signalled", "signaled", "shown", "stated",
                      "announced", "confirmed", "showed", "indicated", "has", "have"})  # fmt: skip
_TOO = frozenset({"too", "also", "as well", "likewise", "equally", "similarly"})
_SUBSTANCE = frozenset({"everything", "substance", "contents", "content", "wording"})
_AGREED = frozenset({"agreed", "settled", "agreed upon", "agreed on", "fixed"})
_US = frozenset({"us", "them", "him", "her"})
_PLAINLY = frozenset({"a", "clear", "firm", "polite", "flat", "plain", "blunt", "definite", "final",
                      "resounding"})  # fmt: skip
_ANY = (_FURTHEST | _SPOKEN | _INTEREST | _SUBSTANCE | _TOUCH
        | {"talked", "work", "the work", "told", "answered", "given"})  # fmt: skip
"""Words without one of which nothing here is told."""
