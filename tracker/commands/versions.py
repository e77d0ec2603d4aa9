"""Versions of an article: the same address, another text, and what of its events is another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tracker.articles.article import Article
from tracker.articles.stories import containment, shingles
from tracker.commands.dating import decided
from tracker.commands.rereading import is_analysts
from tracker.commands.target import what
from tracker.domain.events import (
    ArticleSuperseded,
    Confirmed,
    Recorded,
    Report,
    Retracted,
    Statement,
    TallyReported,
)
from tracker.domain.identity import HOW_WE_KNOW, event_id
from tracker.domain.told import standing
from tracker.store.append import Append
from tracker.store.printed import Printed
from tracker.store.streams import ARTICLES, stream_of

_ALIKE = 0.1
_SHOWN = 20
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|xtor|cmpid|ref")
_PASSING = re.compile(
    r"\b(?:\d[\d.,:]*|an?)\s+(?:second|minute|hour|day|week|comment|view|share|read)s?\b(?:\s+ago)?"
    r"|\b(?:updated|published|posted|last modified)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"\w+")
_ONCE = HOW_WE_KNOW | {"article", "evidence", "reading"}
"""What two statements of the same may differ in."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the events of two versions have not in common, each of the later in its own words."""

    gained: tuple[Statement, ...] = ()
    lost: tuple[Recorded, ...] = ()
    changed: tuple[tuple[Recorded, Statement], ...] = ()

    def lines(self) -> Iterator[str]:
        """One line for each event that is another."""
        for new in self.gained:
            yield f"gained: {what(new)}"
        for old in self.lost:
            yield f"lost: {what(old.event)} (event {old.event_id[:12]})"
        for before, after in self.changed:
            yield f"changed: {what(before.event)} (event {before.event_id[:12]}) is {what(after)}"


def current_at(append: Append, article: Article) -> Printed | None:
    """The version that stands at the address of `article`; None where the log has none.

    What people have quoted from there is no version of the page, and what has neither words nor
    headline nor day in common with it is another article: some name the address of a whole
    section. The front of a site is no article's address.
    """
    if article.url is None:
        return None
    for each in append.articles_at(*_addresses(article.url)):
        found = append.printed(each)
        if (
            each != article.id
            and found is not None
            and append.successor(each) is None
            and not _is_quoted(append, each)
            and _may_be(found, article)
        ):
            return found
    return None


def is_trivial(old: str, new: str) -> bool:
    """Whether two texts differ in no more than signs, white space, counters and clocks."""
    return _lasting(old) == _lasting(new)


def difference(held: Iterable[Recorded], statements: Iterable[Statement]) -> Difference:
    """Compare what the log holds of one version, and counts, with what another one says."""
    before = {_told(_statement(each)): each for each in held}
    after = {_told(each): each for each in statements}
    lost = [each for key, each in before.items() if key not in after]
    gained = [each for key, each in after.items() if key not in before]
    changed = []
    for each in lost:
        about = _about(_statement(each))
        other = next((new for new in gained if _about(new) == about), None)
        if other is not None:
            changed.append((each, other))
            gained.remove(other)
    paired = {each.event_id for each, _ in changed}
    left = tuple(each for each in lost if each.event_id not in paired)
    return Difference(tuple(gained), left, tuple(changed))


def counting(append: Append, held: Sequence[tuple[str, Recorded]]) -> list[Recorded]:
    """The statements that no retraction has taken out."""
    gone = {
        each.event.target
        for stream in sorted({stream for stream, _ in held})
        for each in standing(append.verdicts_in(stream))
        if isinstance(each.event, Retracted)
    }
    return [each for _, each in held if each.event_id not in gone]


def put_in_place(
    append: Append, old: str, new: str, statements: Sequence[Statement], *, ends: str | None = None
) -> list[str]:
    """Put the version `new`, which makes `statements`, in the place of the version `old`.

    What people have said of the old one's events holds for the same events of the new one: a
    retraction also for what is told otherwise in the same sentence. `ends` is the event by which
    the new one itself was replaced, if the page has returned to it.

    Returns:
        A line for each verdict that went over to nothing.
    """
    lines = []
    for recorded, verdict in decided(append, append.statements_by(old)):
        before = _statement(recorded)
        same = [each for each in statements if _told(each) == _told(before)]
        if isinstance(verdict, Retracted):
            same += [each for each in statements if each not in same and _repeats(each, before)]
        elif isinstance(verdict, Confirmed) and not same:
            lines.append(
                f"{what(before)}, confirmed by {verdict.by} (event {recorded.event_id[:12]}), is"
                " not in the new version: the confirmation stays with the old one"
            )
        for each in same:
            again = replace(verdict, target=event_id(each), answers=None)
            append.append(stream_of(each), again)
    fact = ArticleSuperseded(article=old, successor=new, answers=ends)
    append.append(stream_of(fact), fact)
    return lines


def replaced_by(append: Append, article: str) -> Recorded | None:
    """The event by which a later version took the place of an article of the log."""
    facts = append.events(f"{ARTICLES}/{article}")
    found = [each for each in facts if isinstance(each.event, ArticleSuperseded)]
    return found[-1] if found else None


def newest(append: Append, article: str) -> str:
    """The version that stands in the place of an article by now, by however many steps."""
    while (successor := append.successor(article)) is not None:
        article = successor
    return article


def told_of(name: str, lines: Iterable[str]) -> list[str]:
    """The lines on an article, of very many the first."""
    found = [f"{name}: {each}" for each in lines]
    more = len(found) - _SHOWN
    return found if more <= 0 else [*found[:_SHOWN], f"{name}: and {more} more"]


def _addresses(url: str) -> Iterator[str]:
    """The writings of one address: as it is, without its marks for counting, over HTTP or TLS."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    if parts.scheme not in {"http", "https"} or (parts.path in {"", "/"} and not parts.query):
        return
    query = urlencode(
        [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name)
        ]
    )
    plain = parts._replace(query=query, fragment="")
    other = {"http": "https", "https": "http"}[parts.scheme]
    written = (url, urlunsplit(plain), urlunsplit(plain._replace(scheme=other)))
    yield from dict.fromkeys(written)


def _may_be(old: Printed, new: Article) -> bool:
    """Whether anything speaks for two texts at one address being versions of one article."""
    if old.published is None or new.published is None or old.published == new.published:
        return True
    if old.title is None or new.title is None or _words(old.title) & _words(new.title):
        return True
    return containment(shingles(old.text), shingles(new.text)) >= _ALIKE


def _words(title: str) -> set[str]:
    return {each for each in _WORD.findall(title.casefold()) if len(each) > 3}


def _lasting(text: str) -> list[str]:
    return _WORD.findall(_PASSING.sub(" ", text).casefold())


def _is_quoted(append: Append, article: str) -> bool:
    return any(is_analysts(_statement(each)) for _, each in append.statements_by(article))


def _told(statement: Statement) -> tuple[object, ...]:
    """What a statement says, in whatever words and place."""
    return (
        type(statement),
        *(getattr(statement, each.name) for each in fields(statement) if each.name not in _ONCE),
    )


def _about(statement: Statement) -> tuple[object, ...]:
    counted = statement.counted if isinstance(statement, TallyReported) else None
    party = statement.party if isinstance(statement, Report) else None
    return type(statement), statement.dossier, party, counted


def _repeats(statement: Statement, before: Statement) -> bool:
    """Whether it is about the same, and read from the same words."""
    one, other = (" ".join(each.evidence.text.split()) for each in (statement, before))
    return _about(statement) == _about(before) and one == other


def _statement(recorded: Recorded) -> Statement:
    assert isinstance(recorded.event, Statement)  # noqa: S101  # only statements name an article
    return recorded.event
