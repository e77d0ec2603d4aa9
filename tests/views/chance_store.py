"""Stores of chance: whatever can be reported, in any order, with verdicts and copies."""

import random

import made_store

from tracker.domain.events import Attribution, Confirmed, Retracted
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

KINDS = ["TalksHeld", "TalksClose", "Signed", "SigningScheduled", "SigningPostponed", "Terminated"]
KINDS += ["Ratified", "Signed", "Ratified"]
WORDS = [
    Attribution(),
    Attribution("official"),
    Attribution("unnamed"),
    Attribution("outlet", "Agency"),
    Attribution("outlet", "Gazette"),
]


def many(path, seed):
    """A store of chance: two parties, copies, attributions, verdicts, undated articles."""
    chance = random.Random(seed)
    clock = made_store.Clock("2024-07-20")
    url = sqlite_url(path)
    with open_log(url, clock=clock) as log:
        press = made_store.Press(log)
        articles = []
        for number in range(14):
            party = chance.choice(["GB", "FR"])
            kind = chance.choice(KINDS)
            day = f"2024-0{chance.randrange(1, 7)}-1{chance.randrange(3)}"
            more = {"happened_on": chance.choice([None, day]), "attribution": chance.choice(WORDS)}
            if kind.startswith("Signing"):
                more["planned_for"] = chance.choice([None, "2024-06-13", "2024-07-01"])
            if kind == "Ratified":
                more["effect"] = chance.choice(["binding", "non-binding", "unknown"])
            near = chance.sample(articles, 1) if articles and chance.random() < 0.3 else ()
            published = chance.choice([day, day, f"{day[:8]}20", None])
            told = (party, kind, f"Report {number} *tells* it.", more)
            articles.append(press.publish(f"a{number}", told, published=published, near=near))
        for (_, party, _), target in chance.sample(sorted(press.ids.items()), 3):
            verdict = chance.choice(
                [
                    Confirmed(target=target, by="ann"),
                    Retracted(target=target, by="ann", because="no"),
                    Retracted(target=target, by="ann", because="no", corrected_on="2024-06-20"),
                ]
            )
            press.judge(party, verdict)
    return url
