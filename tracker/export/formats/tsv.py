"""CSV's twin with tabs between the cells, which pastes into any spreadsheet."""

from tracker.export.formats.csv import delimited
from tracker.export.publication import Publication


def render(publication: Publication) -> str:
    """The table as TSV with a header; no cell holds a tab or a line end, so none is quoted."""
    return delimited(publication, "tsv", "\t")
