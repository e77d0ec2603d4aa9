"""How a date stands in its line: as the day of publication, as a dateline, alone, in a sentence."""

import re

from tracker.extraction.calendar_words import CLOCK

_MARKED = re.compile(
    r"\W{0,5}(?<![A-Za-z])(?:(?:date|published|publication date|posted|created|issued|released)"
    r"(?: in [A-Z][a-z]+)?(?: on| at| date| online| time)?|first published)"
    r"\s?[:|-]?\s{0,3}(?:on\s)?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last\s)?(?:updated|modified|edited|update)(?: on| at)?\s?[:|-]?\s{0,3}$", re.IGNORECASE
)
_PLACE = re.compile(
    r"[A-Z\u00c0-\u017d][A-Z\u00c0-\u017d .'\u2019-]{2,40}(?:[,/][^,:;!?]{2,30}){0,2},?\s{1,3}$"
)
_DASH = re.compile(
    r"\s?(?:\([^()]{2,40}\)|/[^/]{2,30}/)?\.?\s?(?:[-\u2013\u2014:|]|/[A-Z])"
    r"|\s?\([^()]{2,40}\)\.?\s"
)
_CITY = re.compile(
    r"[A-Z\u00c0-\u017d][\w'\u2019-]{2,20}(?:[ -][A-Z][\w'\u2019-]{1,20}){0,2}"
    r"(?:,\s[A-Z][\w.-]{1,20}(?:\s[A-Z]\w{1,20})?)?,\s$"
)
_END = re.compile(r"\s?(?:\([^()]{2,40}\)\s?)?(?:--|[.:\u2013\u2014-]\s)")
_AGENCY = re.compile(r"\s?\(?[^()]{2,30}\)?\s?(?:--|[\u2013\u2014])\s")
_BY_LINE = re.compile(
    r"\s{0,3}(?:by|author|text|from|(?:written|words|story|report(?:ing|ed)?|edited) by)\b"
    r"[^!?]{0,120}$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:\s|[,.|\u2022\u00b7()/\u2013\u2014-]|at\b|\d{1,2}[:.]\d\d(?::\d\d)?|[ap]\.?m\b\.?|h\b"
    r"|\d{1,3}(?= min|\+)|min(?:ute)?s? read"
    r"|GMT|UTC|CET|CEST|EET|EEST|EST|EDT|ET|BST|[+-]?\d{1,2}(?::\d\d)?(?=\s?$)"
    r"|(?:last )?updated?:?.{0,60}$|\d{1,5} comments?){0,60}",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[^.!?()\[\]\"\u201c:]{0,90}?[\s,|\u2022\u00b7-]{1,3}$")
_EDITION = re.compile(
    r"[^.!?;\n]{0,80}\b(?:digest|newsletter|bulletin|briefing|edition|issue|diary|daily|weekly"
    r"|round-?up|newsflash|communiqu[e\u00e9]|press\s(?:release|statement|note|review)"
    r"|no\.?\s?\d{1,6}|number\s\d{1,6}|vol\.?\s?\d{1,6}|(?:as\s(?:of|at)|status|position\sat))\b"
    r"[^.!?;\n]{0,40}",
    re.IGNORECASE,
)
"""What names an edition before its day: "Your Tuesday digest, 28 May 2024", "Issue 12 | 3 May"."""
_SIGNED_LINE = re.compile(
    r"\s{0,3}(?:[A-Z\u00c0-\u017d][\w.'\u2019-]{1,20}\s?){1,4},\s"
    r"|\s{0,3}(?:Statement|Remarks|Address|Speech|Transcript|Interview)\b[^.!?:;\n]{0,60}(?:\son|,)\s"
)
"""What stands before the day of a text that gives it by itself: "Anna Nowak, 9 July 2024"."""
_NAME = (
    r"(?:[A-Z\u00c0-\u017d0-9&][\w.'\u2019]{0,20}|of|the|for|and|de|da|do|in"
    r"|agenc(?:y|ies)|dailies|editors|newsroom|reporters|staff|desk|service)"
)
_NAMED_LINE = re.compile(
    rf"\s{{0,3}}{_NAME}(?:[\s/+-]{_NAME}|\s[/&+|\u2013\u2014-]\s{_NAME}){{0,8}}"
    r"\s?(?:[,/|\u2013\u2014\u00b7\u2022]|\s-)\s{0,2}"
)
"""Who publishes a page, before its day: "Office of the Premier - 9 July 2024", "AB/CD, 9 July"."""
_DESK = re.compile(
    r"\s?[|\u2022\u00b7\u2013-]\s?[A-Z][\w.'\u2019-]{1,20}(?:,?\s[\w.&'\u2019-]{1,20}){0,4}"
)
"""Who stands behind a bare date: "12.04.2024 | News desk"."""
_SAID = (
    r"(?:said|told|announced|stated|reported|wrote|confirmed|declared|explained|added|noted|spoke"
    r"|informed|posted|tweeted|wrote)"
)
SAYING = re.compile(rf"\b{_SAID}\b[^.!?\n\"\u201c\u201d]{{0,80}}\bon\s(?:\w{{6,9}},?\s)?$")
"""Before the day on which somebody spoke: "the minister told reporters on 3 May 2024"."""
SAID_THEN = re.compile(rf",?\s[^.!?\n\"\u201c\u201d]{{0,60}}\b{_SAID}\b")
"""Behind it: "On 3 May 2024 the minister said"."""
_PICTURE = re.compile(
    r"\W{0,3}(?:photo|picture|caption|file|image|illustration|stock|archive)\b", re.IGNORECASE
)


def kind_of(before: str, after: str) -> str | None:
    """How a full date stands in its line: marked, as a dateline, bare, or as part of a sentence."""
    if _PICTURE.match(before):
        return None
    marked = is_marked(before)
    if marked or (len(before) < _MARK and _UPDATED.search(before[-40:])):
        return "marked" if marked else "updated"
    if is_dateline(before, after):
        return "dateline"
    rest = _REST.match(after)
    if rest is None or rest.end() < len(after):
        return "bare" if not before.strip() and _DESK.fullmatch(after) else None
    if _EDITION.fullmatch(before):
        return "bare"
    return _alone(before, after)


def is_marked(before: str) -> bool:
    """Whether a line's words before a date say that it is the day of publication."""
    return len(before) < _MARK and _MARKED.search(before[-60:]) is not None


_MARK = 120


def is_dateline(before: str, after: str) -> bool:
    """Whether a place stands before the date and a dash or an agency behind it."""
    if not before.strip():
        return _AGENCY.match(after[:50]) is not None
    before = before.lstrip("( \t")
    if _PLACE.fullmatch(before):
        return _DASH.match(after) is not None
    return _CITY.fullmatch(before) is not None and _END.match(after) is not None


def _alone(before: str, after: str) -> str | None:
    """How the last date of a line stands that nothing but a clock time follows."""
    if _BY_LINE.fullmatch(before):
        return "marked"
    if _NAMED_LINE.fullmatch(CLOCK.sub("", before)):
        return "signed"
    if _SIGNED_LINE.fullmatch(before):
        return "bare"
    has_clock = CLOCK.search(after[:40]) is not None or CLOCK.search(before[-12:]) is not None
    before = CLOCK.sub("", before)
    if not before.strip(" \t,|\u2022\u00b7-()[]"):
        return "marked" if has_clock else "bare"
    return "marked" if has_clock and _NAMES.fullmatch(before) else None
