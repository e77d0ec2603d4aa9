"""Atom (RFC 4287) of changes of state, each with the sentences that changed it, newest first.

An entry keeps its id as long as it tells the same change: readers show it once. It was published
on the day on which the change could be known, and updated when the log took in what it rests on.
"""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from tracker.domain.lifecycle import LABELS
from tracker.export.cells import cite, flag_label
from tracker.export.changes import in_words
from tracker.export.publication import Publication
from tracker.export.text import safe, safe_marked, web_address
from tracker.views.rows import Move, ReportRow, StatusRow

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_COUNTS = frozenset({"known_by", "cycle"})
"""What changes with the stage, and tells nothing beside it."""


def render(publication: Publication) -> str:
    """The feed as XML in UTF-8, every text escaped."""
    table = publication.table
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "title", publication.heading)
    made = f"Log head {table.log.hash or 'none'}; made by: {publication.command('atom')}"
    _add(feed, "subtitle", f"{publication.as_of_line} {publication.totals_line}. {made}")
    _add(feed, "id", _urn(f"tracker:{table.dossier}"))
    _add(feed, "updated", _moment(publication.moment.isoformat()))
    _add(feed, "generator", "tracker")
    author = ET.SubElement(feed, "author")
    _add(author, "name", publication.heading)
    if publication.licence_line is not None:
        _add(feed, "rights", publication.licence_line)
    moves = [(move, row) for row in table.rows for move in row.moves]
    moves.sort(key=lambda each: (each[0].day, each[1].status.party), reverse=True)
    for move, row in moves:
        feed.append(_entry(move, row))
    for each in feed:
        each.tail = "\n"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(move: Move, row: StatusRow) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "title", f"{row.party_name}: {headline(move)}")
    told = "|".join(f"{each.field}={each.before}>{each.after}" for each in move.fields)
    key = f"tracker:{row.status.dossier}/{row.status.party}/{move.day}/{told}"
    _add(entry, "id", _urn(key))
    _add(entry, "published", f"{move.day}T00:00:00Z")
    heard = [each.recorded_at for each in move.reports]
    _add(entry, "updated", _moment(max(heard)) if heard else f"{move.day}T00:00:00Z")
    ET.SubElement(entry, "category", {"term": row.status.party, "label": row.party_name})
    ET.SubElement(entry, "category", {"term": move.after.stage, "label": LABELS[move.after.stage]})
    for address in dict.fromkeys(web_address(each.article.url) for each in move.reports):
        if address is not None:
            ET.SubElement(entry, "link", {"rel": "related", "href": address})
    content = ET.SubElement(entry, "content", {"type": "xhtml"})
    body = ET.SubElement(content, "div", {"xmlns": _XHTML})
    changed = ET.SubElement(body, "ul")
    for field in move.fields:
        if field.field not in _COUNTS:
            _add(changed, "li", in_words(field))
    for report in move.reports:
        _quote(body, report)
    return entry


def headline(move: Move) -> str:
    """The change in a few words: the new stage, else what came or went first.

    Where a plan is put off the stage before it stands again, which is not the news.
    """
    if any((each.field, each.after) == ("flags", "postponed") for each in move.fields):
        return flag_label("postponed")
    if move.before.stage != move.after.stage:
        return LABELS[move.after.stage]
    fields = [each for each in move.fields if each.field not in _COUNTS]
    raised = [str(each.after) for each in fields if each.field == "flags" and each.after]
    # Of which articles a line rests on is news only where nothing else is.
    flag = next((each for each in raised if each != "undated"), None)
    if flag is not None:
        return flag_label(flag)
    told = next((each for each in fields if each.field != "flags"), None)
    if told is None and raised:
        return "an article without a day of publication is among its sources"
    return in_words(told or fields[0]) if fields else LABELS[move.after.stage]


def _quote(body: ET.Element, report: ReportRow) -> None:
    quote = ET.SubElement(body, "blockquote")
    words = ET.SubElement(quote, "p")
    marked = safe_marked(report.evidence, report.marks, "\x02", "\x03")
    head, *parts = marked.split("\x02")
    words.text = head
    for part in parts:
        strong, _, rest = part.partition("\x03")
        mark = ET.SubElement(words, "strong")
        mark.text, mark.tail = strong, rest
    _add(quote, "p", cite(report.article))


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = safe(text)


def _urn(key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, key)}"


def _moment(text: str) -> str:
    return f"{text[:19]}Z"
