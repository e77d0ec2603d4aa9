"""How a sentence is built, as clues: how it opens, how long it is, where in it a clause stands."""

import re
from collections.abc import Sequence

from tracker.extraction.clause import Clause
from tracker.extraction.clues import word
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import tags_of

_WORD = re.compile(r"[a-z']+")


def of_shape(sentence: Sentence, clauses: Sequence[Clause]) -> set[str]:
    """The clues of all parties of a sentence: its first words, its length and its end."""
    words = _WORD.findall(sentence.text.lower())
    return {
        f"opens {' '.join(words[:1])}",
        f"opens with {' '.join(words[:2])}",
        f"long {sum(len(words) >= bound for bound in _LONG)}",
        f"ends {sentence.text.rstrip()[-1:]}",
        f"clauses {min(len(clauses), _MANY)}",
    }


def of_place(clause: Clause, clauses: Sequence[Clause], home: str) -> set[str]:
    """The clues of a clause: which of the sentence's it is, its verbs, and what follows it."""
    place = next((at for at, each in enumerate(clauses) if each is clause), None)
    if place is None:
        return set()
    verbs = [node for node in clause.nodes if node.form]
    found = {
        f"clause {min(place, _FEW)} of {min(len(clauses), _FEW + 1)}",
        f"clause forms {' '.join([node.form for node in verbs[:3]])}",
    }
    found.update([f"clause verb {word(node, home)}" for node in verbs[:1]])
    for behind in clauses[place + 1 : place + 2]:
        names = {code for node in behind.nodes for code in node.codes}
        found |= {
            f"next is {behind.kind} {behind.opener}",
            f"next names {min(len(names), 2)}",
        }
        found.update([f"next {tag}" for tag in tags_of(behind.nodes)])
    return found


_LONG = (6, 12, 20, 35)
"""Words from which on a sentence is longer by a step."""
_FEW, _MANY = 4, 6
"""Beyond these numbers more is no different."""
