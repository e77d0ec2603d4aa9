"""A table of a dossier's file: what it holds by key, and what is wrong with it."""

from collections.abc import Mapping

from tracker.domain.dates import Day, Edtf, parse, parse_day
from tracker.parties.gazetteer import find, suggest


class Entry:
    """A table of the file: takes values out by key, and notes what is wrong where.

    A value that is missing or wrong is noted, and its empty form is given.
    """

    def __init__(self, where: str, data: Mapping[str, object], problems: list[str]) -> None:
        self.where = where
        self.data = data
        self.problems = problems
        self.asked: set[str] = set()

    def wrong(self, key: str, what: str) -> None:
        """Note a mistake in the value at `key`."""
        shown = key if is_clean(key) else repr(key)
        place = f"{self.where}: {shown}" if self.where else shown
        self.problems.append(f"{place}: {what}")

    def get(self, key: str) -> object:
        """The value at `key` as it stands, None where there is none."""
        self.asked.add(key)
        return self.data.get(key)

    def text(self, key: str) -> str:
        """The line of text at `key`."""
        value = self.get(key)
        if isinstance(value, str) and is_clean(value):
            return value
        self.wrong(key, "missing" if value is None else f"{value!r} is not a line of text")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at `key`, which may be left out."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(key, f"{value!r} is not a list of texts")
            return ()
        clean = [text for text in value if isinstance(text, str) and is_clean(text)]
        for text in value:
            if text not in clean:
                self.wrong(key, f"{text!r} is not a line of text")
        seen: set[str] = set()
        for text in clean:
            if text in seen:
                self.wrong(key, f"{text!r} is said twice")
            seen.add(text)
        return tuple(clean)

    def party(self, key: str) -> str:
        """The code of a party at `key`."""
        code = self.text(key)
        if code:
            self.check_code(key, code)
        return code

    def codes(self, key: str) -> tuple[str, ...]:
        """The list of parties' codes at `key`, which may be left out."""
        codes = self.texts(key)
        for code in codes:
            self.check_code(key, code)
        return codes

    def flag(self, key: str) -> bool | None:
        """The true or false at `key`, None where it is left out."""
        value = self.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(key, f"{value!r} is not true or false")
        return None

    def check_code(self, key: str, code: str) -> None:
        """Note where `code`, found at `key`, is no party's."""
        party = find(code)
        if party is not None and party.code == code:
            return
        close = (party,) if party is not None else tuple(map(find, suggest(code)))
        meant = " or ".join(f"{each.code} ({each.name})" for each in close if each is not None)
        hint = f"; did you mean {meant}?" if meant else ""
        self.wrong(key, f"{code!r} is no party's code{hint}")

    def day(self, key: str) -> Day:
        """The day at `key`."""
        text = self.text(key)
        try:
            return parse_day(text) if text else Day("")
        except ValueError as error:
            self.wrong(key, str(error))
            return Day("")

    def edtf(self, key: str) -> Edtf:
        """The date or interval at `key`."""
        text = self.text(key)
        try:
            return parse(text) if text else Edtf("")
        except ValueError as error:
            self.wrong(key, str(error))
            return Edtf("")

    def entry(self, key: str) -> "Entry":
        """The table at `key`, which may be left out."""
        value = self.get(key)
        if not isinstance(value, dict | None):
            self.wrong(key, f"{value!r} is not a table")
            value = None
        return Entry(key, value or {}, self.problems)

    def entries(self, key: str) -> list["Entry"]:
        """The list of tables at `key`, which may be left out."""
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"is not a list of tables; begin each with [[{key}]]")
            return []
        return [
            Entry(f"{key} {number} ({_name(item)})", item, self.problems)
            for number, item in enumerate(value, start=1)
        ]

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data.keys() - self.asked:
            self.wrong(key, f"unknown; known are {', '.join(sorted(self.asked))}")


def _name(item: Mapping[str, object]) -> str:
    name = item.get("name")
    return name if isinstance(name, str) and is_clean(name) else "unnamed"


def is_clean(text: str) -> bool:
    """Whether it is one line of text that shows as it stands."""
    return bool(text) and text == text.strip() and text.isprintable()
