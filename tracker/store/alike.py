"""What many reports say alike, made sense of once: reports made one like the other."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache

from tracker.domain.events import REPORTS, Amount, Attribution, Report, TermsReported
from tracker.store.wire import KIND_VERSION, amount_to_data, from_data, text_of

Make = Callable[[str, str, str, Attribution], Report]
"""Makes a report like others: about which dossier and party, in which article, by whose account."""

_FOR_READERS = {"evidence", "rule", "reader", "cues", "trace", "reading"}
_ITS_OWN = ("dossier", "party", "article", "attribution")
SAID: tuple[str, ...] = tuple(
    sorted({each.name for kind in REPORTS for each in fields(kind)} - _FOR_READERS - {*_ITS_OWN})
)
"""The fields, of whatever kind, that are the same in all reports that say the same."""


def said_by(report: Report) -> str:
    """What a report says, as `like` takes it."""
    values = [None if name is None else getattr(report, name) for name in _TELLS[report.kind]]
    if isinstance(report, TermsReported):
        values = [amount_to_data(each) if isinstance(each, Amount) else each for each in values]
    return text_of(values)


_TELLS: dict[str, list[str | None]] = {
    cls.kind: [name if name in cls.__dataclass_fields__ else None for name in SAID]
    for cls in REPORTS
}
"""Of each kind those of the fields `SAID` that it has, None in the place of the others."""


# To set fields one by one costs half of what it costs to make the object with all of them.
_PUTS = {
    cls.kind: (
        [getattr(cls, name).__set__ for name in _ITS_OWN],
        [
            (each.name, getattr(cls, each.name).__set__)
            for each in fields(cls)
            if each.name not in _ITS_OWN
        ],
    )
    for cls in REPORTS
}


@lru_cache(maxsize=20_000)
def like(kind: str, said: str) -> Make:
    """What makes reports of one kind that all say the same.

    `said` are the values of the fields `SAID`, as a JSON array; null stands for what is not told.
    The sentence, and how it was read, are left out. Raises WireError where `said` is not what a
    report of this kind says, and ValueError where it is no JSON.
    """
    values = zip(SAID, json.loads(said), strict=True)
    data = {name: value for name, value in values if value is not None}
    data |= {"dossier": "", "party": "", "article": "", "evidence": ("", 0, 0)}
    model = from_data(kind, KIND_VERSION[kind], data)
    cls = type(model)
    own, others = _PUTS[kind]
    same = [(put, getattr(model, name)) for name, put in others]
    of_dossier, of_party, in_article, by_account = own

    def make(dossier: str, party: str, article: str, account: Attribution) -> Report:
        made: Report = object.__new__(cls)  # type: ignore[assignment]
        for put, value in same:
            put(made, value)
        of_dossier(made, dossier)
        of_party(made, party)
        in_article(made, article)
        by_account(made, account)
        return made

    return make
