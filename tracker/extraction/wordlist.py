"""Words as parts of regular expressions."""

from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A regular expression's alternatives for `words`, longest first, spaces as any white space.

    A space stands for up to three white space characters, so that matching stays linear.
    """
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s{1,3}".join(_escape(part) for part in word.split(" ")) for word in ordered)


def _escape(word: str) -> str:
    escaped = "".join(char if char.isalnum() else f"\\{char}" for char in word)
    return escaped.replace("\\'", "['\N{RIGHT SINGLE QUOTATION MARK}]")


def as_listed(words: str) -> str:
    """What `alternatives` matched, as it stands in the list: in lower case, with plain spaces."""
    return " ".join(words.lower().replace(_CURLY, "'").split())


_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
