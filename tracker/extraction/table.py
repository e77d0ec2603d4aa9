"""Rows of a table: what their cells say below the headings of their columns."""

from dataclasses import replace

from tracker.extraction.clause import Clause
from tracker.extraction.entry import Entry, cells_of, is_day, is_table
from tracker.extraction.mention import Mention
from tracker.extraction.note import Findings, says
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


def columns_of(sentence: Sentence, nodes: list[Unit]) -> tuple[Findings, ...]:
    """What the columns of a table say, by its first row: "Country | Signed | In force"."""
    cells, _ = cells_of(nodes, sentence.text, sentence.start)
    if len(cells) < _COLUMNS or not is_table(sentence.text):
        return ()
    return tuple(says(cell) or () for cell, _ in cells)


_COLUMNS = 2


def cells_say(
    sentence: Sentence, nodes: list[Unit], entry: Entry, columns: tuple[Findings, ...]
) -> list[Mention]:
    """What a table's row says, cell by cell below the headings of its columns."""
    cells, _ = cells_of(nodes, sentence.text, sentence.start)
    found = []
    for column, (cell, _) in zip(columns, cells, strict=False):
        names = tuple(node for node in cell if node.codes)
        if column and names and len(names) == len([n for n in cell if n.lower[0].isalpha()]):
            found += mentions_of(column, cell, Entry((), names, (), bare=True), sentence)
        if not cell or any(node in entry.names for node in cell):
            continue
        said = says(cell)
        if said is None and column and (is_day(cell) or cell[0].lower in _YES):
            said = column
        found += mentions_of(said or (), cell, entry, sentence)
    return found


_YES = frozenset({"yes", "x", "\u2713", "\u2714", "\u2705", "done"})


def mentions_of(
    findings: Findings, nodes: list[Unit], entry: Entry, sentence: Sentence
) -> list[Mention]:
    """A mention of each party of the line for each finding; `nodes` hold the times that date it."""
    clause = Clause(sorted(nodes, key=lambda node: node.start), "main")
    clause.tags = frozenset().union(*(node.tags for node in nodes))
    found = []
    for finding in findings:
        fresh = replace(finding, clause=clause, rule="entry")
        for at, node in enumerate(entry.names):
            if node.kind == "capital" and at:
                continue
            found += [
                Mention(code, fresh, sentence, "entry", member, listed=True, clauses=(clause,))
                for member in node.members or [node]
                for code in member.codes
            ]
    return found
