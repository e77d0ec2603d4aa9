"""A word or phrase of a sentence with its classes: what all layers above the tagger work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.extraction.sentence import Word

NONE: frozenset[str] = frozenset()


class Unit:
    """A word or phrase of a sentence, with its classes; the grammar's layers write upon it.

    It begins as one word; a phrase is its first word's unit, with the words behind it taken in.
    `spaced` tells whether white space stands before it. `tags` are its classes, `form` that of a
    verb: b(ase), z (-s), d (past), n (participle) or g (-ing), several where they look alike.
    `codes` are the parties that it names, `kind` how: name, adjective, capital, person or group.
    """

    __slots__ = (
        "codes",
        "end",
        "first",
        "form",
        "genitive",
        "kind",
        "lower",
        "members",
        "noun",
        "role",
        "spaced",
        "start",
        "tags",
        "upper",
    )

    def __init__(self, word: Word, start: int, end: int, *, spaced: bool) -> None:
        """Take a word at `start` to `end` of the article; its phrase is settled later."""
        self.start = start
        self.end = end
        self.spaced = spaced
        _, self.lower, self.genitive, self.upper, _, self.tags = word
        self.form = ""
        self.codes: tuple[str, ...] = ()
        self.kind = ""
        self.first = False
        self.role = ""
        self.members: Sequence[Unit] = ()
        self.noun: object = None

    def twin(self) -> Unit:
        """Another unit of the same word, for what is made of it and of others."""
        unit = Unit(_WORDLESS, self.start, self.end, spaced=self.spaced)
        unit.lower, unit.tags, unit.form = self.lower, self.tags, self.form
        unit.codes, unit.kind, unit.role = self.codes, self.kind, self.role
        unit.genitive, unit.upper, unit.first = self.genitive, self.upper, self.first
        unit.members, unit.noun = self.members, self.noun
        return unit

    def __repr__(self) -> str:
        """For people who look for a mistake."""
        return f"<{self.lower} {'/'.join(sorted(self.tags))} {','.join(self.codes)} {self.role}>"


_WORDLESS = Word("", "", genitive=False, upper=False, seamed=False, tags=NONE)


def tags_of(units: Iterable[Unit]) -> frozenset[str]:
    """The classes of all `units` together."""
    return NONE.union(*[unit.tags for unit in units if unit.tags])
