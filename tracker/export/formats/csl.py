"""CSL-JSON: the sources as reference managers and pandoc read them.

Its keys are those of the Citation Style Language's data schema 1.0.2; whence the list comes
stands in each item's `custom`, the place that the schema has for what it does not know.
"""

from typing import Any

from tracker.export.formats.json import dumps
from tracker.export.publication import Publication
from tracker.export.status_columns import sources_of
from tracker.export.text import safe, web_address
from tracker.views.rows import Source


def render(publication: Publication) -> str:
    """The articles behind the table, by day of publication."""
    custom = {key: value for key, value in publication.provenance("csl").items() if value}
    parties: dict[str, list[str]] = {}
    for row in publication.table.rows:
        for each in row.articles:
            parties.setdefault(each.id, []).append(row.party_name)
    return dumps(
        [
            _item(each) | {"keyword": ", ".join(parties.get(each.id, ())), "custom": custom}
            for each in sources_of(publication.table.rows)
        ]
    )


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "article-newspaper",
        "title": safe(source.title or source.name),
    }
    if source.outlet:
        item["container-title"] = safe(source.outlet)
    if source.published:
        item["issued"] = {"date-parts": [[int(part) for part in source.published.split("-")]]}
    address = web_address(source.url)
    if address:
        item["URL"] = address
    return item
