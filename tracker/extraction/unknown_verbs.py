"""Sentences that name a party and the agreement, and no verb known to tell of it.

They show what the lexicon lacks. Nobody parses here: the head verb is the first word that can be
one behind the subject, by its form and by what stands around it. A wrong guess costs a line in a
list that a person reads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.articles.article import Article
from tracker.dossiers.dossier import Dossier
from tracker.extraction.clause import Clause
from tracker.extraction.extract import read_through
from tracker.extraction.finding import is_ours
from tracker.extraction.lexicon import rows
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit, tags_of
from tracker.extraction.watch import Judged, Witness

NO_VERB = "(no verb)"
"""Stands for the head verb where none was found: a headline's name, an entry of a list."""


@dataclass(frozen=True, slots=True)
class UnknownVerb:
    """A sentence of which nothing was read for want of a verb.

    `verb` is its head verb as it stands there, in lower case, `stem` what its forms share;
    `classes` are those that the lexicon gives it, none where it does not know it.
    """

    sentence: Sentence
    parties: tuple[str, ...]
    verb: str
    stem: str
    classes: tuple[str, ...]


def unknown_verbs(article: Article, dossier: Dossier) -> tuple[UnknownVerb, ...]:
    """The sentences of `article` that lack a known verb, in their order."""
    witness = Witness()
    reading = read_through(article, dossier, witness)
    told = {mention.sentence.number for mention in reading.reader.mentions}
    found = []
    for sentence in reading.sentences:
        judged = witness.said.get(sentence.number)
        if judged is None or judged.found or sentence.number in told:
            continue
        named = reading.reader.named(sentence)
        parties = tuple(dict.fromkeys(each.party for each in named))
        if not parties or not _names_agreement(judged) or _tells(judged):
            continue
        verb = _head_verb(judged.scene.clauses)
        known = tuple(sorted(verb.tags)) if verb is not None else ()
        word = verb.lower if verb is not None else NO_VERB
        found.append(UnknownVerb(sentence, parties, word, stem(word), known))
    return tuple(found)


def _names_agreement(judged: Judged) -> bool:
    """Whether an agreement of ours, or the declaration, is named."""
    for node in _nodes(judged):
        if node.tags & {"DECL", "DECLN"}:
            return True
        if not node.tags & {"AGR", "AGRNAME"}:
            continue
        if is_ours(node, judged.scene):
            return True
    return False


def _tells(judged: Judged) -> bool:
    """Whether a word in it is known to tell of an event, so that its verb is not what it lacks."""
    return any(node.tags & _TELLING for node in _nodes(judged))


_TELLING = frozenset(row["class"] for row in rows("verbs")) | {
    "SIGNN", "RATN", "FORCEN", "NOFORCE", "STOPN", "SUSPN", "DELAYN", "JOINN", "READYN",
    "UNSIGNED", "REFUSEN", "APPROVALN", "SOSIGN", "PROGRESS", "INTALKS", "STARTTALKS", "STARTN",
}  # fmt: skip


def _nodes(judged: Judged) -> Iterator[Unit]:
    return (node for clause in judged.scene.clauses for node in clause.nodes)


def _head_verb(clauses: Sequence[Clause]) -> Unit | None:
    """The verb of the clause that names the agreement, else of the first that has one."""
    ours = [c for c in clauses if tags_of(c.nodes) & {"AGR", "AGRNAME", "DECL", "DECLN"}]
    for clause in (*ours, *clauses):
        verb = _verb_of(clause.nodes)
        if verb is not None:
            return verb
    return None


def _verb_of(nodes: Sequence[Unit]) -> Unit | None:
    subject = False
    for at, node in enumerate(nodes):
        if subject and _may_be_verb(nodes, at):
            return node
        names = bool(node.codes) or bool(node.tags & _SUBJECTS) or node.upper
        subject = subject or names
    return None


_SUBJECTS = frozenset({"AGR", "AGRNAME", "PROAGR", "DECL", "DECLN", "PRO", "OFFICE", "PARL", "GOV",
                       "GENERIC", "TALKS"})  # fmt: skip
_NO_VERBS = frozenset({"AUX", "PREP", "SUBJ", "CONJ", "ADV", "NEG", "WEAK", "NUM", "WHEN", "ORD"})
_BEFORE_NOUNS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that",
                           "these", "those", "of", "no", "any", "every"})  # fmt: skip
_BEHIND_VERBS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "these",
                           "it", "them", "on", "up", "out", "off", "to", "into", "over", "with",
                           "for", "at", "by", "in", ".", ","})  # fmt: skip


def _may_be_verb(nodes: Sequence[Unit], at: int) -> bool:
    """Whether the word at `at`, behind a subject, can be the clause's verb."""
    node, before = nodes[at], nodes[at - 1]
    if node.codes or node.upper or not node.lower[:1].isalpha():
        return False
    if node.tags & _NO_VERBS or node.lower in _SMALL or node.lower.endswith("ly"):
        return False
    if before.lower in _BEFORE_NOUNS or before.genitive or before.kind == "adjective":
        return False
    return bool(node.form) or (not node.tags and _looks_so(nodes, at))


def _looks_so(nodes: Sequence[Unit], at: int) -> bool:
    """Whether a word of no class looks like a verb, by its ending or by what stands around it."""
    node, before = nodes[at], nodes[at - 1]
    behind_aux = any("AUX" in each.tags for each in nodes[max(0, at - 3) : at])
    if node.lower.endswith("ing"):
        return behind_aux
    if node.lower.endswith("ed") or behind_aux:
        return True
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    led = bool(before.codes) or bool(before.tags & _SUBJECTS)
    return led and (after is None or after.lower in _BEHIND_VERBS or bool(after.tags & _SUBJECTS))


_SMALL = _BEFORE_NOUNS | {"and", "or", "as", "about", "less", "more", "most", "than", "like",
                          "both", "here", "there", "now", "then", "too", "also", "just", "very",
                          "security", "defence", "defense", "bilateral", "cooperation", "support",
                          "long-term", "valid", "able", "per", "how", "why", "what"}  # fmt: skip
"""Words that stand behind a subject or an auxiliary and are no verbs."""


def stem(word: str) -> str:
    """What the forms of a regular verb share: "hail" of "hailed", "hails" and "hailing"."""
    first, _, rest = word.partition(" ")
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""),
                            ("s", ""), ("e", "")):  # fmt: skip
        if (
            first.endswith(ending)
            and len(first) - len(ending) >= _SHORTEST
            and (first[-2:] != "ss")
        ):
            first = first[: -len(ending)] + instead
            break
    if len(first) > _SHORTEST and first[-1] == first[-2] and first[-1] not in "ls":
        first = first[:-1]
    return f"{first} {rest}".strip()


_SHORTEST = 3
