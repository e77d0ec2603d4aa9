"""Fill the templates: a fixed, varied choice of parties, agreements and times for each."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from generated.sentences import PHENOMENA, Template

PUBLISHED = "2024-05-15"
"""A Wednesday; every relative time below is resolved against it."""

FILLS = 16
"""How often each template is filled, each time with other words."""


@dataclass(frozen=True)
class Name:
    code: str
    name: str
    adjective: str
    capital: str


@dataclass(frozen=True)
class Case:
    """A text, what it says as (party, type) -> date, and the phenomenon that it shows."""

    phenomenon: str
    positive: bool
    text: str
    events: dict[tuple[str, str], str | None]
    dated: frozenset[tuple[str, str]]


PARTIES = tuple(
    Name(*row.split("|"))
    for row in """\
GB|Britain|British|London
GB|the United Kingdom|British|London
DE|Germany|German|Berlin
FR|France|French|Paris
DK|Denmark|Danish|Copenhagen
CA|Canada|Canadian|Ottawa
IT|Italy|Italian|Rome
NL|the Netherlands|Dutch|The Hague
FI|Finland|Finnish|Helsinki
LV|Latvia|Latvian|Riga
ES|Spain|Spanish|Madrid
BE|Belgium|Belgian|Brussels
PT|Portugal|Portuguese|Lisbon
SE|Sweden|Swedish|Stockholm
NO|Norway|Norwegian|Oslo
IS|Iceland|Icelandic|Reykjavik
JP|Japan|Japanese|Tokyo
US|the United States|American|Washington
LT|Lithuania|Lithuanian|Vilnius
EE|Estonia|Estonian|Tallinn
PL|Poland|Polish|Warsaw
LU|Luxembourg|Luxembourgish|Luxembourg
RO|Romania|Romanian|Bucharest
CZ|the Czech Republic|Czech|Prague
SI|Slovenia|Slovenian|Ljubljana
IE|Ireland|Irish|Dublin
HR|Croatia|Croatian|Zagreb
GR|Greece|Greek|Athens
AL|Albania|Albanian|Tirana
BG|Bulgaria|Bulgarian|Sofia
CY|Cyprus|Cypriot|Nicosia
KR|South Korea|South Korean|Seoul
AU|Australia|Australian|Canberra
MK|North Macedonia|Macedonian|Skopje
XK|Kosovo|Kosovar|Pristina
ME|Montenegro|Montenegrin|Podgorica
""".splitlines()
)

AGREEMENTS = (
    ("a", "bilateral security agreement", "bilateral security agreements"),
    ("a", "security agreement", "security agreements"),
    ("a", "security cooperation agreement", "security cooperation agreements"),
    ("a", "security pact", "security pacts"),
    ("a", "long-term security deal", "long-term security deals"),
    ("an", "agreement on security cooperation", "agreements on security cooperation"),
    (
        "an",
        "agreement on long-term security commitments",
        "agreements on long-term security commitments",
    ),
    ("a", "security guarantees agreement", "security guarantees agreements"),
)

PAST = (
    ("on Tuesday", "2024-05-14"),
    ("on Monday", "2024-05-13"),
    ("yesterday", "2024-05-14"),
    ("on May 9", "2024-05-09"),
    ("on 3 May", "2024-05-03"),
    ("on April 11, 2024", "2024-04-11"),
    ("on 24 February 2024", "2024-02-24"),
    ("last month", "2024-04"),
    ("in March", "2024-03"),
    ("in January 2024", "2024-01"),
    ("last Friday", "2024-05-10"),
    ("two days ago", "2024-05-13"),
)
FUTURE = (
    ("on Thursday", "2024-05-16"),
    ("on Friday", "2024-05-17"),
    ("tomorrow", "2024-05-16"),
    ("on May 28", "2024-05-28"),
    ("on 13 June 2024", "2024-06-13"),
    ("next month", "2024-06"),
    ("in June", "2024-06"),
    ("next Monday", "2024-05-20"),
    ("in early July", "2024-07"),
)
VAGUE = ("soon", "shortly", "in the near future", "in the coming weeks", "before long")


def cases() -> Iterator[Case]:
    """All cases, in a fixed order; the same on every run."""
    chance = random.Random(20240115)
    for phenomenon, (positives, negatives) in PHENOMENA.items():
        for positive, templates in ((True, positives), (False, negatives)):
            seen: set[str] = set()
            for template in templates:
                for _ in range(FILLS):
                    case = _fill(phenomenon, template, chance, positive=positive)
                    if case.text not in seen:
                        seen.add(case.text)
                        yield case


def _fill(phenomenon: str, template: Template, chance: random.Random, *, positive: bool) -> Case:
    text = template.text
    apart = ["PL", "BE", "CH"] if "Warsaw" in text or "Switzerland" in text else ["BE", "LU"]
    pool = [name for name in PARTIES if "cap}" not in text or name.code not in apart]
    pool = [name for name in pool if "Warsaw" not in text or name.code != "PL"]
    chosen: list[Name] = []
    for name in chance.sample(pool, len(pool)):
        if all(name.code != other.code for other in chosen):
            chosen.append(name)
    x, y, z = chosen[:3]
    listed = chosen[3 : 3 + chance.choice((3, 3, 4, 5, 8, 11))]
    article, noun, plural = chance.choice(AGREEMENTS)
    past, future = chance.choice(PAST), chance.choice(FUTURE)
    names = [name.name for name in listed]
    comma = chance.choice((",", ""))
    slots = {
        "LIST": f"{', '.join(names[:-1])}{comma} and {names[-1]}",
        "A": f"{article} {noun}",
        "A_": f"{article.capitalize()} {noun}",
        "AN": noun,
        "AS": plural,
        "AS_": plural[0].upper() + plural[1:],
        "PAST": past[0],
        "PAST_": past[0][0].upper() + past[0][1:],
        "FUT": future[0],
        "VAGUE": chance.choice(VAGUE),
    }
    for letter, name in (("X", x), ("Y", y), ("Z", z)):
        slots |= {
            letter: name.name,
            f"{letter}s": f"{name.name}'" if name.name.endswith("s") else f"{name.name}'s",
            f"{letter}adj": name.adjective,
            f"{letter}cap": name.capital,
            f"{letter}pm_": f"The {name.adjective} prime minister",
        }
    filled = text.format_map(slots)
    filled = filled[0].upper() + filled[1:]
    filled = filled.replace(". the ", ". The ").replace("\nthe ", "\nThe ")
    codes = {"X": [x.code], "Y": [y.code], "Z": [z.code], "LIST": [name.code for name in listed]}
    days = {"PAST": past[1], "FUT": future[1]}
    events: dict[tuple[str, str], str | None] = {}
    dated: set[tuple[str, str]] = set()
    for said in template.says:
        who, kind, *when = said.split()
        for code in codes.get(who, [who]):
            events[code, kind] = days[when[0]] if when else None
            if when:
                dated.add((code, kind))
    return Case(phenomenon, positive, filled, events, frozenset(dated))
