"""Articles that have nothing for the dossier, though they speak of its people, places and words.

Each is a headline and three to six sentences about one theme, filled with parties and days.
"""

import random
from collections.abc import Iterator

from generated.cases import FUTURE, PARTIES, PAST

ARTICLES = 200

THEMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "arms": (
        ("{X} sends new military aid package to Ukraine", "{X} TO DELIVER AIR DEFENCE TO KYIV"),
        (
            "The government of {X} announced a new package of military aid for Ukraine {PAST}.",
            "The package contains shells, drones and two air defence systems, the ministry said.",
            "Ukraine's President Volodymyr Zelensky thanked {Xcap} for the support.",
            "A contract with a maker of ammunition was signed {PAST}, and deliveries begin {FUT}.",
            "{X} has given Ukraine more than two billion euros since 2022.",
            "The {Xadj} defence minister said that the security of Europe was being decided in Ukraine.",
            "Together with {Y} and {Z}, {X} belongs to the coalition that trains Ukrainian pilots.",
        ),
    ),
    "another pair": (
        ("{X}, {Y} sign security pact", "{X} and {Y} agree on closer defence ties"),
        (
            "The prime ministers of {X} and {Y} signed a bilateral security agreement {PAST}.",
            "The agreement covers intelligence, cyber defence and joint exercises.",
            "It runs for ten years and provides for consultations within 24 hours of an attack.",
            "Both governments said they would go on supporting Ukraine against Russia.",
            "The {Yadj} parliament is expected to ratify the agreement {FUT}.",
            "Talks on the pact between {Xcap} and {Ycap} had begun last year.",
        ),
    ),
    "minerals": (
        ("{X} and Ukraine close to minerals deal", "Kyiv and {Xcap} sign agreement on minerals"),
        (
            "Ukraine and {X} signed a minerals agreement {PAST}, the economy minister said.",
            "The deal gives companies from {X} access to lithium and titanium.",
            "The Verkhovna Rada is to ratify the minerals agreement {FUT}.",
            "Kyiv had wanted the document to hold security guarantees, but it does not.",
            "A fund for rebuilding will be run by both sides in equal parts.",
        ),
    ),
    "NATO": (
        ("NATO ministers discuss Ukraine's path to membership", "{X} backs invitation for Ukraine"),
        (
            "NATO foreign ministers discussed Ukraine's path to membership {PAST}.",
            "{X} and {Y} support an invitation, while {Z} has doubts.",
            "No security guarantee can take the place of Article 5, the {Xadj} minister said.",
            "The alliance will meet again {FUT}.",
            "Ukraine applied for membership in September 2022.",
        ),
    ),
    "loan": (
        ("{X} lends Ukraine money for energy", "Ukraine, {X} sign loan agreement"),
        (
            "Ukraine's finance minister and the ambassador of {X} signed a loan agreement {PAST}.",
            "The loan of 200 million euros is for transformers and power lines.",
            "The agreement enters into force {FUT}.",
            "{X} has ratified an earlier loan agreement with Ukraine.",
            "The money complements grants from {Y}.",
        ),
    ),
    "peace talks": (
        ("Leaders to discuss peace plan for Ukraine", "{X} offers to host talks"),
        (
            "{X} has offered to host talks on ending the war in Ukraine.",
            "Any peace agreement must come with security guarantees, Zelensky said {PAST}.",
            "{Y} and {Z} could send troops if a ceasefire were signed, their leaders said.",
            "Moscow has refused to negotiate about guarantees.",
            "A summit of the coalition of the willing is planned {FUT}.",
        ),
    ),
    "wishes and denials": (
        (
            "Opposition in {X} calls for a security agreement with Ukraine",
            "{X}: no agreement with Kyiv",
        ),
        (
            "The opposition in {X} would like the government to think about a security agreement.",
            "{X} has not signed a security agreement with Ukraine.",
            "Could {X} ever sign a security agreement with Ukraine? Analysts differ.",
            "If {X} signed such an agreement, its neighbours might follow, one of them wrote.",
            "The question was not on the agenda of the parliament in {Xcap} {PAST}.",
        ),
    ),
    "economy and culture": (
        ("{X} opens trade office in Kyiv", "Orchestra from {Xcap} plays in Lviv"),
        (
            "{X} opened a trade office in Kyiv {PAST}.",
            "The two countries signed a memorandum on grain exports and railways.",
            "An agreement on mutual recognition of driving licences will be signed {FUT}.",
            "The {Xadj} ambassador spoke of the long-term friendship between the two peoples.",
            "A free trade agreement between {X} and Ukraine took effect last year.",
            "{Y} and {Z} are negotiating similar trade deals with Ukraine.",
        ),
    ),
}


def articles() -> Iterator[str]:
    """All quiet articles, the same on every run."""
    chance = random.Random(20230712)
    themes = list(THEMES.values())
    for number in range(ARTICLES):
        headlines, sentences = themes[number % len(themes)]
        x, y, z = chance.sample([name for name in PARTIES if name.code != "BE"], 3)
        while len({x.code, y.code, z.code}) < 3:
            x, y, z = chance.sample(PARTIES, 3)
        slots = {"PAST": chance.choice(PAST)[0], "FUT": chance.choice(FUTURE)[0]}
        for letter, name in (("X", x), ("Y", y), ("Z", z)):
            slots |= {
                letter: name.name,
                f"{letter}cap": name.capital,
                f"{letter}adj": name.adjective,
            }
        chosen = sorted(chance.sample(range(len(sentences)), chance.randint(3, len(sentences) - 1)))
        lines = [chance.choice(headlines), "", *(sentences[index] for index in chosen)]
        yield "\n".join(_capitalised(line.format_map(slots)) for line in lines)


def _capitalised(line: str) -> str:
    return line[:1].upper() + line[1:]
