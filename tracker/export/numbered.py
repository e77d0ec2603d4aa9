"""Notes and sources by their numbers, in the order in which a table names them."""

from tracker.export.cells import notes
from tracker.views.rows import Source, StatusRow


def numbered_notes(rows: tuple[StatusRow, ...]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Each different note with its number from 1, and for each party the numbers of its own."""
    numbers: dict[str, int] = {}
    by_party: dict[str, list[int]] = {}
    for row in rows:
        own = [
            numbers.setdefault(note, len(numbers) + 1)
            for told in notes(row.status).values()
            for note in told
        ]
        by_party[row.status.party] = own
    return numbers, by_party


def numbered_sources(rows: tuple[StatusRow, ...]) -> dict[str, tuple[int, Source]]:
    """Each article behind the rows with its number from 1, by its id; the deciding ones first."""
    found: dict[str, Source] = {}
    for row in rows:
        if row.deciding is not None:
            found.setdefault(row.deciding.article.id, row.deciding.article)
    for row in rows:
        for each in row.articles:
            found.setdefault(each.id, each)
    return {each: (number, found[each]) for number, each in enumerate(found, 1)}
