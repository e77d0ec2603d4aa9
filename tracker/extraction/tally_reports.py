"""The tallies of an article as events."""

from collections.abc import Sequence

from tracker.articles.article import Article
from tracker.domain.events import Evidence, TallyReported
from tracker.dossiers.dossier import Dossier
from tracker.extraction.attribution import find_attribution
from tracker.extraction.sentence import Sentence
from tracker.extraction.tallies import find_tallies

_SILENT = frozenset({"noise", "link", "caption", "dateline"})


def report_tallies(
    sentences: Sequence[Sentence],
    article: Article,
    dossier: Dossier,
    *,
    on_topic: bool | None = None,
    reader: str = "",
) -> tuple[TallyReported, ...]:
    """The counts that the article reports, with the sentence that tells each.

    Args:
        sentences: The article's sentences; menus, links and captions among them are left out.
        article: The article that the sentences are of.
        dossier: What is being followed.
        on_topic: Whether the article is about the dossier; None looks for its names.
        reader: The reader's version.
    """
    spoken = [sentence for sentence in sentences if sentence.section not in _SILENT]
    texts = {sentence.start: sentence.text for sentence in spoken}
    return tuple(
        TallyReported(
            dossier=dossier.id,
            article=article.id,
            counted=tally.counted,
            count=tally.count,
            bound=tally.bound,
            includes_upcoming=tally.includes_upcoming,
            evidence=Evidence(texts[tally.start], tally.start, tally.end),
            attribution=find_attribution(texts[tally.start]),
            rule=f"tally {tally.counted}",
            reader=reader,
            cues=tally.cues,
            trace=(f"{tally.counted} {tally.bound} {tally.count}",),
        )
        for tally in find_tallies(spoken, dossier, on_topic=on_topic)
    )
