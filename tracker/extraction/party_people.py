"""People who stand for a party: "French President Emmanuel Macron", "parliament in Bulgaria"."""

from tracker.extraction.party_lists import joined_node
from tracker.extraction.unit import Unit

PEOPLE = frozenset({"OFFICE", "GOV", "PARL"})


_QUOTES = frozenset("\"'“”‘’«»")  # noqa: RUF001


def fold_offices(units: list[Unit]) -> list[Unit]:
    """The units with every office and its holder made one node."""
    out: list[Unit] = []
    at, count = 0, len(units)
    while at < count:
        unit = units[at]
        if not unit.tags:
            # A party has a class, as an office has.
            out.append(unit)
            at += 1
            continue
        if unit.codes and (unit.kind != "person" or unit.genitive):
            end = _people_after(units, at)
            if end > at + 1:
                out.append(_person(units[at:end], unit))
                at = end
                continue
        elif not unit.codes and not PEOPLE.isdisjoint(unit.tags):
            end, party = _of_party(units, at)
            if party is not None:
                if units[end - 1].genitive and end < count and PEOPLE & units[end].tags:
                    end += 1
                out.append(_person(units[at:end], party))
                at = end
                continue
        out.append(unit)
        at += 1
    return out


def _people_after(units: list[Unit], at: int) -> int:
    """Where "Polish Prime Minister Donald Tusk", begun at `at`, ends; `at + 1` where none is."""
    unit = units[at]
    head = unit.members[-1] if unit.members else unit
    if not (head.kind == "adjective" or unit.genitive or head.kind in ("name", "capital")):
        return at + 1
    k = at + 1
    count = len(units)
    seen = False
    if unit.genitive and k < count and units[k].kind == "person":
        return k + 1
    while k < count and k <= at + 8:
        word = units[k]
        if word.codes:
            break
        if PEOPLE & word.tags:
            seen = True
        elif not (word.tags & {"TITLE", "ORD"} or word.lower in _QUOTES):
            described = head.kind == "adjective" or unit.genitive
            if seen or not described or word.tags or not _describes(units, k):
                break
        k += 1
    if not seen or (
        head.kind in ("name", "capital") and not unit.genitive and not _acts(units, at)
    ):
        return at + 1
    return _names(units, k, unit.codes)


def _describes(units: list[Unit], at: int) -> bool:
    """Whether a word of no class stands before an office: "Romania's Supreme Defence Council"."""
    word = units[at]
    if not word.lower.isalpha() or len(word.lower) < 4 or not word.upper:
        return False
    return any(PEOPLE & after.tags and after.upper for after in units[at + 1 : at + 4])


def _acts(units: list[Unit], at: int) -> bool:
    """Whether the office right behind a bare name belongs to it: "US officials"."""
    return "," not in units[at + 1].lower


def _names(units: list[Unit], at: int, codes: tuple[str, ...]) -> int:
    """The end of a person's name that begins at `at`."""
    k, count = at, len(units)
    while k < count and k <= at + 5:
        word = units[k]
        if word.kind == "person" and (set(word.codes) & set(codes) or len(word.codes) > 1):
            return k + 1
        plain = word.upper and not word.codes and word.lower.isalpha()
        if not plain or (word.tags and not word.tags <= {"ORD", "WEAK", "VERB"}) or not word.spaced:
            break
        k += 1
    return k


def _of_party(units: list[Unit], at: int) -> tuple[int, Unit | None]:
    """As in "President of Ukraine", "Prime Minister Edi Rama of Albania"."""
    k, count = at + 1, len(units)
    while k < count and k <= at + 8:
        word = units[k]
        if word.kind == "person":
            return k + 1, word
        if word.lower in ("of", "in", "from") and k + 1 < count:
            k2 = k + 1
            if word.lower == "of" and not units[k2].codes and units[k2].upper:
                # "Ministry of Foreign Affairs of Latvia"
                skip = next(
                    (j for j in range(k2, min(count, k2 + 5)) if units[j].lower == "of"), k2
                )
                k2 = skip + 1 if skip > k2 else k2
                if k2 >= count:
                    return at, None
            if units[k2].lower in ("the", "both"):
                k2 += 1
            if k2 < count and units[k2].codes and units[k2].kind in ("name", "list", "capital"):
                place = word.lower == "in" and not (
                    units[at].tags & {"PARL", "GOV"} and not units[at].lower.endswith("council")
                )
                return (at, None) if place else (_names(units, k2 + 1, units[k2].codes), units[k2])
            return at, None
        name = word.upper and not word.codes and word.lower.isalpha() and not word.tags - {"ORD"}
        if not (name or word.tags & (PEOPLE | {"TITLE"})):
            return at, None
        k += 1
    return at, None


def _person(units: list[Unit], party: Unit) -> Unit:
    node = joined_node([units[0], units[-1]]) if len(units) > 1 else units[0]
    node.codes = party.codes
    node.members = party.members
    node.kind = "office"
    node.tags = frozenset({"PARTY"}) | frozenset(
        tag for unit in units for tag in unit.tags & PEOPLE
    )
    node.genitive = units[-1].genitive
    node.upper = units[0].upper
    return node
