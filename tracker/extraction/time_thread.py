"""The day that a story has come to: what is told in the past tense goes on from the day before it.

"He landed on Tuesday. With the prime minister he signed an agreement": a sentence without a time
is of the day that the story told last.
"""

from datetime import date, timedelta

from tracker.domain.dates import Edtf
from tracker.extraction.dating import UNKNOWN, Resolved
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.page import Page

_NEWS = timedelta(days=7)
"""How old the day may be that a story goes on from: what is older is told as background."""
_KINDS = frozenset({"signed", "ratified", "text_agreed", "terminated", "suspended"})
_PERFECT = frozenset({"has", "have", "had", "having"})


def day_of_story(mention: Mention, kind: str, page: Page) -> Resolved:
    """The day told last before an undated deed in the past tense, where it is one of the news."""
    published = page.anchor.published
    sentence = mention.sentence
    if kind not in _KINDS or published is None or sentence.section != "body":
        return UNKNOWN
    if not _goes_on(mention):
        return UNKNOWN
    told = page.told_before(sentence)
    if told is None or not _is_news(told, published):
        return UNKNOWN
    return Resolved(told, "relative")


def _goes_on(mention: Mention) -> bool:
    finding = mention.finding
    if finding.mood != "fact" or mention.listed:
        return False
    words = {node.lower for node in finding.clause.nodes}
    if words & _PERFECT:
        return False
    return finding.rule != WEIGHED and finding.clause.kind not in ("rel", "reduced", "sub")


def _is_news(told: Edtf, published: str) -> bool:
    day, now = date.fromisoformat(told), date.fromisoformat(published)
    return now - _NEWS <= day <= now
