"""Why what a sentence says was not given to a party: whose it was taken for, and by what."""

from collections.abc import Callable, Sequence

from tracker.extraction.attach import attach
from tracker.extraction.finding import Finding, status
from tracker.extraction.loss import Loss
from tracker.extraction.mention import Mention
from tracker.extraction.reference import with_foe
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit
from tracker.extraction.watch import Judged


def why_not_theirs(  # noqa: PLR0911, PLR0913, PLR0917
    party: str,
    found: Finding,
    sentence: Sentence,
    judged: Judged,
    mentions: Sequence[Mention],
    home: str,
    words: Callable[[Unit], str],
) -> Loss:
    """Why `found`, which is of the kind asked for, is not told of `party`.

    Args:
        party: Its code.
        found: What a clause of the sentence says.
        sentence: The sentence.
        judged: All that its clauses say, and what the text had spoken of.
        mentions: What the sentence was taken to say of whom.
        home: The home party's code.
        words: How a node stands in the text.
    """
    if sentence.text.rstrip('"”’) ').endswith("?"):  # noqa: RUF001
        return Loss("clause", "a question tells nothing")
    given = [m for m in mentions if m.finding is found]
    if given:
        others = parties_of(given)
        part = _part(party, judged, words)
        return Loss("discourse", f"given to {others}, {_BY.get(given[0].source, 'as named')}{part}")
    thread = judged.thread
    if thread.topic == "other" and status(found.noun) == "ours":
        return Loss("discourse", f"an agreement of others among themselves: {home} is not in it")
    if thread.topic == "other":
        return Loss("words", "the text speaks of another agreement here")
    if not thread.linked:
        return Loss("words", f"the article does not name {home}, whose agreements these are")
    if thread.topic != "ours":
        return Loss("words", "the text has named no agreement of ours until here")
    owners = attach(found, judged.scene.clauses, home, found.kind)
    if owners.foreign:
        return Loss("discourse", f"an agreement of others among themselves: {home} is not in it")
    if with_foe(found):
        return Loss("discourse", "told with an adversary, who is never a party")
    part = _part(party, judged, words)
    if owners.generic:
        return Loss("discourse", f"told of countries that are not named{part}")
    return Loss("discourse", f"nobody is told to whom it could be given{part}")


def parties_of(mentions: Sequence[Mention]) -> str:
    """The parties of some mentions, the first few by their codes."""
    codes = list(dict.fromkeys(mention.party for mention in mentions))
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    return ", ".join(codes[:_NAMED]) + more


_NAMED = 6
_BY = {
    "clause": "who stand in its clause",
    "parent": "who stand in the clause above",
    "speaker": "who say it",
    "focus": "who were spoken of last",
    "place": "as the place of it",
    "header": "by the heading above",
    "list": "as listed",
    "entry": "as listed",
}
"""How a mention's source of the party reads behind its code."""


def _part(party: str, judged: Judged, words: Callable[[Unit], str]) -> str:
    """What the party's own name is in the sentence, where that says why it was passed over."""
    for clause in judged.scene.clauses:
        for node in clause.nodes:
            if party in node.codes:
                part = _PARTS.get(node.role)
                return f"; “{words(node)}” {part}" if part else ""
    return ""


_PARTS = {
    "place": "is a place here",
    "none": "takes no part in it",
    "cmp": "is only compared with",
}
