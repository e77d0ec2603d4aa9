"""Why an article gives no report, as text and as data: the answer, then sentence by sentence."""

from typing import Any

from tracker.cli.layout import hanging, wrap
from tracker.cli.output import Screen
from tracker.export.text import brief, safe
from tracker.extraction.loss import LAYERS, Told, WhyNot
from tracker.extraction.why_clause import in_words
from tracker.extraction.why_not import line_of
from tracker.parties.gazetteer import find

_SENTENCE = 160
"""Characters of a sentence that are shown; its line tells where the rest is."""


def why_not_lines(answer: WhyNot, article: Any, screen: Screen) -> list[str]:
    """The lines that show the answer on `screen`."""
    lines = [screen.style(each, "bold") for each in wrap(_answer(answer, article), screen.width)]
    if answer.reports:
        see = f"`tracker explain {answer.party}` shows the sentences that the table rests on."
        lines += wrap(see, screen.width)
    for each in answer.told:
        lines += ["", *_told(each, article, screen)]
    if answer.more:
        sentences = "1 more sentence" if answer.more == 1 else f"{answer.more} more sentences"
        lines += ["", f"{sentences} may mean it, and were not asked about"]
    return lines


def _answer(answer: WhyNot, article: Any) -> str:
    """The answer in one sentence."""
    party = f"{_name(answer.party)} ({answer.party})"
    kind, name = in_words(answer.kind), safe(brief(article.name))
    if answer.reports:
        return f"It does: article {name} reports {party} as {kind}."
    loss = answer.loss
    assert loss is not None  # noqa: S101  # it is, where nothing is reported
    if answer.furthest is None:
        return f"Article {name} does not report {party} as {kind}: {loss.why}."
    line = line_of(article.text, answer.furthest.sentence)
    why = safe(loss.why)
    return f"Article {name} does not report {party} as {kind}: {why} ({loss.layer}, line {line})."


def _told(told: Told, article: Any, screen: Screen) -> list[str]:
    line = line_of(article.text, told.sentence)
    loss = told.loss
    what = "reported" if loss is None else f"{loss.layer}: {safe(loss.why)}"
    lines = hanging(f"line {line}  ", what, screen.width)
    return lines + wrap(
        f"“{safe(brief(told.sentence.text, _SENTENCE))}”", screen.width, indent="  "
    )


def _name(code: str) -> str:
    party = find(code)
    return party.name if party is not None else code


def why_not_data(answer: WhyNot, article: Any, dossier: str) -> dict[str, Any]:
    """The answer as plain values."""
    loss = answer.loss
    furthest = answer.furthest
    return {
        "schema": 1,
        "dossier": dossier,
        "article": {"id": article.id, "name": article.name, "published": article.published},
        "party": answer.party,
        "kind": answer.kind,
        "reported": bool(answer.reports),
        "layer": None if loss is None else loss.layer,
        "meaning": None if loss is None else LAYERS[loss.layer],
        "why": None if loss is None else loss.why,
        "line": None if furthest is None else line_of(article.text, furthest.sentence),
        "more": answer.more,
        "sentences": [_told_data(each, article) for each in answer.told],
    }


def _told_data(told: Told, article: Any) -> dict[str, Any]:
    sentence = told.sentence
    return {
        "line": line_of(article.text, sentence),
        "start": sentence.start,
        "end": sentence.end,
        "section": sentence.section,
        "reported": told.loss is None,
        "layer": None if told.loss is None else told.loss.layer,
        "why": None if told.loss is None else told.loss.why,
        "text": sentence.text,
    }
