"""Words that belong together and stand apart: "put the signing back", "did not begin until May"."""

from tracker.extraction.unit import NONE, Unit


def parted_verbs(units: list[Unit]) -> None:
    """Give a verb of putting off its class where its object stands before its particle.

    "They put the signing back by three months", not "puts the pact back on the agenda".
    """
    for end, particle in enumerate(units):
        verbs = _PARTED.get(particle.lower)
        if verbs is None or not _ends_there(units, end):
            continue
        for at in range(end - 2, max(-1, end - _REACH), -1):
            unit = units[at]
            if unit.lower in verbs:
                between = units[at + 1 : end]
                if any(each.tags & _PUT_OFF or each.lower in _CALLED for each in between):
                    unit.tags, unit.form = _POSTPONE, verbs[unit.lower]
                    particle.tags, particle.form = NONE, ""
                break
            if unit.lower in _STOPS or "AUX" in unit.tags:
                break


def only_then(units: list[Unit]) -> None:
    """Take "not" for no denial in "did not begin until 8 February", which tells that it began."""
    for at, unit in enumerate(units):
        short = unit.lower in _DID_NOT
        if not (short or (unit.lower == "not" and at and units[at - 1].lower in _DID)):
            continue
        for later in range(at + 2, min(len(units), at + _REACH)):
            if units[later].lower in _LATER:
                if any("WHEN" in each.tags for each in units[later + 1 : later + 4]):
                    unit.tags = _AUX if short else NONE
                break
            if units[later].lower in _STOPS or units[later].tags & _MEANT:
                break


def _ends_there(units: list[Unit], at: int) -> bool:
    """Whether a particle ends what is told, or a time follows: "back to March", "off."."""
    if at + 1 >= len(units):
        return True
    after = units[at + 1]
    if after.lower in {"to", "into", "until", "till", "by", "for", "on"}:
        return any(each.tags & {"WHEN", "NUM"} for each in units[at + 2 : at + 5])
    return after.lower in _STOPS or after.tags & {"WHEN", "NUM"} != NONE


_BACK = {
    "put": "bdn", "puts": "z", "putting": "g", "push": "b", "pushes": "z", "pushed": "dn",
    "pushing": "g", "move": "b", "moves": "z", "moved": "dn", "moving": "g", "set": "bdn",
}  # fmt: skip
_OFF = {
    "put": "bdn", "puts": "z", "putting": "g", "call": "b", "calls": "z", "called": "dn",
    "calling": "g",
}  # fmt: skip
_PARTED = {"back": _BACK, "off": _OFF}
_PUT_OFF = frozenset({"AGR", "AGRNAME", "PROAGR", "SIGNN"})
_CALLED = frozenset({"ceremony", "visit", "trip", "date"})
_DID = frozenset({"did", "was", "were"})
_DID_NOT = frozenset({"didn't", "wasn't", "weren't"})
_LATER = frozenset({"until", "till"})
_MEANT = frozenset({"WANT", "PLAN", "WEAK"})
"""Classes of what was only meant: who "did not want to sign until May" need not have signed."""
_POSTPONE = frozenset({"POSTPONE"})
_AUX = frozenset({"AUX"})
_STOPS = frozenset({",", ".", ";", ":", "?", "!", "that", "which", "and", "but"})
_REACH = 14
"""Words within which the two stand."""
