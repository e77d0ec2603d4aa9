"""A word or phrase of a sentence with its classes: what all layers above the tagger work on."""

from tracker.extraction.sentence import Token

NONE: frozenset[str] = frozenset()


class Unit:
    """A word or phrase of a sentence, with its classes; the grammar's layers write upon it.

    `tags` are its classes, `form` that of a verb: b(ase), z (-s), d (past), n (participle) or
    g (-ing), several where they look alike. `codes` are the parties that it names, `kind` how:
    name, adjective, capital, person or group.
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

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        token: Token,
        end: int,
        lower: str,
        tags: frozenset[str],
        form: str = "",
        codes: tuple[str, ...] = (),
        kind: str = "",
    ) -> None:
        """Take the first token, the end, the words in lower case and what they are."""
        self.start = token.start
        self.end = end
        self.lower = lower
        self.tags = tags
        self.form = form
        self.codes = codes
        self.kind = kind
        word = token.word
        self.genitive = word.genitive
        self.spaced = token.spaced
        self.upper = word.upper
        self.first = False
        self.role = ""
        self.members: list[Unit] = []
        self.noun: object = None

    def __repr__(self) -> str:
        """For people who look for a mistake."""
        return f"<{self.lower} {'/'.join(sorted(self.tags))} {','.join(self.codes)} {self.role}>"
