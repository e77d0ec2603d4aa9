"""The day that a story has come to: what is told in the past tense goes on from the day before it.

"He landed on Tuesday. With the prime minister he signed an agreement": a sentence without a time
is of the day that the story told last.
"""

import re
from datetime import date, timedelta
from functools import partial
from itertools import islice

from tracker.domain.dates import Edtf, is_day
from tracker.extraction.dating import UNKNOWN, Resolved, when
from tracker.extraction.finding import WEIGHED
from tracker.extraction.mention import Mention
from tracker.extraction.page import Page
from tracker.extraction.time_deeds import beside_whom
from tracker.extraction.time_span import TimeSpan

_NEWS = timedelta(days=7)
"""How old the day may be that a story goes on from: what is older is told as background."""
_KINDS = frozenset({"signed", "ratified", "text_agreed", "terminated", "suspended"})
_BESIDE = 6
"""Nodes before a verb among which its "has" or "had" stands."""
_PERFECT = frozenset({"has", "have", "had", "having"})


def day_of_story(mention: Mention, kind: str, page: Page) -> Resolved:
    """The day told last before an undated deed in the past tense, where it is one of the news."""
    published = page.anchor.published
    sentence = mention.sentence
    if kind not in _KINDS or published is None:
        return UNKNOWN
    if sentence.section != "body" and not _opens_with_day(mention, page):
        return UNKNOWN
    long_ago = (s.unit == "year" and s.direction == "past" for s in page.times(sentence))
    if not _goes_on(mention) or any(long_ago):
        return UNKNOWN
    told = page.told_before(sentence, past=True)
    if told is None or not _is_news(told, published):
        return UNKNOWN
    return Resolved(told, "relative")


def _opens_with_day(mention: Mention, page: Page) -> bool:
    """Whether the sentence before in the same line of a list tells a day."""
    before = page.beside(mention.sentence, -1)
    same = before is not None and before.line == mention.sentence.line
    return same and before is not None and any(s.kind == "weekday" for s in page.times(before))


_TALKED = (
    r"\b(?:met|spoke|talked|sat\sdown|meetings?|sessions?|conversation|rounds?|consultations|talks"
    r"|conferred|connected|joined\sby\svideo|negotiations|contacts?)\b"
)
_DECIDED = re.compile(
    r"\b(?:withdrew|denounced|terminated|notice"
    r"|(?:decision|step|note|notification)\s(?:was|had\sbeen)\s\w+)\b",
    re.IGNORECASE,
)
_DEEDS = {
    "talks_started": re.compile(_TALKED, re.IGNORECASE),
    "talks_held": re.compile(_TALKED, re.IGNORECASE),
    "ratified": re.compile(
        r"\b(?:votes?|voted|ballot|assent|sitting|ratified|approved)\b", re.IGNORECASE
    ),
    "text_agreed": re.compile(
        r"\b(?:rounds?|agreed|settled|session|approved|adopted|cleared|endorsed|initialled"
        r"|finished|finali[sz]ed|completed|wrapped\sup|concluded)\b",
        re.IGNORECASE,
    ),
    "signed": re.compile(r"\b(?:signed|signing|ceremony|signatures?)\b", re.IGNORECASE),
    "declaration_joined": re.compile(
        r"\b(?:made\s(?:this|it|that|the\s\w+)\sknown|(?:was|were|been)\s(?:conveyed|communicated|notified)"
        r"|informed|letter|note|(?:the|its|their|this)\s(?:decision|step|accession))\b",
        re.IGNORECASE,
    ),
    "terminated": _DECIDED,
    "suspended": _DECIDED,
}
"""The words with which the sentences behind the lead tell once more of what it told."""
_SPOKE = re.compile(
    r"\b(?:said|told|wrote|announced|reported|confirmed|stated|asked|added|disclosed)\b[^,;.]{0,50}$"
)
_TO_COME = re.compile(
    r"\b(?:will|would|is\sto|are\sto|planned|next|expected|due|before)\b[^;.]{0,200}$"
)
_BEHIND = 2


def day_of_news(mention: Mention, kind: str, page: Page) -> Resolved:
    """The day that the first sentences behind the news tell: "The teams met on Friday"."""
    deed = _DEEDS.get(kind)
    published = page.anchor.published
    if deed is None or published is None:
        return UNKNOWN
    if kind not in _OFTEN_BEHIND and mention.sentence.section != "title":
        deed = _NAMED
    steps = map(partial(page.beside, mention.sentence), range(1, len(page.sentences)))
    body = (s for s in steps if s is not None and s.section == "body")
    for sentence in islice(body, _BEHIND):
        text = sentence.text
        spans = [s for s in page.times(sentence) if _tells_when(text, s)]
        beside = text if deed is not _NAMED or not spans else _around(text, spans[0])
        found = deed.search(beside)
        date = when(spans[:1], page.anchor, "past") if found is not None else UNKNOWN
        if date.on is not None and _is_news(date.on, published):
            return date
    return UNKNOWN


def _tells_when(text: str, span: TimeSpan) -> bool:
    """Whether a time is that of a deed: neither when somebody spoke, nor what is to come."""
    before = text[: span.start]
    return span.kind in _DAYS and not (_SPOKE.search(before) or _TO_COME.search(before))


_DAYS = frozenset({"day", "weekday", "shift"})


def _around(text: str, span: TimeSpan) -> str:
    return text[max(0, span.start - _NEAR) : span.end + _NEAR]


_NEAR = 14
_NAMED = re.compile(
    r"\b(?:ceremony|signing|vote|session|sitting)\son\s|\w's\s(?:ceremony|signing|vote|session|sitting)\b"
)
"""A deed that is named with its day: "Thursday's vote", "after the ceremony on Tuesday"."""
_OFTEN_BEHIND = frozenset(
    {"talks_started", "talks_held", "declaration_joined", "terminated", "suspended"}
)


_ELSEWHERE = re.compile(
    r"(?:Elsewhere|(?:Also\s)?[Ii]n\sthe\s(?:wider\s|same\s)?(?:region|neighbou?rhood|Balkans|Western\sBalkans|Baltics|north|south|east|west)"
    r"|(?:Of|Among|Unlike)\s(?:the|its|their|our)\s|Earlier|Previously|Before\s(?:that|this|then)|So\sfar"
    r"|Until\snow|Up\sto\snow|Others\b|Other\s)"
)
"""What opens a sentence about others than those of the news, or of what was before it."""


_SOONER = re.compile(
    r"\b(?:was|were|had\sbeen|proved)\s(?:(?:\w+ly|far|even|much|somewhat|a\slittle|a\sbit)\s)?"
    r"(?:quicker|faster|swifter|speedier|earlier|sooner|ahead)\b"
    r"|\bbefore\b[^.;]{2,60}\bhad\s(?:even\s)?\w+"
)
"""What came before the story: "Denmark was quicker and signed before talks had even begun"."""


def _goes_on(mention: Mention) -> bool:
    finding = mention.finding
    if _ELSEWHERE.match(mention.sentence.text) or beside_whom(mention) is not None:
        return False
    if _SOONER.search(mention.sentence.text):
        return False
    if finding.mood != "fact" or mention.listed or not set(finding.head.form) & set("dn"):
        return False
    before = [n for n in finding.clause.nodes if n.start < finding.head.start]
    if any(n.lower in _PERFECT for n in before[-_BESIDE:]):
        return False
    return finding.rule != WEIGHED and finding.clause.kind not in ("rel", "reduced", "sub")


def _is_news(told: Edtf, published: str) -> bool:
    if not is_day(told):
        return False
    day, now = date.fromisoformat(told), date.fromisoformat(published)
    return now - _NEWS <= day <= now
