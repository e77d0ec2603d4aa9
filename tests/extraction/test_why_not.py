"""Why the reader does not say so: for each layer, what it lost and by which word."""

import json

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.domain.reports import REPORTS
from tracker.extraction.extract import extract
from tracker.extraction.loss import LAYERS
from tracker.extraction.why_clause import cues
from tracker.extraction.why_not import why_not

NEWS = "Ukraine and Sweden signed a bilateral security agreement on Monday. "


def asked(text, party="DK", kind="signed"):
    article = Article(name="x", text=text, published=Day("2024-05-15"))
    return why_not(article, dossier(), party, kind)


@pytest.mark.parametrize(
    ("text", "layer", "why"),
    [
        (
            "Read also: Denmark signs a security agreement with Ukraine\n\n" + NEWS,
            "page",
            "another",
        ),
        ("Photo: Getty Images / Denmark\n\n" + NEWS, "page", "caption"),
        (NEWS + "Denmark has fine weather.", "gate", "no word"),
        (NEWS, "words", "does not name it"),
        ("Ukraine and Denmark signed a minerals deal.", "words", "“minerals deal”"),
        (NEWS + "Denmark signed a free trade agreement with Ukraine.", "words", "another one"),
        (NEWS + "Denmark zonked the security agreement with Ukraine.", "words", "no word in it"),
        ("Germany and Denmark signed a pact.", "words", "does not name UA"),
        ("Ukraine was glad. Denmark signed it.", "words", "no agreement of ours"),
        (NEWS + "Denmark could sign a security agreement with Ukraine.", "clause", "“could”"),
        (NEWS + "Denmark did not sign a security agreement with Ukraine.", "clause", "“not”"),
        (NEWS + "If Denmark signs a security agreement, all is well.", "clause", "“if”"),
        (
            NEWS + "Denmark will sign a security agreement with Ukraine on Friday.",
            "clause",
            "told as signing scheduled (only planned: “will”)",
        ),
        (NEWS + "Did Denmark sign a security agreement with Ukraine?", "clause", "question"),
        (
            NEWS + "Talks with Denmark on a security agreement have begun.",
            "clause",
            "told as talks started",
        ),
        (
            NEWS + "Talks with Norway on a security agreement began in Denmark.",
            "clause",
            "talks started of NO",
        ),
        (
            NEWS + "In Denmark, Zelensky and the Norwegian prime minister signed a security"
            " agreement.",
            "discourse",
            "given to NO, who stand in its clause; “Denmark” is a place here",
        ),
        (
            "Norway and Denmark signed a security agreement. Ukraine was glad.",
            "discourse",
            "others among themselves",
        ),
        (
            NEWS + "Denmark is glad. Nine countries have signed security agreements with Ukraine.",
            "discourse",
            "not named",
        ),
        (
            "Denmark was glad. Sweden and Ukraine held talks on a security pact. It was signed.",
            "discourse",
            "given to SE, who were spoken of last",
        ),
        (
            "Ukraine and Sweden signed a minerals deal. Denmark signed it too.",
            "words",
            "speaks of another agreement here, and names none",
        ),
        (
            "Ukraine and Sweden signed a minerals deal. Denmark and Ukraine signed the agreement.",
            "words",
            "the text speaks of another agreement here",
        ),
        (NEWS + "Denmark signed a contract for drones.", "words", "has “signed”, but names no"),
        (
            NEWS + "Denmark, the signature, the security agreement.",
            "clause",
            "“signature”, but not",
        ),
        (NEWS + "Imagine that Denmark signed a security agreement.", "clause", "it hangs on"),
        (
            NEWS + "Like Denmark before the war, Norway signed a security pact.",
            "discourse",
            "only compared with",
        ),
        (
            NEWS + "Denmark looked on when Norway and Finland signed a security agreement.",
            "discourse",
            "others among themselves",
        ),
        (
            NEWS + "Denmark looked on when Russia and Ukraine signed a security agreement.",
            "discourse",
            "adversary",
        ),
        (
            "The security agreement with Ukraine was signed in Denmark.",
            "discourse",
            "nobody is told to whom it could be given; “Denmark” is a place here",
        ),
        (
            "In talks:\n- Sweden | Denmark\n- Italy\n\n" + NEWS,
            "discourse",
            "tells talks held of SE",
        ),
        (
            "Not signed:\n- Denmark\n- Italy\n\n" + NEWS,
            "discourse",
            "a line of a list; what stands above it",
        ),
        ("Ukraine was busy.\n\n- Denmark\n- Italy\n", "discourse", "a line of a list"),
    ],
)
def test_a_signing_is_lost_in_a_layer_for_a_reason(text, layer, why):
    answer = asked(text)

    assert not answer.reports
    assert answer.loss is not None
    assert (answer.loss.layer, why in answer.loss.why) == (layer, True), answer.loss


@pytest.mark.parametrize(
    ("text", "kind", "layer", "why"),
    [
        (
            "Denmark will sign a security agreement with Ukraine.",
            "signing_scheduled",
            "dates",
            "so it tells talks close",
        ),
        (
            "Denmark will sign a security agreement with Ukraine on Friday.",
            "talks_close",
            "dates",
            "makes it signing scheduled",
        ),
        (
            (
                "Denmark will sign a security pact with Ukraine on Friday.\n\n"
                "Denmark and Ukraine signed the security pact today."
            ),
            "signing_scheduled",
            "arbitration",
            "gave way to signed (line 3): a signing told as done is no longer planned",
        ),
        (
            "Denmark was to sign its security agreement with Ukraine on Friday.",
            "signing_postponed",
            "arbitration",
            "a plan of the past",
        ),
        (
            "Signed so far:\n- Denmark\n- Italy\n\nUkraine has bilateral security agreements.",
            "ratified",
            "clause",
            "told as signed",
        ),
    ],
)
def test_other_kinds_are_lost_to_dates_and_to_what_else_is_told(text, kind, layer, why):
    answer = asked(text, kind=kind)

    assert answer.loss is not None
    assert (answer.loss.layer, why in answer.loss.why) == (layer, True), answer.loss


def test_what_is_reported_is_no_loss_and_names_its_sentence():
    answer = asked(NEWS, "SE")

    assert [report.kind for report in answer.reports] == ["signed"]
    assert answer.loss is None
    assert [(each.sentence.text, each.loss) for each in answer.told] == [(NEWS.strip(), None)]


def test_an_adversary_is_never_a_party():
    answer = asked(NEWS + "Russia signed a security agreement with Ukraine.", "RU")

    assert answer.loss is not None
    assert "adversary" in answer.loss.why


def test_the_sentence_that_came_furthest_is_the_answer():
    text = NEWS + "Denmark is cold. Denmark could sign a security agreement. Denmark is far."
    answer = asked(text)

    assert answer.furthest is not None
    assert answer.furthest.sentence.text == "Denmark could sign a security agreement."
    assert [each.loss.layer for each in answer.told if each.loss] == ["gate", "clause", "gate"]


def test_many_parties_and_long_phrases_are_told_in_part():
    many = "Sweden, Norway, Finland, Iceland, Estonia, Latvia, Lithuania and Poland"
    given = asked(f"Denmark was there when {many} signed security agreements with Ukraine.")
    listed = asked(f"{NEWS}In Denmark, {many} and Germany had no security agreements with Ukraine.")

    assert given.loss is not None
    assert "given to SE, NO, FI, IS, EE, LV and 2 more, who" in given.loss.why
    assert listed.loss is not None
    assert len(listed.loss.why) < 200


def test_a_page_without_end_is_asked_about_in_part():
    answer = asked("Denmark is cold. " * 100 + NEWS + "Denmark could sign a security agreement.")

    assert answer.loss is not None
    assert answer.loss.layer == "clause"
    assert answer.more > 0
    assert len(answer.told) + answer.more == 101


def test_every_kind_that_is_read_has_words_that_are_looked_for():
    unread = {"terms_reported"}
    assert {each.kind for each in REPORTS if not cues(each.kind)} <= unread


def test_every_label_is_reported_or_has_a_reason(shared):
    lines = (shared / "corpus" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    labels = json.loads((shared / "corpus" / "labels.json").read_text(encoding="utf-8"))
    rows = labels if isinstance(labels, list) else list(labels.values())
    wanted = {row["name"]: row["events"] for row in rows}
    lost = 0
    for data in map(json.loads, lines[::3]):
        day = data.get("published") or data.get("date")
        article = Article(
            name=data["name"],
            text=data["text"],
            title=data.get("title"),
            published=Day(day) if day else None,
        )
        reported = {(r.party, r.kind) for r in extract(article, dossier()).reports}
        for event in wanted[data["name"]]:
            answer = why_not(article, dossier(), event["party"], event["type"])
            if (event["party"], event["type"]) in reported:
                assert answer.loss is None
            else:
                lost += 1
                assert answer.loss is not None
                assert answer.loss.layer in LAYERS
                assert answer.loss.why
    assert lost
