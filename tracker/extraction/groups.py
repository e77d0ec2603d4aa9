"""Groups of parties that are told of as a whole: "all of the G7", "every Baltic state"."""

from collections.abc import Sequence

from tracker.extraction.unit import Unit


def whole_groups(units: list[Unit]) -> list[Unit]:
    """The units with "all seven members of the G7" made one node, as "the G7" is one."""
    if not any(unit.kind == "group" for unit in units):
        return units
    out: list[Unit] = []
    for unit in units:
        begin = _quantifier(out) if unit.kind == "group" else -1
        if begin >= 0:
            unit.start, unit.spaced, unit.first = (
                out[begin].start, out[begin].spaced, out[begin].first,
            )  # fmt: skip
            unit.lower = f"{_WHOLE}{unit.lower}"
            del out[begin:]
        out.append(unit)
    return out


def name_union(units: list[Unit]) -> None:
    """Take "the Union", where the text has named it, for the European one, but not its members.

    "The EU partners of Greece" and "most members of the EU" are states, each for itself.
    """
    for at, unit in enumerate(units):
        before = [each.lower for each in units[max(0, at - 3) : at]]
        after = units[at + 1].lower if at + 1 < len(units) else ""
        bare = unit.lower == "union" and unit.upper and not unit.codes
        if bare and before[-1:] == ["the"] and after != "of":
            unit.codes, unit.kind, unit.tags = ("EU",), "name", unit.tags | _PARTY
        if unit.codes != ("EU",):
            continue
        among = len(before) > 1 and before[-1] == "the" and before[-2] == "of"
        if (
            among and len(before) > 2 and before[0].rpartition(" ")[2] in _STATES
        ) or after in _STATES:
            unit.codes, unit.kind, unit.tags = (), "", unit.tags - _PARTY


def leave_parts(units: list[Unit]) -> None:
    """Take "three Nordic states" for nobody by name: which of the five is not told.

    "The other two Baltic states" are those that were not told of.
    """
    for at, unit in enumerate(units):
        count = _COUNTS.get(units[at - 1].lower) if at and unit.kind == "group" else None
        if count is None or count == len(unit.codes):
            continue
        if not any(each.lower.rpartition(" ")[2] in _REST for each in units[max(0, at - 3) : at]):
            unit.codes, unit.kind, unit.tags = (), "", unit.tags - _PARTY


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def is_whole(unit: Unit) -> bool:
    """Whether the unit is a group with a word that says that each of it is meant."""
    return unit.kind == "group" and unit.lower.startswith(_WHOLE)


def quantified(nodes: Sequence[Unit], at: int) -> bool:
    """Whether a word says that each of the group at `at` is meant, as in "all Nordic states"."""
    if is_whole(nodes[at]):
        return True
    for place in range(max(0, at - 5), at):
        if nodes[place].lower in EACH:
            return not (place and nodes[place - 1].lower in _ALMOST)
    return False


def definite(nodes: Sequence[Unit], at: int) -> bool:
    """Whether the group at `at` is spoken of as known: "the Baltics", not "Nordic countries".

    "Two of the Baltics" and "most of the Nordic states" are not all of them.
    """
    before = nodes[at - 1].lower if at else ""
    if before not in _KNOWN or not nodes[at].lower.endswith(_PLURAL):
        return False
    parted = at > 2 and nodes[at - 2].lower == "of"
    return not (parted and ("NUM" in nodes[at - 3].tags or nodes[at - 3].lower in _SOME))


def excepted(nodes: Sequence[Unit], at: int) -> bool:
    """As in "all Nordic countries but Iceland"."""
    return at + 1 < len(nodes) and nodes[at + 1].lower in SAVE


def means_each(nodes: Sequence[Unit], at: int) -> bool:
    """Whether what is told of the group at `at` may be told of each of its parties.

    Of the seven of "the G7 countries" that is doubtful without a word that says so: they are told
    of as those who made the declaration.
    """
    if excepted(nodes, at):
        return False
    known = len(nodes[at].codes) <= _FEW and definite(nodes, at)
    return known or quantified(nodes, at) or remaining(nodes, at)


def remaining(nodes: Sequence[Unit], at: int) -> bool:
    """Whether a group stands for those of it that were not told of just before.

    "The other G7 members followed", "the remaining six of the G7", "the rest of the Nordics". Not
    "the other Nordic countries, Denmark and Finland": these are named.
    """
    whole = set(nodes[at].codes)
    if any(node.codes and whole.issuperset(node.codes) for node in nodes[at + 1 : at + _BEHIND]):
        return False
    place = at - 1
    while place > 0 and at - place <= _MOST and nodes[place].lower in _BETWEEN:
        place -= 1
    if place < 0:
        return False
    opens, _, word = nodes[place].lower.rpartition(" ")
    begin = place if opens == "the" else place - 1
    if word not in _REST or begin < 0 or (begin < place and nodes[begin].lower not in _THE):
        return False
    above = nodes[begin - 1] if begin else None
    return above is None or (above.lower not in _BESIDE_THOSE and "NEG" not in above.tags)


_BEHIND = 4
"""Nodes behind a group's name among which those of it may be named."""
WHOLLY: frozenset[str] = frozenset({"signed", "declaration_joined", "ratified"})
"""The kinds that are told of a group as a whole: each of it did that. "The Nordic countries are
ready to talk" is told by their spokesman."""
EACH: frozenset[str] = frozenset({"all", "every", "each", "both", "entire", "whole"})
"""Words that say so of a group."""
_REST = frozenset({"other", "others", "remaining", "rest"})
_THE = frozenset({"the", "all", "its"})
_BESIDE_THOSE = frozenset({"unlike", "like", "for", "than", "as", "of", "to", "not"})
SAVE = frozenset({"but", "except", "except for", "save", "bar", "barring", "minus"})
"""Words that leave out of a group those named behind them."""
_SOME = frozenset({"some", "most", "many", "several", "part", "none", "half", "any", "few", "more"})
_KNOWN = frozenset({"the", "three", "five", "seven"})
_PLURAL = ("s", "five", "trio", "three", "benelux", "four")
_FEW = 5


def _quantifier(before: list[Unit]) -> int:
    """Where "all", "every one of the" or "the whole of the" begins that ends here; else -1."""
    at = len(before) - 1
    while at >= 0 and len(before) - at <= _MOST and before[at].lower in _BETWEEN:
        at -= 1
    if at < 0 or before[at].lower not in _QUANTIFIERS:
        return -1
    if at and before[at - 1].lower == "the":
        at -= 1
    doubted = at and (before[at - 1].lower in _ALMOST or "NEG" in before[at - 1].tags)
    return -1 if doubted else at


_PARTY = frozenset({"PARTY"})
_STATES = frozenset(
    {
        "members", "member", "states", "countries", "nations", "partners", "peers", "capitals",
        "governments", "heavyweights", "neighbours", "neighbors", "allies", "half", "most", "rest",
        "part", "parts", "majority",
    }
)  # fmt: skip
_WHOLE = "all "
_QUANTIFIERS = frozenset({"all", "every", "whole", "entire"})
"""Not "each", which tells as often what each is yet to do by itself."""
_BETWEEN = frozenset(
    {
        "the", "these", "those", "of", "one", "single", "members", "member", "countries", "country",
        "states", "state", "nations", "nation", "two", "three", "four", "five", "six", "seven",
        "eight",
    }
)  # fmt: skip
_ALMOST = frozenset({"almost", "nearly", "not", "hardly", "practically", "virtually", "at"})
_MOST = 6
"""Words between "all" and the name of the group."""
