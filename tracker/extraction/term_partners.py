"""The parties of whose agreements a text speaks, whatever it reports of them."""

from collections.abc import Callable, Sequence

from tracker.dossiers.dossier import Dossier
from tracker.extraction.any_case import AnyCase
from tracker.extraction.lexicon import adversaries, rows
from tracker.extraction.sentence import Sentence
from tracker.extraction.tally_words import words_of
from tracker.extraction.term_owners import Named, owns_text, parties_in
from tracker.extraction.wordlist import alternatives

_ITS_AGREEMENT = AnyCase(
    r"\W{0,2}its\s(?:own\s)?(?:agreement|text|document|pact|accord)\s(?!on\b)(?P<with>with\s)?"
)
_OTHER = alternatives(
    phrase
    for row in rows("words")
    if row["class"] == "OTHER"
    for phrase in row["phrases"].split("|")
)
_PACT = r"(?:agreement|deal|pact|accord|treaty|document)s?"
_ON_ANOTHER_THING = AnyCase(
    rf"\W{{0,2}}(?:the|this|that|its|their|an?)\s(?:(?:own|new|other|separate)\s)?"
    rf"(?:(?:{_OTHER})\s{_PACT}|{_PACT}\son\s(?:the\s)?(?:{_OTHER}))\b"
)


def of_another_thing(text: str, dossier: Dossier) -> bool:
    """Whether a sentence begins with an agreement of another kind: "The trade agreement runs"."""
    words = words_of(dossier)
    return _ON_ANOTHER_THING.match(text) is not None and not words.names_agreement(text)


def of_agreement(
    sentences: Sequence[Sentence],
    named: Callable[[Sentence], Sequence[Named]],
    dossier: Dossier,
) -> set[str]:
    """The parties named beside the agreement and the home party, whatever is reported of them."""
    words = words_of(dossier)
    found: set[str] = set()
    for sentence in sentences:
        if not words.names_agreement(sentence.text) or not words.home.search(sentence.text):
            continue
        names = parties_in(sentence, named)
        if names and words.masks.search(sentence.text) is None:
            found.update(each.party for each in names)
    return found


def owning(
    told: dict[int, list[Named]], sentences: Sequence[Sentence], dossier: Dossier
) -> set[str]:
    """The parties of whose agreements the text speaks: "the British text", "Norway's names"."""
    words = words_of(dossier)
    apart = adversaries(dossier.home)
    found: set[str] = set()
    followed_by = dict(zip((each.number for each in sentences), sentences[1:], strict=False))
    for sentence in sentences:
        if words.masks.search(sentence.text) is not None:
            continue
        names = [name for name in told[sentence.number] if name.party not in apart]
        found |= {name.party for name in names if owns_text(sentence, name)}
        behind = followed_by.get(sentence.number)
        if behind is None or behind.line != sentence.line or len(names) != 1:
            continue
        its = _ITS_AGREEMENT.match(behind.text)
        if names[0].start != sentence.start or its is None:
            continue
        if its["with"] is None or words.home.match(behind.text, its.end()):
            found.add(names[0].party)
    return found
