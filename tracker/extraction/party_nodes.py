"""Parties in a sentence: names with their offices, lists of them, and the part they play.

"French President Emmanuel Macron" is one party, "the U.K., Germany, France ... and Portugal" one
list, "US-Ukraine" a pair. A party plays a part by what stands before and behind it: in "in Rome"
it is a place, in "Danish jets" a mere adjective; neither takes part in an agreement.
"""

from tracker.extraction.tag import NONE, Unit

_JOINERS = frozenset({",", "and", "&", "/", "or", "plus"})
_SKIPPED = frozenset(
    {
        "the", "also", "then", "now", "later", "most", "recently", "finally", "both", "neighbouring",
        "fellow", "finally", "lastly", "soon", "even", "eventually", "latterly", "its", "allies",
        "ally", "with", "by", "for", "from", "subsequently", "today", "yesterday", "yet", "non-eu",
    }
)  # fmt: skip
_DASHES = frozenset("-–—/")
_PEOPLE = frozenset({"OFFICE", "GOV", "PARL"})
_QUOTES = frozenset("\"'“”‘’«»")
_MODIFYING = frozenset({"US", "GB", "EU", "AE"})
_OF_EU = frozenset(
    {
        "member", "members", "state", "states", "country", "countries", "nation", "nations",
        "membership", "summit", "accession", "candidate", "entry", "bid", "integration", "rules",
        "law", "laws", "partners", "allies", "capitals", "aid", "funds", "budget",
    }
)  # fmt: skip
PLACES = frozenset(
    {
        "in", "at", "to", "from", "near", "into", "inside", "across", "outside", "through", "toward",
        "towards", "via", "around", "throughout", "leaving", "within", "over", "behind",
    }
)  # fmt: skip
_AGAINST = frozenset({"against", "without", "beyond", "despite", "about", "on", "under", "per"})
_LONGEST_NP = 7


def fold(units: list[Unit], *, headline: bool) -> list[Unit]:
    """The units with parties folded into nodes: `kind` list, office, pair or as they were.

    Args:
        units: A sentence's units.
        headline: Whether commas alone may join two names ("Ukraine, Belgium sign").
    """
    nodes = _lists(_guarded(units), headline=headline, people=False)
    nodes = _offices(nodes)
    nodes = _lists(nodes, headline=headline, people=True)
    for at, node in enumerate(nodes):
        if node.codes:
            node.role = _role(nodes, at)
    return nodes


def _guarded(units: list[Unit]) -> list[Unit]:
    """Take the parties out of people's names: "Luis Montenegro", "Prime Minister Montenegro"."""
    for at, unit in enumerate(units):
        if unit.kind not in ("name", "capital") or at == 0 or unit.genitive:
            continue
        before = units[at - 1]
        named = before.upper and not before.tags and before.lower.isalpha() and not before.first
        named = named and before.lower not in _JOINERS | _SKIPPED and before.lower not in _FUNCTION
        office = "OFFICE" in before.tags and not before.lower.endswith("s") and before.upper
        if (named and len(before.lower) > 1 and " " not in unit.lower) or (
            office and unit.kind == "name" and " " not in unit.lower and len(unit.lower) > 3
        ):
            unit.codes, unit.tags, unit.kind = (), NONE, ""
    return units


def _lists(units: list[Unit], *, headline: bool, people: bool) -> list[Unit]:
    out: list[Unit] = []
    at, count = 0, len(units)
    while at < count:
        unit = units[at]
        if not unit.codes or (unit.kind == "person" and not people):
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
            if joiner not in _DASHES and _begins_pair(units, following):
                break
            if units[following].kind == "person" and at and units[at - 1].lower in PLACES:
                break
            if (
                people
                and at > 1
                and units[following].kind in ("person", "office")
                and (unit.kind != "person" and unit.kind != "office" and _place_before(units, at))
            ):
                break
            if people and "pair" in (unit.kind, units[following].kind):
                break
            if people and units[following].genitive and units[following].kind == "name":
                break
            if units[following].kind == "adjective" != unit.kind and unit.kind != "list":
                if joiner not in _DASHES and joiner != "and":
                    break
            members.append(units[following])
            strong = strong or joiner != ","
            dashed = joiner in _DASHES
            closed = joiner in ("and", "or", "&")
            end = following + 1
        if len(members) > 1 and _opens_clause(units, at, end):
            members, end, strong = members[:1], at + 1, True
        if len(members) == 2 and not strong and not headline:
            members = members[:1]
            end = at + 1
        node = unit if len(members) == 1 else _joined(members)
        if len(members) == 2 and dashed and node.kind == "list":
            node.kind = "pair"
        out.append(node)
        at = end
    return out


def _begins_pair(units: list[Unit], at: int) -> bool:
    """Whether a pair such as "US-Ukraine" begins at `at`, which belongs to its own noun."""
    if at + 2 >= len(units) or not units[at + 2].codes:
        return False
    dash = units[at + 1]
    return dash.lower in _DASHES and not dash.spaced


def _opens_clause(units: list[Unit], at: int, end: int) -> bool:
    """ "... summit in Italy, the United States and Ukraine are ...": the first is only a place."""
    if at == 0 or end >= len(units) or units[at + 1].lower != ",":
        return False
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


def _next_member(units: list[Unit], at: int) -> tuple[int, str]:
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
    if joiner in _DASHES:
        near = at + 1 < count and not units[at].spaced and not units[at + 1].spaced
        return (at + 1, joiner) if near and units[at + 1].codes else (-1, "")
    if joiner not in _JOINERS and "INCL" not in units[at].tags:
        return -1, ""
    if "INCL" in units[at].tags and joiner not in ("as well as", "along with", "together with"):
        return -1, ""
    k = at + 1
    while k < count and k <= at + 5 and not units[k].codes:
        word = units[k]
        if (
            word.lower in _JOINERS
            or word.lower in _SKIPPED
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


def _joined(members: list[Unit]) -> Unit:
    """One node for the members of a list or pair."""
    head = members[0]
    node = Unit.__new__(Unit)
    for name in Unit.__slots__:
        setattr(node, name, getattr(head, name))
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


def _offices(units: list[Unit]) -> list[Unit]:
    out: list[Unit] = []
    at, count = 0, len(units)
    while at < count:
        unit = units[at]
        if unit.codes and (unit.kind != "person" or unit.genitive):
            end = _people_after(units, at)
            if end > at + 1:
                out.append(_person(units[at:end], unit))
                at = end
                continue
        elif _PEOPLE & unit.tags and not unit.codes:
            end, party = _of_party(units, at)
            if party is not None:
                if units[end - 1].genitive and end < count and _PEOPLE & units[end].tags:
                    end += 1
                out.append(_person(units[at:end], party))
                at = end
                continue
        out.append(unit)
        at += 1
    return out


def _people_after(units: list[Unit], at: int) -> int:
    """Where "Polish Prime Minister Donald Tusk", begun at `at`, ends; `at + 1` where it does not."""
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
        if _PEOPLE & word.tags:
            seen = True
        elif not (word.tags & {"TITLE", "ORD"} or word.lower in _QUOTES):
            break
        k += 1
    if not seen or (
        head.kind in ("name", "capital") and not unit.genitive and not _acts(units, at)
    ):
        return at + 1
    return _names(units, k, unit.codes)


def _acts(units: list[Unit], at: int) -> bool:
    """Whether the office right behind a bare name belongs to it: "US officials", "UK government"."""
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
    """ "President of Ukraine", "Prime Minister Edi Rama of Albania", "parliament in Bulgaria"."""
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
                    units[at].tags & {"PARL", "GOV"} and units[at].lower not in ("council",)
                )
                return (at, None) if place else (_names(units, k2 + 1, units[k2].codes), units[k2])
            return at, None
        name = word.upper and not word.codes and word.lower.isalpha() and not word.tags - {"ORD"}
        if not (name or word.tags & (_PEOPLE | {"TITLE"})):
            return at, None
        k += 1
    return at, None


def _person(units: list[Unit], party: Unit) -> Unit:
    node = _joined([units[0], units[-1]]) if len(units) > 1 else units[0]
    node.codes = party.codes
    node.members = party.members
    node.kind = "office"
    node.tags = frozenset({"PARTY"}) | frozenset(
        tag for unit in units for tag in unit.tags & _PEOPLE
    )
    node.genitive = units[-1].genitive
    node.upper = units[0].upper
    return node


def _role(nodes: list[Unit], at: int) -> str:
    """What part the party at `at` plays: arg, mod (of an agreement), with, by, place, none, ..."""
    node = nodes[at]
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    head = node.members[-1] if node.members and node.kind != "office" else node
    if node.kind != "office" and after is not None:
        compound = after.lower in _DASHES and not after.spaced
        if compound and at + 2 < len(nodes) and not nodes[at + 2].spaced:
            return "mod" if _np_head(nodes, at + 1) else "none"
    if node.kind == "adjective" or node.genitive or head.kind == "adjective":
        found = _np_head(nodes, at)
        if found:
            return "mod"
        peoples = node.kind == "adjective" and head.lower.endswith("s") and not node.genitive
        if node.kind == "adjective" and (peoples or _people_act(nodes, at)):
            return _by_preposition(nodes, at)
        elliptic = after is None or after.lower in ("by", ",", ".", "and", "with", "on", "in")
        return "arg" if node.genitive and elliptic and node.kind != "adjective" else "none"
    if head.kind in ("name", "list", "pair") and after is not None and node.kind != "office":
        if _np_head(nodes, at) and not after.codes:
            return "mod" if _near_head(nodes, at) else _by_preposition(nodes, at)
        if head.codes[-1] == "EU" and after.lower in _OF_EU:
            return "none"
        if head.codes[-1] in _MODIFYING and _noun_like(after):
            return "none"
    return _by_preposition(nodes, at)


_AFTER_PEOPLE = frozenset({",", ".", "and", "to", ")", "on", "in", "at", "last", "too", "also"})


def _people_act(nodes: list[Unit], at: int) -> bool:
    """ "The Germans intend", "with the Americans and the British": a people for its state."""
    before = nodes[at - 1].lower if at else ""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    if before not in ("the", "with", "by") and at:
        return False
    ends = (
        after is None
        or after.lower in (",", ".", "and", "to", ")")
        or bool(after.tags & {"AUX", "PLAN", "WANT", "WEAK", "ALREADY"})
    )
    return ends or bool(after is not None and after.form and "z" not in after.form)


def _noun_like(word: Unit) -> bool:
    return not word.tags and not word.upper and word.lower.isalpha() and word.lower not in _FUNCTION


_FUNCTION = frozenset(
    {
        "and", "or", "the", "a", "an", "as", "is", "has", "at", "too", "also", "both", "not", "now",
        "alone", "themselves", "itself", "respectively", "last", "this", "each", "then", "there",
        "today", "yesterday", "tomorrow", "included", "so", "all", "to", "jointly", "formally",
        "officially", "finally", "still", "again", "together", "only", "just", "never", "ever",
    }
)  # fmt: skip


def _np_head(nodes: list[Unit], at: int) -> bool:
    """Whether the noun phrase that the party at `at` begins has the agreement or talks for head."""
    for k in range(at + 1, min(len(nodes), at + 1 + _LONGEST_NP)):
        word = nodes[k]
        tags = word.tags
        if tags & {
            "AGR",
            "AGRNAME",
            "TALKS",
            "SIGNN",
            "DECL",
            "PROGRESS",
            "RATN",
            "STOPN",
            "TOPIC",
            "PROAGR",
        }:
            return "AUX" not in tags
        if word.codes:
            if word.role in ("", "mod") and (word.kind in ("adjective", "name") or word.genitive):
                continue
            return False
        if tags & {"AUX", "PREP", "SUBJ", "CONJ", "PLAN", "WEAK"} and word.lower != "future":
            return False
        if (
            word.form
            and word.lower not in ("signed", "planned", "proposed", "support")
            and ("g" not in word.form)
        ):
            return False
        if word.lower in ",;:.()" or word.lower in ("and", "or", "the", "a", "an"):
            return False
    return False


def _near_head(nodes: list[Unit], at: int) -> bool:
    after = nodes[at + 1]
    return bool(after.tags & {"AGR", "AGRNAME", "TALKS", "SIGNN", "TOPIC"}) or (
        after.lower in ("security", "bilateral", "long-term", "defence", "defense", "guarantee")
    )


_SKIPPED_BEFORE = frozenset(
    {"the", "both", "its", "neighbouring", "a", "fellow", "southern", "northern", "western",
     "eastern", "central", "nearby", "today's"}
)  # fmt: skip
_ENVOYS = frozenset({"ambassador", "envoy", "embassy", "ambassadors"})
_OF = _PEOPLE | {"AGR", "AGRNAME", "SIGNN", "GENERIC", "JOINN"}


def _by_preposition(nodes: list[Unit], at: int) -> str:
    k = at - 1
    while k >= 0 and (nodes[k].lower in _SKIPPED_BEFORE):
        k -= 1
    if k < 0:
        return "arg"
    word = nodes[k]
    before = nodes[k - 1] if k else None
    lower = word.lower
    if lower in PLACES:
        if before is not None and before.tags & {"PARL", "GOV"} and lower in ("in", "from", "at"):
            return "arg"
        if lower == "to" and before is not None and before.tags & {"AGR", "AGRNAME", "TOPIC"}:
            return "with"
        if before is not None and _ENVOYS & set(before.lower.split()) and lower in ("to", "in"):
            return "arg"
        return "place" if nodes[at].kind != "office" and nodes[at].kind != "person" else "none"
    if lower in ("with", "between"):
        return "with"
    if lower == "by":
        return "by"
    if lower == "of" and before is not None and before.lower == "turn":
        return "arg"
    if lower == "of":
        if before is not None and before.tags & _OF:
            return "of"
        return "none"
    if lower == "for":
        return "for"
    if "COMPARE" in word.tags or lower in ("after", "following", "besides", "beside"):
        return "cmp"
    if word.lower in ("together with", "along with", "alongside"):
        return "none"
    if "INCL" in word.tags:
        return "incl"
    if lower == "on" and nodes[at].kind == "office" and nodes[at].lower.endswith("side"):
        return "arg"
    if lower in _AGAINST or lower.startswith("according"):
        return "none"
    return "arg"
