"""Lists of parties and pairs: "the U.K., Germany, France ... and Portugal", "US-Ukraine"."""

from tracker.extraction.unit import Unit

JOINERS = frozenset({",", "and", "&", "/", "or", "plus"})


SKIPPED = frozenset(
    {
        "the", "also", "then", "now", "later", "most", "recently", "finally", "both",
        "neighbouring",
        "fellow", "lastly", "soon", "even", "eventually", "latterly", "its", "allies",
        "ally", "with", "by", "for", "from", "subsequently", "today", "yesterday", "yet", "non-eu",
    }
)  # fmt: skip


DASHES = frozenset("-–—/")  # noqa: RUF001


PLACES = frozenset(
    {
        "in", "at", "to", "from", "near", "into", "inside", "across", "outside", "through",
        "toward",
        "towards", "via", "around", "throughout", "leaving", "within", "over", "behind",
    }
)  # fmt: skip


def fold_lists(units: list[Unit], *, headline: bool, people: bool) -> list[Unit]:  # noqa: C901, PLR0912, PLR0915
    """The units with every list and pair of parties made one node."""
    out: list[Unit] = []
    at, count = 0, len(units)
    while at < count:
        unit = units[at]
        if (
            not unit.codes
            or (unit.kind == "person" and not people)
            or not _may_go_on(units, at + 1)
        ):
            out.append(unit)
            at += 1
            continue
        members = [unit]
        strong = dashed = closed = False
        adverbial = at <= 2 and at > 0 and _place_before(units, at)
        end = at + 1
        while True:
            following, joiner = _next_member(units, end)
            if following < 0 or (units[following].kind == "person" and not people):
                break
            if joiner == "," and (adverbial or (closed and not headline)):
                break
            paired = joiner not in DASHES and _begins_pair(units, following)
            if paired or _leaves_place(units, at, units[end:following]):
                break
            if at and units[at - 1].lower == "with" and _begins_statement(units, following):
                break
            if units[following].kind == "person" and at and units[at - 1].lower in PLACES:
                break
            if (
                people
                and at > 1
                and units[following].kind in ("person", "office")
                and (unit.kind not in {"person", "office"} and _place_before(units, at))
            ):
                break
            if _begins_anew(units, at, following) or (
                people and "pair" in (unit.kind, units[following].kind)
            ):
                break
            if people and units[following].genitive and units[following].kind == "name":
                break
            if (
                units[following].kind == "adjective" != unit.kind
                and unit.kind != "list"
                and joiner not in DASHES
                and joiner != "and"
            ):
                break
            members.append(units[following])
            strong = strong or joiner != ","
            dashed = joiner in DASHES
            closed = joiner in ("and", "or", "&")
            end = following + 1
        if len(members) > 1 and _opens_clause(units, at, end):
            members, end, strong = members[:1], at + 1, True
        strong = strong or _ends_in_count(units, end)
        if len(members) == 2 and not strong and not headline:
            members = members[:1]
            end = at + 1
        if _names_part(units, at, members):
            members = members[1:]
        node = unit if len(members) == 1 else joined_node(members)
        if len(members) == 2 and dashed and node.kind == "list":
            node.kind = "pair"
        out.append(node)
        at = end
    return out


def _begins_anew(units: list[Unit], at: int, following: int) -> bool:
    """As in "The first was Finnish, and Estonia's is on the agenda": another clause."""
    next_one = units[following]
    after = units[following + 1] if following + 1 < len(units) else None
    named = next_one.genitive and after is not None and "AUX" in after.tags
    return named and units[at].kind == "adjective" and not units[at].genitive


def _names_part(units: list[Unit], at: int, members: list[Unit]) -> bool:
    """As in "the remaining two of the Nordic five, Denmark and Finland": those named are meant."""
    whole, named = members[0], members[1:]
    if whole.kind != "group" or not all(set(whole.codes).issuperset(n.codes) for n in named):
        return False
    before = {unit.lower.rpartition(" ")[2] for unit in units[max(0, at - 3) : at]}
    return bool(named) and not before.isdisjoint(_PART)


_PART = frozenset({"of", "other", "remaining"})
"""Words before a group's name that say that only a part of it is meant."""


def _leaves_place(units: list[Unit], at: int, between: list[Unit]) -> bool:
    """As in "at the summit in Italy, with Japan and Canada": Italy is only where."""
    behind = any(each.lower in ("with", "by") for each in between)
    return behind and at > 0 and units[at - 1].lower in PLACES


def _may_go_on(units: list[Unit], at: int) -> bool:
    """Whether a list or pair may go on at `at`: with another name, a mark, a conjunction."""
    if at >= len(units):
        return False
    unit = units[at]
    return bool(unit.codes) or unit.lower in _GOING_ON or "INCL" in unit.tags


_GOING_ON = JOINERS | DASHES | {"("}


def _ends_in_count(units: list[Unit], at: int) -> bool:
    """As in "Sweden, Iceland and a number of other states": a list that ends in a count."""
    if at + 1 >= len(units) or units[at].lower not in ("and", "as well as", "plus"):
        return False
    for unit in units[at + 1 : at + 5]:
        if unit.tags & {"GENERIC", "NUM"}:
            return True
        if unit.codes or unit.tags & {"AUX", "PRO"} or unit.lower == ",":
            return False
    return False


def _begins_pair(units: list[Unit], at: int) -> bool:
    """Whether a pair such as "US-Ukraine" begins at `at`, which belongs to its own noun."""
    if at + 2 >= len(units) or not units[at + 2].codes:
        return False
    dash = units[at + 1]
    return dash.lower in DASHES and not dash.spaced


def _begins_statement(units: list[Unit], at: int) -> bool:
    """As in "a pact with Ukraine and Albania's parliament has ratified its own"."""
    if units[at].kind == "office" and units[at].tags & {"PARL", "GOV"} and at + 1 < len(units):
        return bool(units[at + 1].tags & {"AUX", "PLAN"}) or "d" in units[at + 1].form
    if not units[at].genitive:
        return False
    for k in range(at + 1, min(len(units) - 1, at + 4)):
        if units[k].tags & {"PARL", "GOV", "OFFICE"}:
            return bool(units[k + 1].tags & {"AUX", "PLAN"}) or "d" in units[k + 1].form
    return False


def _opens_clause(units: list[Unit], at: int, end: int) -> bool:
    """As in "... in Italy, the United States and Ukraine are ...": the first is only a place."""
    if at == 0 or end >= len(units) or units[at + 1].lower != ",":
        return False
    if at == 1 and units[0].lower in ("unlike", "besides"):
        return True
    if units[at - 1].lower in ("with", "by") and end == at + 3 and "z" in units[end].form:
        return True
    if not _place_before(units, at):
        return False
    comma = units[at + 1].lower == ","
    return comma and (bool(units[end].tags & {"AUX"}) or "d" in units[end].form)


def _place_before(units: list[Unit], at: int) -> bool:
    """Whether the sentence opens with "In Rome," or "Outside the EU,"."""
    before = units[at - 1].lower
    if before == "the" and at > 1:
        before = units[at - 2].lower
    return before in PLACES or (before in ("of", "among") and at <= 2)


def _next_member(units: list[Unit], at: int) -> tuple[int, str]:  # noqa: C901, PLR0911
    """Where the next member of a list stands, and what joins it; -1 where the list ends."""
    count = len(units)
    if at >= count:
        return -1, ""
    joiner = units[at].lower
    if units[at].codes:
        return (at, "glued") if not units[at].spaced and not units[at - 1].genitive else (-1, "")
    if joiner == "(":
        # "Denmark (23 February), Italy": the bracket belongs to the member before it.
        close = next((k for k in range(at + 1, min(count, at + 8)) if units[k].lower == ")"), -1)
        if close < 0 or any(unit.codes for unit in units[at:close]):
            return -1, ""
        return _next_member(units, close + 1)
    if joiner in DASHES:
        near = at + 1 < count and not units[at].spaced and not units[at + 1].spaced
        return (at + 1, joiner) if near and units[at + 1].codes else (-1, "")
    if joiner not in JOINERS and "INCL" not in units[at].tags:
        return -1, ""
    if "INCL" in units[at].tags and joiner not in ("as well as", "along with", "together with"):
        return -1, ""
    k = at + 1
    while k < count and k <= at + 5 and not units[k].codes:
        word = units[k]
        if (
            word.lower in JOINERS
            or word.lower in SKIPPED
            or ("NUM" in word.tags and not word.spaced)
        ):
            joiner = word.lower if word.lower in ("and", "or", "&") else joiner
            k += 1
            continue
        if "WHEN" in word.tags or word.lower in ("last", "week", "month", "this"):
            k += 1
            continue
        return -1, ""
    if k < count and units[k].codes and k <= at + 5:
        return k, joiner
    return -1, ""


def joined_node(members: list[Unit]) -> Unit:
    """One node for the members of a list or pair."""
    head = members[0]
    node = head.twin()
    flat = [each for member in members for each in (member.members or [member])]
    codes = [code for each in flat for code in each.codes]
    node.codes = tuple(dict.fromkeys(codes))
    node.end = members[-1].end
    node.genitive = members[-1].genitive
    node.members = flat
    node.lower = " ".join(each.lower for each in members)
    tags = [member.tags for member in members]
    node.tags = frozenset().union(*tags)
    kinds = {member.kind for member in members}
    node.kind = members[-1].kind if kinds == {"adjective"} else "list"
    if members[-1].kind == "adjective":
        node.kind = "adjective"
    return node
