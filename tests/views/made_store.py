"""A store with made-up reports, for the tests of views, exports and the command line.

The parties are real, since tables hold real ones; all the articles are our own words.
"""

from datetime import UTC, datetime

from tracker.articles.article import Article
from tracker.articles.stories import shingles, sketch
from tracker.domain import events as kinds
from tracker.domain.events import Amount, Attribution, Confirmed, Evidence, Retracted
from tracker.domain.identity import event_id
from tracker.store.append import NewArticle
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.store.streams import stream_of

DOSSIER = "ukraine-security"
HOSTILE = "\x1b[31mred\x1b[0m [bold]bold[/bold] <script>alert(1)</script> \u202egnp.exe `x` | y"
FORMULA = "=cmd|'/c calc'!A1"


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, day="2024-06-20"):
        self.set(day)

    def set(self, day, hour=12):
        self.time = datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=UTC)

    def __call__(self):
        return self.time


class Press:
    """Takes articles in, each with the reports that its sentences are."""

    def __init__(self, log):
        self.log = log
        self.ids = {}

    def publish(self, name, *told, published=None, near=(), **more):
        """Each of `told` is (party, kind's class name, sentence with *cues* starred, fields)."""
        sentences = [(party, kind, _unstarred(text), fields) for party, kind, text, fields in told]
        text = "\n".join(sentence for _, _, (sentence, _), _ in sentences) or f"{name} is quiet."
        article = Article(name=name, text=text, published=published, **more)
        with self.log.transaction() as append:
            append.add_article(
                NewArticle(
                    id=article.id,
                    sha256=article.sha256,
                    name=article.name,
                    title=article.title,
                    published=article.published,
                    outlet=article.outlet,
                    url=article.url,
                    text=article.text,
                    sketch=sketch(shingles(article.text)),
                ),
                near=near,
            )
            for party, kind, (sentence, cues), fields in sentences:
                start = text.index(sentence)
                report = getattr(kinds, kind)(
                    dossier=fields.pop("dossier", DOSSIER),
                    party=party,
                    article=article.id,
                    evidence=Evidence(sentence, start, start + len(sentence)),
                    cues=tuple((start + one, start + end) for one, end in cues),
                    rule=fields.pop("rule", f"{kind}.rule"),
                    reader="1",
                    **{"basis": "stated", **fields},
                )
                append.append(stream_of(report), report)
                self.ids[name, party, kind] = event_id(report)
        return article.id

    def judge(self, party, verdict, dossier=DOSSIER):
        with self.log.transaction() as append:
            append.append(f"{dossier}/{party}", verdict)


def _unstarred(text):
    parts = text.split("*")
    sentence, cues = "", []
    for turn, part in enumerate(parts):
        if turn % 2:
            cues.append((len(sentence), len(sentence) + len(part)))
        sentence += part
    return sentence, cues


def make_store(path):
    """The store most tests look at; gives its URL."""
    url = sqlite_url(path)
    clock = Clock()
    with open_log(url, clock=clock) as log:
        press = Press(log)
        _reports(press)
        clock.set("2024-07-05")
        press.publish(
            "late",
            ("GB", "Ratified", "The House *approved* the pact with Kyiv.", {"effect": "unknown"}),
            published="2024-07-01",
            outlet="The Example",
            title="Britain approves",
        )
        clock.set("2024-07-10")
        press.judge(
            "SI",
            Retracted(
                target=press.ids["slovenia", "SI", "Signed"],
                by="analyst",
                because="the article tells of Croatia",
            ),
        )
        press.judge(
            "DE",
            Confirmed(target=press.ids["germany", "DE", "Signed"], by="analyst", because="read"),
        )
    return url


def _reports(press):
    press.publish(
        "roundup",
        ("GB", "Signed", "Britain was the *first to sign*, in January.", _on("2024-01-12")),
        ("FR", "Signed", "France *signed* its own in Paris.", {"told_as": "background"}),
        ("US", "TalksClose", "Washington is *close to* a deal.", {}),
        published="2024-05-30",
        outlet="The Example",
        title="Who has signed so far",
        url="https://example.org/roundup",
    )
    press.publish(
        "summit",
        (
            "US",
            "SigningScheduled",
            "At the *G7 summit in Italy*, Washington and Kyiv are *set to sign* on Thursday.",
            {
                "happened_on": None,
                "planned_for": "2024-06-13",
                "basis": "occasion",
                "occasion": "G7 summit in Italy",
                "attribution": Attribution("unnamed", "people familiar with the matter"),
                "trace": ("occasion: G7 summit in Italy is 2024-06-13/2024-06-15",),
            },
        ),
        (
            "US",
            "TermsReported",
            "It is to last *10 years* and is an *executive agreement*.",
            {"duration_years": 10, "legal_form": "executive agreement", "binding": False},
        ),
        outlet="Another Paper",
        title="Pact at the summit",
        url="https://example.com/summit?a=1&b=2",
    )
    press.publish(
        "spain-plan",
        (
            "ES",
            "SigningScheduled",
            "Madrid *plans to sign* on 17 May.",
            {"happened_on": "2024-05-13", "planned_for": "2024-05-17"},
        ),
        published="2024-05-13",
        outlet="The Example",
    )
    press.publish(
        "spain",
        ("ES", "Signed", "Spain *signed* in Madrid on 27 May.", _on("2024-05-27")),
        published="2024-05-27",
        outlet="The Example",
    )
    for day, name in (("2024-02-16", "germany"), ("2024-02-15", "germany-too")):
        press.publish(
            name,
            ("DE", "Signed", f"Germany *signed* in Berlin on {day}.", _on(day)),
            published="2024-02-17",
            outlet=name,
        )
    press.publish(
        "terms",
        (
            "GB",
            "TermsReported",
            "London gives *2.5bn pounds* this year.",
            {"amount": Amount(2_500_000_000, "GBP", 2024), "consultation_hours": 24},
        ),
        published="2024-01-13",
        outlet="Another Paper",
    )
    press.publish(
        "slovenia",
        ("SI", "Signed", "Slovenia *signed* in Kyiv.", _on("2024-06-28")),
        ("SI", "TalksHeld", "Slovenia *held talks*.", {}),
        published="2024-06-19",
        outlet="The Example",
    )
    press.publish(
        "poland",
        (
            "PL",
            "SigningScheduled",
            "Warsaw will *sign before* the July summit.",
            {"happened_on": "2024-05-31", "planned_for": "2024-07-08"},
        ),
        published="2024-05-31",
        outlet="The Example",
    )
    press.publish("quiet", published="2024-06-01")


def make_hostile(path):
    """A store whose article tries to act in every place that is shown; gives its URL."""
    url = sqlite_url(path)
    with open_log(url, clock=Clock()) as log:
        press = Press(log)
        press.publish(
            f"name {HOSTILE}",
            (
                "JP",
                "Signed",
                f"{FORMULA} *{HOSTILE}* signed.",
                {
                    "happened_on": "2024-06-13",
                    "occasion": HOSTILE,
                    "attribution": Attribution("named", HOSTILE),
                    "rule": HOSTILE,
                    "trace": (HOSTILE,),
                },
            ),
            published="2024-06-14",
            outlet=FORMULA,
            title=f"title {HOSTILE}",
            url="javascript:alert(1)",
        )
        press.publish(
            "other",
            ("JP", "TermsReported", "It is a *deal*.", {"legal_form": HOSTILE}),
            ("JP", "Signed", "Signed a day *earlier*.", _on("2024-06-12")),
            published="2024-06-14",
            outlet="+1",
            title="@title",
            url='https://example.org/"><script>alert(2)</script>',
        )
        press.judge(
            "JP",
            Retracted(
                target=press.ids["other", "JP", "TermsReported"], by=HOSTILE, because=HOSTILE
            ),
        )
    return url


def _on(day):
    return {"happened_on": day}
