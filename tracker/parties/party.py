"""Who can be a party: states and the EU, by every name the press has for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party: `code` is ISO 3166-1 alpha-2, or EU, XK; `name` the short English name.

    `names` are further names ("U.K.", "Britain"), `adjectives` its adjectives and peoples
    ("British", "Britons"), `capitals` what stands for its government: capitals, residences and
    parliaments ("London", "Downing Street", "Bundestag"). The words keep the press's capitals.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
