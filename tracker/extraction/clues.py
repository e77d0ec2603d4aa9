"""What stands around a party in a sentence, as clues: short strings that can be weighed.

A clue is a word, a class of words or a place ("left 1 with", "near SIGN after 0"); it is there or
it is not. Those of an article, a sentence and a clause are found once for all parties in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tracker.extraction.calendar_words import MONTHS, WEEKDAYS
from tracker.extraction.clause import Clause
from tracker.extraction.run_in import label_of
from tracker.extraction.unit import Unit, tags_of


def of_title(nodes: Sequence[Unit], home: str) -> set[str]:
    """What the title is made of: all parties of the article share it."""
    found = {f"title {tag}" for tag in tags_of(nodes)}
    found.update([f"title {word(node, home)}" for node in nodes])
    return found


def of_heading(nodes: Sequence[Unit], home: str) -> set[str]:
    """What the heading above a sentence is made of."""
    found = {f"heading {tag}" for tag in tags_of(nodes)}
    found.add("headed")
    found.update([f"heading {word(node, home)}" for node in nodes[:_HEADING]])
    return found


def of_label(nodes: Sequence[Unit], home: str) -> set[str]:
    """What the words before a sentence's colon are made of: "Missing: Hungary"."""
    label = label_of(nodes)
    if not label:
        return set()
    found = {f"label {tag}" for tag in tags_of(label)}
    found.update([f"label {word(node, home)}" for node in label])
    found.add(f"labelled {min(len(label), 4)}")
    return found


def of_sentence(nodes: Sequence[Unit], before: Sequence[Unit], home: str) -> set[str]:
    """A sentence's words, pairs of words and classes, and the classes before it."""
    words = [word(node, home) for node in nodes]
    found = {f"word {each}" for each in words}
    found.update([f"words {a} {b}" for a, b in pairwise(words)])
    found.update([f"stem {each}" for each in map(_stem, nodes) if each])
    found.update([f"sentence {tag}" for tag in tags_of(nodes)])
    found.update([f"before {tag}" for tag in tags_of(before)])
    if "HOME" in words:
        found.add("home named")
    return found


def of_clause(clause: Clause, clauses: Sequence[Clause], home: str) -> set[str]:
    """A clause's words and classes, how it hangs on the one above it, and what that one says."""
    words = [word(node, home) for node in clause.nodes]
    found = {f"clause is {clause.kind}", f"clause opens {clause.opener}"}
    found.update([f"clause {each}" for each in words])
    found.update([f"clause {a} {b}" for a, b in pairwise(words)])
    found.update([f"clause stem {each}" for each in map(_stem, clause.nodes) if each])
    for node in clause.nodes:
        found.update([f"clause {tag}" for tag in node.tags])
        if node.form:
            found.update([f"clause {tag}/{node.form}" for tag in node.tags])
    if 0 <= clause.parent < len(clauses):
        above = clauses[clause.parent].nodes
        found.update([f"above {tag}" for tag in tags_of(above)])
        found.update([f"above {word(node, home)}" for node in above])
    found.update(_order(clause.nodes))
    return found


def of_relative(clause: Clause | None, home: str) -> set[str]:
    """What a relative clause says of the party that stands before it."""
    if clause is None:
        return set()
    found = {f"which {tag}" for tag in tags_of(clause.nodes)}
    found.update([f"which {word(node, home)}" for node in clause.nodes[:_REACH]])
    return found


def of_unnamed(nodes: Sequence[Unit]) -> set[str]:
    """The order of classes in a sentence that names nobody."""
    return set(_order(nodes))


def of_party(nodes: Sequence[Unit], at: int, clause: Clause | None, home: str) -> set[str]:
    """What stands left and right of the party at `at`, and which word that matters is near it."""
    node = nodes[at]
    found = {
        f"plays {node.role}",
        f"called by {node.kind}",
        f"genitive {bool(node.genitive)}",
        f"together {min(len(node.codes), _MANY)}",
    }
    for step in range(1, _REACH + 1):
        for side, place in (("left", at - step), ("right", at + step)):
            far = str(step) if step < _FAR else "far"
            if 0 <= place < len(nodes):
                found.add(f"{side} {far} {word(nodes[place], home)}")
                found.update([f"{side} {far} {tag}" for tag in nodes[place].tags])
                stem = _stem(nodes[place])
                if stem:
                    found.add(f"{side} stem {stem}")
            elif step < _FAR:
                found.add(f"{side} {step} nothing")
    if clause is not None:
        names = [each for each in clause.nodes if each.codes and each.codes != (home,)]
        place = next((k for k, each in enumerate(names) if each is node), _MANY)
        found.add(f"name {min(place, 3)} of clause")
    found.update(_near(nodes, at))
    return found


def _stem(node: Unit) -> str:
    """How a word begins, which it shares with its other forms: "initi", of "initialled"."""
    last = node.lower.rpartition(" ")[2]
    return "" if node.codes or len(last) <= _STEM else last[:_STEM]


def _order(nodes: Iterable[Unit]) -> Iterator[str]:
    classes = [min(node.tags) for node in nodes if node.tags]
    for a, b in pairwise(classes):
        yield f"order {a} {b}"


def _near(nodes: Sequence[Unit], at: int) -> Iterator[str]:
    """How near the closest word of each class that matters stands, and what is between."""
    low, high = max(0, at - _SIGHT), min(len(nodes), at + _SIGHT + 1)
    for tag in _MATTERS:
        places = [k for k in range(low, high) if tag in nodes[k].tags]
        if not places:
            continue
        place = min(places, key=lambda k: abs(k - at))
        steps = abs(place - at)
        side = "before" if place < at else "behind"
        yield f"near {tag} {side} {0 if steps < 3 else 1 if steps < 6 else 2 if steps < 12 else 3}"
        if steps < 12:
            between = nodes[place + 1 : at] if place < at else nodes[at + 1 : place]
            for each in tags_of(between):
                yield f"to {tag} over {each}"


def word(node: Unit, home: str) -> str:
    """A node's word, or what it is where only that matters: a party, a month, a figure."""
    if node.codes:
        return "HOME" if node.codes == (home,) else "PARTY"
    lower = node.lower
    if lower in _CALENDAR:
        return _CALENDAR[lower]
    if lower[:1].isdigit():
        return "YEAR" if len(lower) == 4 and lower.startswith("20") else "NUMBER"
    return lower


_CALENDAR = {**dict.fromkeys(MONTHS, "MONTH"), **dict.fromkeys(WEEKDAYS, "WEEKDAY")}
_MATTERS = ("SIGN", "AGR", "TALKS", "AGRNAME", "PROAGR", "DECL", "NEG", "PLAN", "COMPLETE", "JOIN",
            "SAY", "WANT", "HOLD", "BEGIN", "READY", "POSTPONE", "RATIFY")  # fmt: skip
_MANY = 4
_HEADING = 12
_REACH = 5
_STEM = 5
"""Letters of the beginning that a word shares with its other forms."""
_FAR = 3
_SIGHT = 40
