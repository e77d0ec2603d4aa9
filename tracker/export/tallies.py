"""Counts that articles report, in words and as JSON: what each comes to, and who explains it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from tracker.domain.claims import Fit, Verdict
from tracker.export.formats.json import SCHEMA, dumps
from tracker.export.reports import report_data
from tracker.views.tallies import Tallies, TallyRow

VERDICTS: tuple[Verdict, ...] = (
    "fits",
    "explained",
    "stale",
    "undated",
    "miscount",
    "unexplained",
)
"""All that a count can come to, in the order in which they are told."""

_COUNTED = {
    "fits": "{} fit",
    "explained": "{} explained",
    "stale": "{} stale",
    "undated": "{} without a day",
    "miscount": "{} miscounted",
    "unexplained": "{} unexplained",
}
_BOUND = {"exact": "{}", "at_least": "{}+", "about": "~{}"}
_COMING = {"signed": "still to sign", "negotiating": "still to begin talks"}
_DAYS = {
    "signed": "signatures",
    "negotiating": "talks",
    "declared": "accessions",
    "interested": "declarations",
}
_DONE = {
    "signed": "had signed",
    "negotiating": "were in talks",
    "declared": "had joined",
    "interested": "had declared so",
}


def said(row: TallyRow) -> str:
    """The number as the article tells it: 14, 30+ for "over 30", ~20 for "about 20"."""
    return _BOUND[row.claim.bound].format(row.claim.count)


def summary(tallies: Tallies) -> str:
    """How many counts come to what, in one line."""
    rows = tallies.rows
    known = f", known at {tallies.known_at}" if tallies.known_at else ""
    count = {0: "No count", 1: "1 count"}.get(len(rows), f"{len(rows)} counts")
    found = Counter(each.came.verdict for each in rows)
    told = ", ".join(_COUNTED[each].format(found[each]) for each in VERDICTS if found[each])
    return f"{count}, as of {tallies.as_of}{known}{': ' if told else ''}{told}."


def why(row: TallyRow) -> str:
    """What the count comes to, in words: the basis, the day, and the parties that explain it."""
    came = row.came
    if not came.fits:
        return _unexplained(row)
    best = came.fits[0]
    if came.verdict == "fits":
        return f"fits{_some(best, row)}"
    words = []
    if best.basis != row.own:
        changed = [*_parties("without", best.left_out), *_parties("with", best.besides)]
        beside = f" ({'; '.join(changed)})" if changed and came.verdict != "stale" else ""
        words.append(f"{best.basis.name}{beside}")
    if best.moment == "before" and not best.upcoming:
        gone = "" if best.basis != row.own else f" ({_list(best.left_out)})"
        words.append(f"before that day's {_DAYS[row.counted]}{gone}")
    elif best.moment == "during":
        words.append(f"in the course of the day ({_of(best)})")
    told = ", ".join(words)
    if came.verdict == "miscount":
        return f"miscount: {told}"
    if came.verdict in ("stale", "undated"):
        return _earlier(row, best, told)
    link = "" if not told else " " if best.basis == row.own else ": "
    return f"fits{link}{told}{_some(best, row)}"


def tallies_json(tallies: Tallies, bases: Iterable[str]) -> str:
    """Every count with what it comes to, all ways in which it fits, and its sentences."""
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": tallies.dossier,
            "as_of": tallies.as_of,
            "known_at": tallies.known_at,
            "bases": list(bases),
            "tallies": [_row(each) for each in tallies.rows],
        }
    )


def _unexplained(row: TallyRow) -> str:
    difference = row.came.difference
    told = "as many as" if not difference else f"{abs(difference)} "
    if difference:
        told += "more than" if difference > 0 else "fewer than"
    if not row.claim.upcoming:
        return f"{told} the tracker has"
    who = f"{_list(row.claim.expected)}," if row.claim.expected else "some"
    coming = _COMING.get(row.counted, "to come")
    return f"{told} the tracker has; it counts {who} {coming}"


def _earlier(row: TallyRow, best: Fit, told: str) -> str:
    head = "stale" if row.came.verdict == "stale" else "no day"
    period = best.on if best.on == best.until else f"{best.on} to {best.until}"
    with_words = f", {told}" if told else ""
    since = f"; since then {_list(best.left_out)}" if best.left_out else ""
    return f"{head}: fits {period}{with_words}{_some(best, row)}{since}"


def _some(best: Fit, row: TallyRow) -> str:
    coming = _COMING.get(row.counted, "to come")
    if best.told:
        return f", with {_list(best.told)} {coming}"
    if best.moment == "during" or not best.among:
        return ""
    if best.unsure:
        done = _DONE[row.counted]
        return f", if {_of(best)} {done} by then, whose day is not known"
    return f", with {_of(best)} {coming}"


def _of(best: Fit) -> str:
    names = _list(best.among)
    return names if best.more == len(best.among) else f"{best.more} of {names}"


def _parties(word: str, parties: frozenset[str]) -> list[str]:
    return [f"{word} {_list(parties)}"] if parties else []


def _list(parties: frozenset[str]) -> str:
    return ", ".join(sorted(parties))


def _row(row: TallyRow) -> dict[str, Any]:
    return {
        "published": row.published,
        "counted": row.counted,
        "count": row.claim.count,
        "bound": row.claim.bound,
        "includes_upcoming": row.claim.upcoming,
        "had": row.came.had,
        "difference": row.came.difference,
        "verdict": row.came.verdict,
        "why": why(row),
        "fits": [_fit(each) for each in row.came.fits],
        "reports": [report_data(each) for each in row.reports],
    }


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "basis": fit.basis.name,
        "on": fit.on,
        "until": fit.until,
        "moment": fit.moment,
        "left_out": sorted(fit.left_out),
        "besides": sorted(fit.besides),
        "more": fit.more,
        "among": sorted(fit.among),
        "told": sorted(fit.told),
        "upcoming": fit.upcoming,
        "unsure": fit.unsure,
    }
