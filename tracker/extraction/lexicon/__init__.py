"""The reader's words, as data: one table a word class, read once a process.

Every table is a TSV file in this folder with a header line. Rows of a table that carries meaning
have an example and a counter-example, which run as tests.
"""

import os
from functools import cache

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of the table `name`.tsv, as dictionaries by column."""
    # The loader reads from a zipped package as well, without the import of importlib.resources.
    path = os.path.join(os.path.dirname(__file__), f"{name}.tsv")  # noqa: PTH118, PTH120
    data: bytes = __spec__.loader.get_data(path)  # type: ignore[union-attr]
    header, *lines = data.decode().splitlines()
    columns = header.split("\t")
    return tuple(
        dict(zip(columns, line.split("\t"), strict=True))
        for line in lines
        if line and not line.startswith("#")
    )


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The table `name`.tsv of (phrase, class) by the phrase's first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows(name):
        for phrase in row["phrases"].split("|"):
            found.setdefault(phrase.split()[0], []).append((phrase, row["class"]))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in found.items()
    }


@cache
def adversaries(home: str) -> frozenset[str]:
    """The codes of those that are never a party to an agreement with `home`."""
    return frozenset(
        code
        for row in rows("adversaries")
        if row["home"] == home
        for code in row["codes"].split("|")
    )
