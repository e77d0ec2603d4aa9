"""What part a party plays in its sentence, by what stands before and behind it."""

from tracker.extraction.party_lists import DASHES, PLACES
from tracker.extraction.party_people import PEOPLE
from tracker.extraction.unit import Unit

_MODIFYING = frozenset({"US", "GB", "EU", "AE"})


_OF_EU = frozenset({"member", "members", "state", "states", "country", "countries", "nation",
                    "nations", "membership", "summit", "accession", "candidate", "entry", "bid",
                    "integration", "rules", "law", "laws", "partners", "allies", "capitals", "aid",
                    "funds", "budget"})  # fmt: skip


_AGAINST = frozenset({"against", "without", "beyond", "despite", "about", "on", "under", "per"})


_LONGEST_NP = 7


def role_of(nodes: list[Unit], at: int) -> str:  # noqa: C901, PLR0911
    """What part the party at `at` plays: arg, mod (of an agreement), with, by, place, none, ..."""
    node = nodes[at]
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    head = node.members[-1] if node.members and node.kind != "office" else node
    if node.kind != "office" and after is not None:
        compound = after.lower in DASHES and not after.spaced
        if compound and at + 2 < len(nodes) and not nodes[at + 2].spaced:
            return "mod" if _np_head(nodes, at + 1) else "none"
    if node.genitive and after is not None and after.lower == "turn":
        return "arg"
    if node.kind == "capital" and not node.genitive and after and after.lower in _MEETINGS:
        return "place"
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


_MEETINGS = frozenset({"summit", "conference", "forum", "gathering"})
_AFTER_PEOPLE = frozenset({",", ".", "and", "to", ")", "on", "in", "at", "last", "too", "also",
                           "there", "again", "then", "now", "over", "about", "for", "as", ":", ";",
                           "yesterday", "today"})  # fmt: skip


def _people_act(nodes: list[Unit], at: int) -> bool:
    """As in "The Germans intend", "with the Americans and the British": a people for its state."""
    before = nodes[at - 1].lower if at else ""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    if before not in ("the", "with", "by") and at:
        return False
    ends = (
        after is None
        or after.lower in _AFTER_PEOPLE
        or bool(after.tags & {"AUX", "PLAN", "WANT", "WEAK", "ALREADY"})
    )
    return ends or bool(after is not None and after.form and "z" not in after.form)


def _noun_like(word: Unit) -> bool:
    return not word.tags and not word.upper and word.lower.isalpha() and word.lower not in FUNCTION


FUNCTION = frozenset(
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
            "FORCEN",
            "JOINN",
            "WANT",
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


_HOSTED = frozenset({"hosted", "chaired", "organised", "organized", "convened", "moderated"})
_SKIPPED_BEFORE = frozenset(
    {"the", "all", "both", "its", "neighbouring", "a", "fellow", "southern", "northern", "western",
     "eastern", "central", "nearby", "today's"}
)  # fmt: skip


_GOING = frozenset(
    {"leaves", "left", "leave", "visits", "visited", "visit", "visiting", "reached", "reaches"}
)


_DELEGATES = frozenset(
    {"experts", "officials", "negotiators", "delegations", "teams", "diplomats", "ministers",
     "envoys", "representatives", "lawyers", "specialists", "advisers", "advisors", "leaders",
     "negotiating teams"}
)  # fmt: skip


_LYING = frozenset(
    {"republic", "country", "border", "frontier", "state", "sea", "region", "corridor", "strip",
     "route", "line", "railway", "road", "bridge", "match", "ferry", "crossing", "flights",
     "wedged",
     "sandwiched", "squeezed", "trade", "traffic", "quarrel", "dispute", "pipeline", "midway"}
)  # fmt: skip


_ENVOYS = frozenset({"ambassador", "envoy", "embassy", "ambassadors"})


_RECEIVED = frozenset({"received", "receives", "got", "obtained"})


_DEEDS = frozenset({"decision", "step", "move", "intention", "readiness", "willingness", "desire",
                    "entry", "wish", "commitment", "plan", "agreement", "institutions",
                    "leadership"})  # fmt: skip


_OF = PEOPLE | {"AGR", "AGRNAME", "SIGNN", "GENERIC", "JOINN"}


def _by_preposition(nodes: list[Unit], at: int) -> str:  # noqa: C901, PLR0911, PLR0912
    k = at - 1
    while k >= 0 and (nodes[k].lower in _SKIPPED_BEFORE):
        k -= 1
    if k < 0:
        return "arg"
    word = nodes[k]
    before = nodes[k - 1] if k else None
    lower = word.lower
    if nodes[at].kind == "capital" and lower in _GOING:
        return "place"
    named = nodes[at].kind in ("name", "capital")
    if (
        lower == ","
        and named
        and k > 1
        and nodes[k - 1].upper
        and not nodes[k - 1].tags
        and nodes[k - 2].lower in PLACES
    ):
        # "in Davos, Switzerland"
        return "place"
    if lower in PLACES:
        house = before is not None and before.tags & {"PARL", "GOV"} and "OCC" not in before.tags
        if house and lower in ("in", "from", "at"):
            return "arg"
        if before is not None and lower == "from" and before.lower in _DELEGATES:
            return "arg"
        if lower == "to" and before is not None and before.tags & {"AGR", "AGRNAME", "TOPIC"}:
            return "with"
        if lower == "from" and any(n.lower in _RECEIVED for n in nodes[max(0, k - 8) : k]):
            return "with"
        if before is not None and _ENVOYS & set(before.lower.split()) and lower in ("to", "in"):
            return "arg"
        return "place" if nodes[at].kind != "office" and nodes[at].kind != "person" else "none"
    if lower == "between" and before is not None and before.lower in _LYING:
        return "place"
    if lower in ("with", "between"):
        return "with"
    if lower == "by":
        return "none" if before is not None and before.lower in _HOSTED else "by"
    if lower == "of" and before is not None and before.lower == "turn":
        return "arg"
    if lower == "of":
        every = before is not None and before.lower == "one" and k > 1
        if every and nodes[k - 2].lower in ("every", "each"):
            return "arg"
        meant = before is not None and before.lower in ("those", "that", "the one", "the ones")
        if before is not None and (
            meant or before.tags & _OF or before.lower in _DEEDS | _DELEGATES
        ):
            return "of"
        return "none"
    if lower == "for":
        return "for"
    if (
        nodes[at].kind == "capital"
        and not (at + 1 < len(nodes) and nodes[at + 1].tags & {"AUX", "SIGN", "CONCLUDE"})
        and lower in ("after", "since", "before")
        and (
            before is not None
            and before.lower
            in ("soon", "shortly", "just", "months", "weeks", "days", "right", "long")
        )
    ):
        return "place"
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
