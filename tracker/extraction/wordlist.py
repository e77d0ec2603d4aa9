"""Word lists: the data files of `lexicon/`, read as rows.

A list is tab-separated with a header line; lines that start with `#` are notes. Its last columns
are `example`, a sentence in which the entry must be found, and `counter`, one in which it must
not; the tests run both.
"""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/NAME.tsv`, each by the names of its columns, in the file's order."""
    text = (files("tracker.extraction") / "lexicon" / f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])


def alternatives(words: list[str]) -> str:
    """A regular expression's alternatives for `words`, longest first, spaces as any white space.

    A space stands for up to three white space characters, so that matching stays linear.
    """
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s{1,3}".join(_escape(part) for part in word.split(" ")) for word in ordered)


def _escape(word: str) -> str:
    escaped = "".join(char if char.isalnum() else f"\\{char}" for char in word)
    return escaped.replace("\\'", "['\N{RIGHT SINGLE QUOTATION MARK}]")
