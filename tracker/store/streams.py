"""Streams: the log's events sorted by what they are about.

`DOSSIER/PARTY` holds the reports and terms of one party's agreement and the verdicts on them,
`DOSSIER` the tallies, `article/ID` what is known about one article.
"""

from tracker.domain.events import ArticleFact, Report, Statement

ARTICLES = "article"
"""The first part of the streams of articles; no dossier can have this name."""


def stream_of(event: Statement | ArticleFact) -> str:
    """The stream that `event` belongs to. A verdict goes where its target is."""
    if isinstance(event, Report):
        return f"{event.dossier}/{event.party}"
    if isinstance(event, Statement):
        return event.dossier
    return f"{ARTICLES}/{event.article}"


def below(name: str) -> tuple[str, str]:
    """What all streams that begin with `name` and a slash lie between: after the slash is 0."""
    return f"{name}/", f"{name}0"


def check_dossier(dossier: str) -> None:
    """Raises ValueError where a dossier with this id would not have streams of its own."""
    if not dossier or "/" in dossier or dossier == ARTICLES:
        raise ValueError(f"{dossier!r} is no name for a dossier: streams could not be told apart")


def is_article(stream: str) -> bool:
    """Whether the stream is an article's."""
    return stream.startswith(f"{ARTICLES}/")


def party_of(stream: str) -> tuple[str, str] | None:
    """The dossier and the party whose stream it is; None for the other streams."""
    dossier, slash, party = stream.partition("/")
    return (dossier, party) if slash and dossier != ARTICLES else None
