"""The gate before the grammar: what it keeps out could not have been read anyway."""

import pytest
from generated.cases import PUBLISHED, cases

from tracker.articles.article import Article, Rejection
from tracker.articles.read import read_articles
from tracker.domain.dates import Day
from tracker.dossiers.load import load, sample_folder
from tracker.extraction.extract import extract, read_through
from tracker.extraction.gate import Gate
from tracker.extraction.tag import Tagger

DOSSIER = load("ukraine-security")
IDLE = (
    "Ukraine's farmers brought in a good wheat harvest around Poltava.",
    "The museum in Odesa shows paintings of the sea and of its sailors.",
    "In Kyiv the trams ran until midnight, the mayor told reporters.",
    "A choir from Norway sang in Lviv about winter and snow.",
)


@pytest.fixture
def every_sentence(monkeypatch):
    """Turns the gate's answers off and on."""
    opens = Gate.opens

    def turned(*, off):
        monkeypatch.setattr(Gate, "opens", (lambda *_, **__: True) if off else opens)

    return turned


def samples():
    last = Day("2999-12-31")
    found = read_articles([str(sample_folder(DOSSIER.id))], published=None, today=last)
    return [article for article in found if not isinstance(article, Rejection)]


def generated():
    texts = dict.fromkeys(case.text for case in cases())
    day = Day(PUBLISHED)
    return [Article(name="generated", text=text, published=day) for text in list(texts)[::5]]


@pytest.mark.parametrize("articles", [samples, generated])
def test_nothing_is_read_in_a_sentence_that_the_gate_keeps_out(articles, every_sentence):
    for article in articles():
        every_sentence(off=True)
        wanted = by_rules(article)
        every_sentence(off=False)
        assert by_rules(article) == wanted, article.text


def by_rules(article):
    reading = read_through(article, DOSSIER)
    return reading.reports(reading.reader.mentions)


def test_a_long_page_without_a_word_of_agreements_never_reaches_the_tagger(monkeypatch):
    tagged = []
    tag = Tagger.tag
    monkeypatch.setattr(Tagger, "tag", lambda self, each: tagged.append(each) or tag(self, each))
    text = "Ukraine's security in numbers\n" + "\n".join(" ".join(IDLE) for _ in range(100))
    article = Article(name="page", text=text, published=Day("2024-06-13"))
    assert extract(article, DOSSIER).reports == ()
    assert [each.section for each in tagged] == ["title"]


@pytest.mark.parametrize(
    ("text", "echo", "opens"),
    [
        ("Denmark signed it.", False, True),
        ("The talks went on.", False, True),
        ("Denmark's has been put to the Folketing.", False, True),
        ("Who has one?", False, True),
        ("Where is it?", False, True),
        ("The others are with Norway and Spain.", False, True),
        ("So has Romania.", False, False),
        ("So has Romania.", True, True),
        ("Romania on Friday.", True, True),
        ("The choir sang on Friday.", True, False),
        ("The museum shows paintings of the sea.", True, False),
        ("The ship went out.", False, False),
    ],
)
def test_words_open_the_gate(text, echo, opens):
    assert Tagger(DOSSIER).gate.opens(text, echo=echo) is opens


def test_words_of_joining_and_of_headings_count_where_they_can_mean_something():
    gate = Tagger(DOSSIER).gate
    assert not gate.opens("Malta joined.")
    assert gate.opens("Malta joined.", declared=True)
    assert not gate.opens("Soon to come in")
    assert gate.opens("Soon to come in", heading=True)
