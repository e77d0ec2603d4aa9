"""The last layer: for each party one report of a kind, with its date and its evidence."""

from dataclasses import dataclass

from tracker.articles.article import Article
from tracker.domain.dates import Edtf, first_day
from tracker.domain.events import KINDS, Evidence, Report, SigningPostponed, SigningScheduled
from tracker.dossiers.dossier import Dossier
from tracker.extraction.anchor import Anchor
from tracker.extraction.arbitrate import Candidate, arbitrate
from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.dating import UNKNOWN, Resolved, when
from tracker.extraction.discourse import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Unit
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.times import find_times

_LEAD = 1
_WORDS = 30
_BACKGROUND_KINDS = frozenset({"signed", "declaration_joined", "ratified", "entered_into_force"})


@dataclass(frozen=True, slots=True)
class _Page:
    article: Article
    dossier: Dossier
    anchor: Anchor
    reader: str
    lead: frozenset[int]
    spans: dict[int, tuple[TimeSpan, ...]]


def resolve_all(  # noqa: PLR0913
    mentions: list[Mention],
    sentences: tuple[Sentence, ...],
    article: Article,
    dossier: Dossier,
    anchor: Anchor,
    reader: str,
    *,
    put_off: bool = False,
) -> tuple[Report, ...]:
    """The reports that `mentions` come to, in the order of their evidence."""
    body = [s.number for s in sentences if s.section == "body"][:_LEAD]
    titles = [s.number for s in sentences if s.section == "title"]
    page = _Page(article, dossier, anchor, reader, frozenset([*body, *titles]), {})
    candidates = [c for mention in mentions if (c := _candidate(mention, page)) is not None]
    reports = [_report(rows, page) for rows in arbitrate(candidates, put_off=put_off)]
    return tuple(sorted(reports, key=lambda r: (r.evidence.start, r.party, r.kind)))


def _times(sentence: Sentence, page: _Page) -> tuple[TimeSpan, ...]:
    known = page.spans.get(sentence.number)
    if known is None:
        known = page.spans[sentence.number] = find_times(sentence.text, page.dossier.occasions)
    return known


def _candidate(mention: Mention, page: _Page) -> Candidate | None:
    finding = mention.finding
    sentence = mention.sentence
    spans = _times(sentence, page)
    own, told = _split(mention, spans, page.dossier.home)
    kind = finding.kind
    planned = [s for s in own if _plans(s)]
    occasion = _occasion_word(mention)
    if finding.timed == "finalise-timed":
        trip = any(
            "TRAVEL" in node.tags or node.lower in ("go", "come", "trip", "visit")
            for clause in mention.clauses
            for node in clause.nodes
        )
        if trip and planned:
            kind = "signing_scheduled"
    elif finding.timed and (planned or occasion or _same_day(mention)):
        kind = finding.timed
    elif finding.soon and _soon(mention, own):
        kind = finding.soon
    if not kind:
        return None
    direction = "future" if kind in ("signing_scheduled", "was_planned") else "past"
    if kind in ("signing_scheduled", "was_planned"):
        date = when(planned, page.anchor, "future" if kind == "signing_scheduled" else "none")
        published = page.anchor.published
        if date.on is None and not planned and published is not None and _same_day(mention):
            date = Resolved(Edtf(published), "relative")
    elif kind in ("talks_close", "intent_declared", "text_agreed"):
        date = when(
            [s for s in own if s.direction != "future" and s.relation == "at"], page.anchor, "past"
        )
        said_so = any("d" in n.form and "n" in n.form for n in finding.clause.nodes)
        if finding.mood in ("plan", "hope", "close", "ready", "weak") or (
            finding.mood == "want" and not said_so
        ):
            date = UNKNOWN
    else:
        date = when(_ordered(own, mention), page.anchor, direction)
    if date.on is None and len(mention.clauses) > 1 and mention.clauses[1].kind == "colon":
        # "2023-10-04 - In Granada ...": a timeline's day stands before its entry.
        first = mention.clauses[0]
        opening = [s for s in spans if sentence.start + s.start < first.end]
        if len(first.nodes) <= 7 and kind != "signing_scheduled":
            date = when(opening, page.anchor, "past")
    if date.on is None and mention.context is not None and kind == "signed":
        date = when(_times(mention.context, page), page.anchor, "past")
    if kind != "signing_scheduled":
        date = _not_after(date, page.anchor)
    said = _not_after(when(told, page.anchor, "past"), page.anchor)
    lead = sentence.number in page.lead
    spans = tuple(planned if kind == "signing_scheduled" else own)
    return Candidate(mention, kind, date, said, lead, bool(planned), spans)


def _not_after(date: Resolved, anchor: Anchor) -> Resolved:
    """What has happened does not lie after the day of publication."""
    if date.on is None or anchor.published is None or first_day(date.on) <= anchor.published:
        return date
    return UNKNOWN


def _split(
    mention: Mention, spans: tuple[TimeSpan, ...], home: str
) -> tuple[list[TimeSpan], list[TimeSpan]]:
    """The times of the mention's own clause, and those of who told it."""
    sentence = mention.sentence
    base = sentence.start
    own: list[TimeSpan] = []
    near: list[TimeSpan] = []
    told: list[TimeSpan] = []
    clause = mention.finding.clause
    if mention.source in ("header", "list"):
        return list(spans), []
    member = _of_member(mention, spans, home)
    if member is not None:
        return member, []
    for span in spans:
        at = base + span.start
        holder = _holder(mention.clauses, at)
        if holder is None or holder is clause:
            if not _blocked(mention, span):
                own.append(span)
        elif holder.kind == "sub" and holder.opener in (
            "before",
            "after",
            "until",
            "when",
            "while",
        ):
            own.append(span)
        elif "SAY" in holder.tags and not holder.tags & {"SIGN", "SIGNN"}:
            told.append(span)
        elif holder.kind in ("sub", "reduced", "coord", "main", "paren") and not (
            holder.tags & {"SIGN", "SIGNN", "RATIFY", "FORCE", "BEGIN"}
        ):
            if _lends(holder, mention, home):
                near.append(span)
    if not any(span.is_date for span in own):
        own += near
    return own, told


def _lends(holder: Clause, mention: Mention, home: str) -> bool:
    """Whether a clause beside the mention's own may date it: not one about another party."""
    if any(
        node.codes and node.role == "arg" and not set(node.codes) <= {home, mention.party}
        for node in holder.nodes
    ):
        return False
    several = len([c for c in mention.clauses if c.tags & {"SIGN", "TALKS"}]) > 1
    return not several or holder.kind == "main"


def _blocked(mention: Mention, span: TimeSpan) -> bool:
    """Whether a time belongs to something else told behind the predicate.

    "the declaration adopted on 12 July", "the pledge given in 2023", "one billion for 2024".
    """
    at = mention.sentence.start + span.start
    head = mention.finding.head
    if span.kind == "year" and mention.sentence.text[: span.start].rstrip().endswith(_BUDGETS):
        return True
    if at < head.end:
        return False
    nodes = mention.finding.clause.nodes
    for k, node in enumerate(nodes):
        if not head.end <= node.start < at:
            continue
        if node.tags & {"DECL", "DECLN"} and not mention.finding.kind.startswith("declaration"):
            return True
        adjectival = "n" in node.form and "z" not in node.form and node.tags & VERBS
        if adjectival and k and "AUX" not in nodes[k - 1].tags and nodes[k - 1].lower not in _LINKS:
            return node not in mention.finding.cues
    return False


_BUDGETS = (" for", " during", " of", " through", " until", "(", " from")
_LINKS = frozenset({"and", "to", ",", "or", "has", "have"})


def _of_member(mention: Mention, spans: tuple[TimeSpan, ...], home: str) -> list[TimeSpan] | None:
    """The times of one party among several that have their own; None where they have not.

    "Denmark (23 February), Italy (24 February)", "the British one on 12 January in Kyiv, the
    German one on 16 February in Berlin".
    """
    node = mention.node
    clause = next((c for c in mention.clauses if node is not None and _owner(c, node)), None)
    if node is None or clause is None or len(spans) < 2:
        return None
    base = mention.sentence.start
    dated = [s for s in spans if s.kind not in ("duration", "clock", "vague")]
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


def _holder(clauses: tuple[Clause, ...], at: int) -> Clause | None:
    return next((c for c in clauses if c.start <= at < c.end), None)


def _ordered(spans: list[TimeSpan], mention: Mention) -> list[TimeSpan]:
    head = mention.finding.head
    base = mention.sentence.start
    start, end = head.start - base, head.end - base

    def distance(span: TimeSpan) -> int:
        # What follows a verb dates it sooner than what stands before.
        return span.start - end if span.start >= start else 2 * (start - span.end) + 8

    return sorted(spans, key=distance)


def _plans(span: TimeSpan) -> bool:
    """Whether the time is one that a signing can be set for."""
    if span.kind in ("vague", "duration", "clock"):
        return False
    if span.direction == "past":
        return False
    return not (span.kind == "shift" and span.direction == "future" and span.unit in ("month",) and
                span.amount > 1)  # fmt: skip


def _occasion_word(mention: Mention) -> bool:
    """Whether an occasion without a known day is told: "during his visit to Madrid"."""
    nodes = mention.finding.clause.nodes
    if any(
        "TRAVEL" in c.tags and any(n.lower == "there" for n in c.nodes) for c in mention.clauses
    ):
        return True
    for at, node in enumerate(nodes):
        if "OCC" in node.tags and any(
            "PREPOCC" in each.tags for each in nodes[max(0, at - 6) : at]
        ):
            return True
    return False


def _same_day(mention: Mention) -> bool:
    """Whether the day of publication is meant: "at midday", "later in the day", "this evening"."""
    text = mention.sentence.text.lower()
    return mention.finding.mood in ("plan", "hope") and any(word in text for word in _TODAY)


_TODAY = ("at midday", "at noon", "later in the day", "later today", "this evening", "tonight",
          "this afternoon", "in the evening")  # fmt: skip


def _soon(mention: Mention, spans: list[TimeSpan]) -> bool:
    return "SOON" in mention.finding.clause.tags or any(
        s.kind == "vague" and s.direction == "future" for s in spans
    )


def _report(rows: list[Candidate], page: _Page) -> Report:
    first = rows[0]
    mention = first.mention
    finding = mention.finding
    date, planned = _date(rows, page)
    extra: dict[str, Edtf | None] = {}
    kind = KINDS[first.kind]
    if kind in (SigningScheduled, SigningPostponed):
        extra["planned_for"] = planned.on
    background = all(_is_background(row) for row in rows)
    made = kind(  # type: ignore[call-arg]
        dossier=page.dossier.id,
        article=page.article.id,
        evidence=_evidence(mention, page.article.text),
        rule=finding.rule,
        reader=page.reader,
        cues=tuple(sorted({(cue.start, cue.end) for cue in finding.cues})),
        trace=_trace(first),
        party=mention.party,
        happened_on=date.on,
        basis=date.basis,
        told_as="background" if background else "news",
        occasion=planned.occasion or date.occasion,
        **extra,
    )
    return made  # type: ignore[return-value]


def _is_background(row: Candidate) -> bool:
    clause = row.mention.finding.clause
    return row.mention.background or row.mention.listed or clause.kind in ("rel", "sub")


def _date(rows: list[Candidate], page: _Page) -> tuple[Resolved, Resolved]:
    """When it happened, and for a schedule for when it is planned."""
    kind = rows[0].kind
    best = _finest([row.date for row in rows])
    if kind in ("signing_scheduled", "signed") and (best.on is None or "/" in str(best.on)):
        # "at the G7 summit" in one sentence and "on Thursday" in the next tell one day together.
        spans = [span for row in rows for span in row.spans]
        both = when(spans, page.anchor, "future" if kind == "signing_scheduled" else "past")
        best = _finest([best, both])
    told = _finest([row.said for row in rows])
    fresh = any(row.lead and not _is_background(row) for row in rows)
    published = page.anchor.published
    news = Resolved(Edtf(published), "assumed") if published is not None and fresh else UNKNOWN
    if kind == "signing_scheduled":
        return (told if told.on is not None else news), best
    if kind == "signing_postponed":
        planned = _finest([r.date for r in rows if r.mention.finding.kind == "was_planned"])
        own = _finest([r.date for r in rows if r.mention.finding.kind != "was_planned"])
        chosen = next((d for d in (own, told, planned, news) if d.on is not None), UNKNOWN)
        return chosen, planned
    if best.on is None and (kind not in _BACKGROUND_KINDS or fresh):
        best = told
    if best.on is None:
        best = news
    return best, UNKNOWN


def _finest(dates: list[Resolved]) -> Resolved:
    known = [date for date in dates if date.on is not None]
    if not known:
        return next((date for date in dates if date.occasion), UNKNOWN)
    return min(known, key=lambda date: ("/" in str(date.on), -len(str(date.on))))


def _evidence(mention: Mention, text: str) -> Evidence:
    sentence = mention.sentence
    start, end = sentence.start, sentence.end
    if len(text[start:end].split()) > _WORDS:
        clause = mention.finding.clause
        inside = sentence.start <= clause.start and clause.end <= sentence.end
        start, end = (clause.start, clause.end) if inside else (start, end)
        words = 0
        at = start
        while at < end:
            if text[at].isspace() and not text[at - 1].isspace():
                words += 1
                if words == _WORDS:
                    end = at
                    break
            at += 1
    return Evidence(text[start:end], start, end)


def _trace(row: Candidate) -> tuple[str, ...]:
    mention = row.mention
    finding = mention.finding
    steps = [
        f"segment: {mention.sentence.section}",
        f"clause: {finding.clause.kind}, {finding.mood}",
        f"rule: {finding.rule}",
        f"party: {mention.source}",
    ]
    if row.kind != finding.kind:
        steps.append(f"time: {finding.kind or 'nothing'} becomes {row.kind}")
    return (*steps, *row.steps)
