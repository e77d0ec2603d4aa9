"""What the lines of a list say: each of the parties that it names, by the heading above it.

A heading says it ("Signed so far"), a label within the list may say another ("Refused: Hungary"),
and so may a note in a line ("Bulgaria (under negotiation)"). A label that only sorts ("2024",
"Northern Europe") leaves what the heading above it says.
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.extraction.entry import Entry, entry_of, is_day
from tracker.extraction.finding import Finding
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.note import (
    AFTER,
    UNDONE,
    Findings,
    is_told,
    leads_in,
    names_ours,
    says,
    sorts,
)
from tracker.extraction.sentence import Sentence
from tracker.extraction.table import cells_say, columns_of, mentions_of
from tracker.extraction.unit import Unit, tags_of


def keep_roster(
    sentence: Sentence, nodes: list[Unit], thread: Thread, home: str, *, generic: bool
) -> None:
    """Keep what a line above a list says, for the list below it.

    `generic` tells of a sentence that speaks of parties without a name ("nine countries have").
    """
    named = any(n.codes and n.codes != (home,) and n.kind != "group" for n in nodes)
    said: Findings | None = None
    if sentence.section == "header":
        columns = columns_of(sentence, nodes)
        if any(columns):
            thread.columns[sentence.number] = columns
        said = () if any(columns) else _headed(sentence, nodes, thread)
    elif not named:
        title = sentence.section == "title"
        said = _named_or_told(sentence, nodes, thread) if title or generic else None
        thread.titled = said if title else thread.titled
        if said is None and _points_back(nodes):
            said = thread.listing
    if said is not None:
        thread.rosters[sentence.number] = said


def _headed(sentence: Sentence, nodes: list[Unit], thread: Thread) -> Findings | None:
    """What a heading says, or, where it only sorts, the one above it."""
    above = sentence.header
    if above is None or not sorts(nodes):
        return _named_or_told(sentence, nodes, thread)
    if above in thread.unsure and not any(is_day([node]) for node in nodes):
        thread.unsure.add(sentence.number)
    said = thread.rosters.get(above)
    if said is None and sentence.number < thread.sections and any(is_day([n]) for n in nodes):
        # "2024" below prose and a title that says what the whole page lists.
        thread.unsure.add(sentence.number)
        said = thread.titled
    return said


def _named_or_told(sentence: Sentence, nodes: list[Unit], thread: Thread) -> Findings | None:
    """What a heading or title says, be it by the agreements' name alone."""
    said = says(nodes)
    if said is None and sentence.section == "header" and leads_in(nodes):
        # "The overview arranges the agreements by date:" after "It has signed nine of them".
        said = thread.listing
        thread.unsure.add(sentence.number)
    if said is None or not is_told(nodes):
        said = said or names_ours(nodes)
        if said is not None:
            thread.unsure.add(sentence.number)
    return said


def _points_back(nodes: Sequence[Unit]) -> bool:
    """As in "Here they are in order", "This is who they are with"."""
    words = {node.lower for node in nodes}
    return len(nodes) <= _POINTER and bool(words & _POINTERS)


_POINTER = 14
_POINTERS = frozenset({"them", "who", "whom", "they", "number", "behind", "order", "one by one"})


def rostered(
    sentence: Sentence, nodes: list[Unit], thread: Thread, home: str
) -> list[Mention] | None:
    """The mentions of a list's line; None where it is none or nothing governs it."""
    if sentence.section == "header":
        return None
    entry = entry_of(nodes, sentence.text, sentence.start, home)
    if entry is None:
        return _summed(sentence, nodes, thread)
    if sentence.header is None:
        return _in_prose(sentence, nodes, entry, thread)
    columns = thread.columns.get(sentence.header)
    if columns is not None:
        return cells_say(sentence, nodes, entry, columns)
    return _governed(sentence, nodes, entry, thread)


def _governed(
    sentence: Sentence, nodes: list[Unit], entry: Entry, thread: Thread
) -> list[Mention] | None:
    """What a heading, or the line's own label and notes, say of its parties."""
    governing = _governing(sentence, nodes, entry, thread)
    more, spoken = _noted(entry)
    if more and governing and any(each.timed for each in governing):
        # "13 June: signing with Japan" below "What is planned" is planned as well.
        more = [each for each in more if each[0].kind != "signed"]
    if more is None or any(each.kind not in AFTER for each, _ in more):
        governing = None if governing is None else ()
    if governing is None and not more:
        return None
    if thread.topic != "ours" and any(f.kind != "declaration_joined" for f in governing or ()):
        return None
    unsure = sentence.header in thread.unsure
    if unsure and more:
        # "6 June: Latvia (ratified)" below a mere name: the note says what was done that day.
        governing = ()
    plain = [node for node in nodes if not any(node is each for note in spoken for each in note)]
    found = mentions_of(governing or (), plain, entry, sentence)
    for finding, note in more or ():
        own = list(note) if finding.kind in AFTER and not unsure else [*plain, *note]
        found += mentions_of((finding,), own, entry, sentence)
    if governing:
        thread.rostered = (sentence.number, governing)
    return found


def planned_below(found: list[Finding], sentence: Sentence, thread: Thread) -> list[Finding]:
    """The findings of a line below a heading of plans: "13 June: signing with Japan" is one."""
    above = thread.rosters.get(sentence.header) if sentence.header is not None else None
    plan = next((each for each in above or () if each.timed), None)
    if plan is None:
        return found
    return [
        replace(plan, clause=each.clause, head=each.head, noun=each.noun)
        if each.kind == "signed" and "SIGNN" in each.head.tags
        else each
        for each in found
    ]


def _in_prose(
    sentence: Sentence, nodes: list[Unit], entry: Entry, thread: Thread
) -> list[Mention] | None:
    """As in "Nine have signed. Western Europe: Britain, France. Overseas: Canada"."""
    if (
        thread.generic is None
        or not entry.label
        or not sorts(entry.label)
        or thread.topic != "ours"
    ):
        return None
    return mentions_of((thread.generic[0],), nodes, entry, sentence)


def _governing(
    sentence: Sentence, nodes: list[Unit], entry: Entry, thread: Thread
) -> Findings | None:
    """What the line's label says, or the heading above it."""
    label = says(entry.label) if entry.label else None
    if label is not None or sentence.header is None:
        return label
    dated = any("WHEN" in n.tags or n.lower[:1].isdigit() for n in nodes)
    if sentence.header in thread.unsure and not dated and not entry.label:
        return None
    return thread.rosters.get(sentence.header)


def _noted(
    entry: Entry,
) -> tuple[list[tuple[Finding, tuple[Unit, ...]]] | None, list[tuple[Unit, ...]]]:
    """What the notes of a line say, each with its words; None where one denies the heading."""
    found = []
    spoken = []
    denied = False
    for note in entry.notes:
        said = says(note)
        if said is None:
            continue
        spoken.append(note)
        denied = denied or (not said and _denies(note))
        found += [(finding, note) for finding in said]
    return (None if denied else found), spoken


def _denies(note: Sequence[Unit]) -> bool:
    """Whether a note takes back the signature: "not signed", "planned", not "not yet ratified"."""
    tags = frozenset().union(*(node.tags for node in note))
    return bool(tags & _SIGNING) or not tags - UNDONE - {"PREP", "ORD"}


_SIGNING = frozenset({"SIGN", "SIGNN", "CONCLUDE", "AGR", "READYN"})


def _summed(sentence: Sentence, nodes: list[Unit], thread: Thread) -> list[Mention] | None:
    """As in "Together with the European Union that makes 28", right below a list."""
    number, findings = thread.rostered
    if sentence.number - number > 1:
        return None
    tags = tags_of(nodes)
    if tags & UNDONE or "NUM" not in tags:
        return None
    if not any(node.lower in _SUMS for node in nodes):
        return None
    names = tuple(n for n in nodes if n.codes and n.role in ("with", "arg", "incl", "cmp", "none"))
    return mentions_of(findings, nodes, Entry((), names, (), bare=True), sentence) or None


_SUMS = frozenset({"makes", "make", "brings", "totals", "total", "altogether", "equals"})
