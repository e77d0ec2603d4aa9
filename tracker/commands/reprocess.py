"""Read the stored articles again: show what the present reader finds otherwise, then record it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracker.articles.article import Article
from tracker.commands.rereading import Rereading, reread
from tracker.commands.stored import StoredArticle, quoted, stored_articles
from tracker.domain.agreement import replay, seen_on, status
from tracker.domain.dates import Day
from tracker.domain.events import Recorded, Revoked, Statement, Verdict
from tracker.domain.identity import event_id
from tracker.domain.press import Press
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import READER, extract
from tracker.parties.gazetteer import name_of
from tracker.store.log import Log
from tracker.store.streams import party_of, stream_of
from tracker.views.changes import changed_fields
from tracker.views.connection import Reader
from tracker.views.events import dossier_events, read_press, stream_events
from tracker.views.rows import FieldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRead:
    """An article that reads otherwise now, and all that the reader finds in it."""

    article: StoredArticle
    found: tuple[Statement, ...]
    rereading: Rereading


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A party's line of the table, in the fields in which it would move or has moved."""

    party: str
    party_name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What reading again comes to, before any of it is recorded.

    `articles` is the number that were read; `differing` are those that read otherwise, and those
    in which a person's word keeps a statement that the reader would drop.
    """

    dossier: str
    reader: str = READER
    articles: int = 0
    differing: tuple[ArticleRead, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to record."""
        return any(each.rereading.differs for each in self.differing)


def plan(
    reader: Reader,
    dossier: Dossier,
    *,
    today: Day,
    on_progress: Callable[[int, int], None] | None = None,
) -> Plan:
    """Read all stored articles for `dossier`, and compare with what the log holds of them.

    Args:
        reader: the store.
        dossier: what the articles are read for.
        today: the day that the table is looked at.
        on_progress: called now and then with the number of articles read and of all.

    What people have quoted is not read: it is theirs to say what it means. Nor is what a later
    version has replaced.
    """
    streams = {
        f"{dossier.id}/{party}": events
        for party, events in dossier_events(reader, dossier.id).items()
    }
    streams[dossier.id] = stream_events(reader, dossier.id)
    press = read_press(reader)
    held, verdicts = _by_article(streams.values())
    theirs = quoted(reader)
    ((total,),) = reader.rows("SELECT COUNT(*) FROM article")
    differing: list[ArticleRead] = []
    count = 0
    for done, article in enumerate(stored_articles(reader, press), 1):
        if article.id not in theirs and not press.superseded(article.id):
            count += 1
            found = read(article, dossier)
            mine = held.get(article.id, [])
            rereading = reread(found, mine, _on(mine, verdicts))
            if rereading.differs or rereading.kept:
                differing.append(ArticleRead(article=article, found=found, rereading=rereading))
        if on_progress is not None and (done % 10 == 0 or done == total):
            on_progress(done, total)
    return Plan(
        dossier=dossier.id,
        articles=count,
        differing=tuple(differing),
        moves=tuple(_moves(differing, streams, press, today)),
    )


def apply(log: Log, planned: Plan, *, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Record what `planned` found, an article a transaction; the number of events appended.

    Each article is compared once more with what the log holds by then, so that what others, or
    an earlier run that was interrupted, have recorded meanwhile is not recorded again.
    """
    appended = 0
    due = [each for each in planned.differing if each.rereading.differs]
    for done, each in enumerate(due, 1):
        with log.transaction() as append:
            names = {stream_of(statement) for statement in each.found}
            names |= {stream_of(event) for event in _held_events(each.rereading)}
            streams = {name: append.events(name) for name in sorted(names)}
            held, verdicts = _by_article(streams.values())
            mine = held.get(each.article.id, [])
            now = reread(each.found, mine, _on(mine, verdicts))
            by_id = {one.event_id: stream_of(_statement(one)) for one in mine}
            on_statement = {
                verdict.event_id: target for target, given in verdicts.items() for verdict in given
            }
            for event in now.events(f"reader {planned.reader}", _answers(mine, verdicts)):
                if isinstance(event, Statement):
                    append.append(stream_of(event), event)
                else:
                    append.append(by_id[on_statement.get(event.target, event.target)], event)
        appended += append.appended
        if on_progress is not None:
            on_progress(done, len(due))
    return appended


def read(article: Article, dossier: Dossier) -> tuple[Statement, ...]:
    """All that the present reader finds in an article."""
    found = extract(article, dossier)
    return (*found.reports, *found.tallies, *found.terms)


def _by_article(
    streams: Iterable[Iterable[Recorded]],
) -> tuple[dict[str, list[Recorded]], dict[str, list[Recorded]]]:
    """The statements by their article, and the verdicts by the statement they are on."""
    held: dict[str, list[Recorded]] = {}
    verdicts: dict[str, list[Recorded]] = {}
    for events in streams:
        on: dict[str, str] = {}
        for each in events:
            event = each.event
            if isinstance(event, Statement):
                held.setdefault(event.article, []).append(each)
            elif isinstance(event, Verdict):
                target = on.get(event.target, event.target)
                on[each.event_id] = target
                verdicts.setdefault(target, []).append(each)
    return held, verdicts


def _on(held: Iterable[Recorded], verdicts: Mapping[str, list[Recorded]]) -> list[Recorded]:
    return [verdict for each in held for verdict in verdicts.get(each.event_id, ())]


def _answers(held: Iterable[Recorded], verdicts: Mapping[str, list[Recorded]]) -> dict[str, str]:
    return {
        each.event_id: verdict.event_id
        for each in held
        for verdict in verdicts.get(each.event_id, ())
        if isinstance(verdict.event, Revoked)
    }


def _statement(recorded: Recorded) -> Statement:
    assert isinstance(recorded.event, Statement)  # noqa: S101  # nothing else is held
    return recorded.event


def _held_events(rereading: Rereading) -> Iterator[Statement]:
    for each in rereading.lost:
        yield _statement(each)
    for each, _ in (*rereading.changed, *rereading.restored):
        yield _statement(each)


def _moves(
    differing: Iterable[ArticleRead],
    streams: Mapping[str, list[Recorded]],
    press: Press,
    today: Day,
) -> Iterator[Move]:
    """The cells of the table that would move, were the plan recorded."""
    coming: dict[str, list[Recorded]] = {}
    for each in differing:
        stream = {one.event_id: stream_of(_statement(one)) for one in _all_held(each.rereading)}
        for event in each.rereading.events(READER, {}):
            if isinstance(event, Statement):
                name = stream_of(event)
            else:
                name = stream[_restored(each.rereading).get(event.target, event.target)]
            coming.setdefault(name, []).append(Recorded(event_id(event), f"{today}T", event))
    parties = {name: party[1] for name in coming if (party := party_of(name)) is not None}
    for name in sorted(parties, key=lambda each: name_of(parties[each]).casefold()):
        old = streams.get(name, [])
        lines = [
            seen_on(status(replay(events), press), today) for events in (old, [*old, *coming[name]])
        ]
        fields = changed_fields(*lines)
        if fields:
            yield Move(party=parties[name], party_name=name_of(parties[name]), fields=fields)


def _all_held(rereading: Rereading) -> Iterator[Recorded]:
    yield from rereading.lost
    for each, _ in (*rereading.changed, *rereading.restored):
        yield each


def _restored(rereading: Rereading) -> dict[str, str]:
    """The statement that each retraction to be taken back is on."""
    return {verdict.event_id: each.event_id for each, verdict in rereading.restored}
