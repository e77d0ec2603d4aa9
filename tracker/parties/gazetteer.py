"""The parties by name: the table `parties.tsv`, and finding one in it.

The table is our own work from general knowledge: the 193 members of the United Nations, the
Holy See, Kosovo, Palestine, Taiwan and the European Union, by ISO 3166-1 alpha-2 codes (XK and
EU are in use though not in the standard). Its words stand as the press writes them, with their
capitals: "US" is a party, "us" is not, so whoever looks for them in running text keeps to the case.
"""

import os
import unicodedata
from functools import cache

from tracker.parties.party import Party

_TABLE = "parties.tsv"
_COLUMNS = ["code", "name", "names", "adjectives", "capitals"]


@cache
def all_parties() -> tuple[Party, ...]:
    """Every party, in the order of their codes. Read once."""
    header, *rows = _table().splitlines()
    if header.split("\t") != _COLUMNS:
        raise ValueError(f"{_TABLE} has other columns than {', '.join(_COLUMNS)}")
    return tuple(_party(row) for row in rows)


def find(text: str) -> Party | None:
    """The party that `text` names, None where it names none, or more than one.

    Takes a code, a name, an adjective or a seat of government ("us", "U.K.", "the Netherlands",
    "danish", "Downing Street"); case, dots, accents and a leading "the" do not matter.
    """
    return _index().get(_plain(text))


def name_of(code: str) -> str:
    """The short English name of the party with this code; the code itself where none has it."""
    party = _by_code().get(code)
    return code if party is None else party.name


def suggest(text: str) -> tuple[str, ...]:
    """Names of parties that `text` may have meant, the closest first, three at most."""
    # Only a mistaken name needs it, and importing it takes longer than all the rest here.
    import difflib  # noqa: PLC0415

    wanted = _plain(text)
    if not wanted:
        return ()
    spellings = _spellings()
    holding = [key for key in spellings if wanted in key.split() or wanted == key]
    close = difflib.get_close_matches(wanted, spellings, n=8, cutoff=0.72)
    names = (party.name for key in [*holding, *close] for party in spellings[key])
    return tuple(dict.fromkeys(names))[:3]


def _table() -> str:
    # The loader reads from a zipped package as well, without the import of importlib.resources.
    path = os.path.join(os.path.dirname(__file__), _TABLE)  # noqa: PTH118, PTH120
    data: bytes = __spec__.loader.get_data(path)  # type: ignore[union-attr]
    return data.decode()


def _party(row: str) -> Party:
    code, name, names, adjectives, capitals = row.split("\t")
    return Party(
        code=code,
        name=name,
        names=_words(names),
        adjectives=_words(adjectives),
        capitals=_words(capitals),
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _plain(text: str) -> str:
    if not text.isascii():
        decomposed = unicodedata.normalize(
            "NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        )
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(text.casefold().replace(".", "").split()).removeprefix("the ")


@cache
def _by_code() -> dict[str, Party]:
    return {party.code: party for party in all_parties()}


@cache
def _spellings() -> dict[str, tuple[Party, ...]]:
    spellings: dict[str, tuple[Party, ...]] = {}
    for party in all_parties():
        words = (party.name, *party.names, *party.adjectives, *party.capitals)
        for key in {_plain(word) for word in words}:
            spellings[key] = (*spellings.get(key, ()), party)
    return spellings


@cache
def _index() -> dict[str, Party]:
    index = {key: parties[0] for key, parties in _spellings().items() if len(parties) == 1}
    # A code wins over any name that is spelled like it.
    return index | {party.code.casefold(): party for party in all_parties()}
