"""The times of one party among several that have their own.

"Denmark (23 February), Canada and Italy (both 24 February)", "in April Finland and Latvia, in May
Spain", "similar to those with Britain and, on Friday, Denmark".
"""

import re
from dataclasses import replace
from itertools import pairwise

from tracker.extraction.clause import Clause
from tracker.extraction.mention import Mention
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.time_turns import (
    AND_WHO,
    by_country,
    former_and_latter,
    last_of_list,
    latter_alone,
    of_ellipsis,
    of_own_turn,
)
from tracker.extraction.unit import Unit


def times_of_member(
    mention: Mention, spans: tuple[TimeSpan, ...], home: str
) -> list[TimeSpan] | None:
    """The times that the sentence gives to the mention's party alone; None where it gives none."""
    node = mention.node
    dated = [s for s in spans if s.kind not in ("duration", "clock", "vague")]
    if any(s.kind in {"day", "weekday"} for s in dated):
        # "In 2024 it signed: on 12 January with Britain, ..." tells the year of all.
        dated = [s for s in dated if s.kind != "year" and (s.unit, s.base) != ("year", "told")]
    if node is None or not dated:
        return None
    text, base = mention.sentence.text, mention.sentence.start
    clauses = mention.clauses or (mention.finding.clause,)
    names = [n for n in _names(clauses, home) if n.start >= base]
    own = _bracketed(node, names, dated, text, base)
    if own is not None:
        return [own]
    dated = [s for s in dated if _bracket(text, s) is None]
    elliptic = of_ellipsis(node, names, dated, text, base)
    if elliptic == dated[-1:]:
        return elliptic
    dated = dated if elliptic is None else elliptic
    for rule in _RULES:
        found = rule(node, names, dated, text, base)
        if found is not None:
            return found
    clause = next((c for c in mention.clauses if _owner(c, node)), None)
    followed = _followed(mention, node, clause, dated, home) if clause is not None else None
    return elliptic if followed is None else followed


def without_brackets(mention: Mention, spans: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
    """The times without those in brackets, which are other parties' in a list of several."""
    bare = tuple(s for s in spans if _bracket(mention.sentence.text, s) is None)
    return bare if len(spans) - len(bare) > 1 else spans


def _names(clauses: tuple[Clause, ...], home: str) -> list[Unit]:
    """The parties that a sentence names, each member of a list by itself, in its order."""
    found: dict[int, Unit] = {}
    for clause in clauses:
        for node in clause.nodes:
            for each in parties_of(node):
                if set(each.codes) != {home}:
                    # Clauses that share a subject both hold it: it is named once.
                    found.setdefault(each.start, each)
    return [found[start] for start in sorted(found)]


def parties_of(node: Unit) -> list[Unit]:
    """The parties that a node names, each member of a list by itself."""
    members = node.members if len(node.members) > 1 else [node]
    return [n for n in members if n.codes]


_OPEN = re.compile(
    r"\(\s?(?:(?:both|all|each|signed|dated|concluded|on|in|the)\s)*$", re.IGNORECASE
)
_JOINING = frozenset({"and", "the", "with", "as", "well", "then", "also", "both", "in", "at"})
_BEING = frozenset({"was", "is", "came", "one", "other", "first", "second"})
_WORD = re.compile(r"\w+")


def _bracket(text: str, span: TimeSpan) -> int | None:
    """Where the bracket opens in which a time stands alone; None where it stands in none."""
    if text[span.start : span.start + 1] == "(":
        return span.start
    match = _OPEN.search(text[max(0, span.start - 40) : span.start])
    return max(0, span.start - 40) + match.start() if match is not None else None


def _bracketed(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> TimeSpan | None:
    """The time in the next brackets behind a name, with nothing but names between."""
    for span in dated:
        opened = _bracket(text, span)
        if opened is None or opened + base < node.end:
            continue
        between = text[node.end - base : opened]
        for other in names:
            if node.end <= other.start and other.end <= opened + base:
                start, end = other.start - node.end, other.end - node.end
                between = between[:start] + " " * (end - start) + between[end:]
        words = {word.lower() for word in _WORD.findall(_SIGNS_IN.sub(" ", between, count=1))}
        return span if words <= _JOINING | _BEING and ")" not in between else None
    return None


_SIGNS_IN = re.compile(
    r"\s(?:(?:signs?|signed|signing|(?:did|does)\sso|followed|follows|came|comes)\s)?"
    r"(?:in|at)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|\s(?:signs|signed|followed|follows)(?:\s(?:in|at))?(?=\s{1,40}$)"
)
"""What one does at the time in brackets: "the president signs in Kharkiv (1 March)"."""

_AND = re.compile(r"(?i)(?!\s[io]n\s\Z),?\s(?:and\s|n?or\s)?(?:[io]n\s)?(?:the\s)?(?:also\s)?")


def _respective(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "Croatia and Albania signed in October 2024 and January 2025": the times in turn."""
    own = by_country(names)
    dated = _respectively(dated, text, len(own))
    listed = [n for n in own if dated and n.end - base <= dated[0].start][-len(dated) :]
    mixed = len({s.kind == "occasion" for s in dated}) > 1
    if mixed or len(dated) < 2 or len(listed) != len(dated):
        # "sealed at the summit two days earlier" is one time.
        return None
    for one, other in pairwise(dated):
        if not _AND.fullmatch(text[one.end : other.start]):
            return None
    for here, there in pairwise(listed):
        between = text[here.end - base : there.start - base]
        if not (_AND.fullmatch(between) or AND_WHO.fullmatch(between)):
            return None
    return [s for s, n in zip(dated, listed, strict=True) if n.codes == node.codes] or None


def _respectively(dated: list[TimeSpan], text: str, parties: int) -> list[TimeSpan]:
    """The times that "on Friday and Thursday respectively" deals out, where it says so."""
    at = next((k for k, s in enumerate(dated) if _EACH.match(text, s.end)), None)
    if at is None:
        return dated
    first = at
    for one, other in pairwise(reversed(dated[max(0, at + 1 - parties) : at + 1])):
        if not _AND.fullmatch(text[other.end : one.start]):
            break
        first -= 1
    return dated[first : at + 1]


_EACH = re.compile(r",?\srespectively\b")
_BEFORE = re.compile(r"(?:\band|,|;|\bthen)\s?,?\s(?:(?:on|in|since)\s)?(?:the\s)?$", re.IGNORECASE)
_BEHIND = re.compile(
    r",?\s(?:(?:still\s)?(?:in|at)\s[A-Z]\w+,?\s)?(?:by\s|with\s)?(?:the\s)?", re.IGNORECASE
)


def _fronted(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "with Britain, France and, on Friday, Denmark": the time before the last one's name."""
    # A semicolon ends what the times before it tell.
    dated = [s for s in dated if text.rfind(";", 0, s.start) <= node.start - base]
    if len(dated) != 1:
        return None
    span = dated[0]
    if not _BEFORE.search(text[max(0, span.start - 16) : span.start]):
        return None
    stop = _BEHIND.match(text, span.end)
    meant = next((n for n in names if stop is not None and n.start - base == stop.end()), None)
    if meant is None or not any(n.end - base <= span.start for n in names):
        return None
    if node is meant:
        return [replace(span, relation="at")]
    # Only names of one list share their verb's other times; another clause has its own.
    between = text[node.end - base : span.start]
    alike = node.end - base <= span.start and not re.search(r"[.;:]", between)
    words = {w.lower() for w in _WORD.findall(between)}
    known = {w.lower() for n in names for w in _WORD.findall(n.lower)}
    return [] if alike and words <= known | _JOINING | {"on", "in", "by"} else None


_NEXT = re.compile(r",?\s(?:(?:in|at)\s[A-Z]\w+,?\s)?(?:(?:on|in)\s)?(?:the\s)?$")


def _trailed(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "the United States on 3 August and Britain on the 11th": the time behind the name."""
    if len(dated) < 2:
        return None
    meant = [_just_before(span, names, text, base) for span in dated]
    if None in meant:
        return None
    at = node.start
    return [s for s, n in zip(dated, meant, strict=True) if n and n.start <= at < n.end] or None


def _just_before(span: TimeSpan, names: list[Unit], text: str, base: int) -> Unit | None:
    """The name that stands right before a time."""
    before = [n for n in names if n.end - base <= span.start]
    if not before or not _NEXT.fullmatch(text[before[-1].end - base : span.start]):
        return None
    return before[-1]


def _led(
    node: Unit, names: list[Unit], dated: list[TimeSpan], text: str, base: int
) -> list[TimeSpan] | None:
    """As in "in April Finland and Latvia, in May Spain": each name has the time before it."""
    if len(dated) < 2 or len(names) < 2 or dated[0].start > names[0].start - base:
        return None
    if dated[-1].start > names[-1].start - base:
        return None
    for span in dated:
        stop = _BEHIND.match(text, span.end)
        if stop is None or all(n.start - base != stop.end() for n in names):
            return None
    before = [s for s in dated if s.end <= node.start - base]
    return before[-1:] or None


def _followed(
    mention: Mention, node: Unit, clause: Clause, dated: list[TimeSpan], home: str
) -> list[TimeSpan] | None:
    """As in "the British one on 12 January in Kyiv, the German one on 16 February in Berlin"."""
    base = mention.sentence.start
    if len(dated) < 2:
        return None
    owner = _owner(clause, node)
    inner = owner.members if owner is not None and len(owner.members) > 1 else []
    if any(owner.start <= base + s.start < owner.end for s in dated if owner is not None):
        stops = [*(m.start for m in inner[1:]), (owner.end if owner else 0) + 18]
        at = inner.index(node) if node in inner else 0
        return [s for s in dated if node.end <= base + s.start < stops[at]]
    named = [
        n
        for n in clause.nodes
        if n.codes and set(n.codes) != {home} and n.role in ("arg", "mod", "with", "by", "cmp")
    ]
    at = next((k for k, each in enumerate(named) if each is owner), -1)
    if at < 0 or len(named) < 2:
        return None
    bounds = [*(n.start for n in named[1:]), clause.end]
    groups = [
        [s for s in dated if named[k].end <= base + s.start < bounds[k]] for k in range(len(named))
    ]
    return groups[at] if sum(1 for group in groups if group) > 1 else None


def _owner(clause: Clause, node: Unit) -> Unit | None:
    """The node of `clause` that is `node` or holds it in its list."""
    return next((n for n in clause.nodes if n is node or node in n.members), None)


_RULES = (former_and_latter, last_of_list, latter_alone, _respective, _fronted, _trailed, _led,
          of_own_turn)  # fmt: skip
"""The rules for times without brackets, the surest first."""
