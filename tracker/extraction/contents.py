"""Agreements told by what they contain: "the one with Japan covers no arms, Ireland's demining"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, status
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.noun import Noun
from tracker.extraction.properties import before_it, its_own, property_told, within, written_down
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


def contained(
    clause: Clause, clauses: list[Clause], sentence: Sentence, thread: Thread, home: str
) -> list[Mention]:
    """Those whose agreement is told of as being there, where signed ones were told of before.

    A text that is only planned or negotiated has contents, too: nothing may speak of that.
    """
    last = thread.last
    if last is None or last.kind != "signed" or thread.topic != "ours" or clause.kind == "cond":
        return []
    promised = within(clause, clauses, home)
    if promised is None and any(map(_ahead, clauses)):
        return []
    if any(node.lower in _DRAFTS for each in clauses for node in each.nodes):
        return []
    owned, head = _told(clause, clauses, home) if promised is None else ([promised], promised)
    if head is None or not owned:
        return []
    told = Finding("signed", "told-as-there", "fact", clause, head, None, (head,))
    return [
        Mention(code, told, sentence, "ellipsis", member, clauses=tuple(clauses))
        for node in owned
        for member in node.members or [node]
        for code in member.codes
        if code != home
    ]


def _told(clause: Clause, clauses: list[Clause], home: str) -> tuple[list[Unit], Unit | None]:
    """Whose agreement the clause tells of, and the word that tells what is in it, or of it."""
    nodes = clause.nodes
    if not clause.words.isdisjoint(_CONTENT):
        owned = _owned(nodes, home)
        head = next(n for n in nodes if n.lower in _CONTENT)
        set_down = head.lower != "puts" or any(
            "NUM" in n.tags or n.lower in ("down", "€", "$", "£") for n in nodes
        )
        if set_down and any(node.start < head.start for node in owned):
            return owned, head
    like = property_told(clause, clauses, lambda these: _owned(these, home))
    if like is not None:
        alone = [n for n in nodes[:1] if n.codes and home not in n.codes]
        return _owned(nodes, home) or alone, like
    own = its_own(clause, clauses, home)
    if own is not None:
        return [own[0]], own[1]
    who = written_down(clause, home) or before_it(clause, clauses, home)
    return ([], None) if who is None else ([who], who)


def _ahead(clause: Clause) -> bool:
    """Whether the clause tells of a plan, of talks or of an end: not "leaves out arms"."""
    if clause.kind == "reduced" and clause.nodes[0].tags & {"SIGN", "CONCLUDE"}:
        return False
    if clause.tags.isdisjoint(_AHEAD):
        return False
    return any(n.tags & _AHEAD for n in clause.nodes if n.lower not in _NO_END)


def _owned(nodes: list[Unit], home: str) -> list[Unit]:
    """The parties whose agreement the clause names, or leaves out: "Iceland's pays for"."""
    found: list[Unit] = []
    for at, node in enumerate(nodes):
        if not node.codes or home in node.codes or node.kind == "group":
            continue
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if found and after is not None and _beside(nodes, at, after):
            found.append(node)
            continue
        if _with(nodes, at) or (after is not None and _names(node, nodes[at + 1 : at + 3])):
            found.append(node)
    return found


def _with(nodes: list[Unit], at: int) -> bool:
    """Whether "the agreement with", "that with" stands before the party at `at`."""
    before = nodes[max(0, at - 2) : at]
    if before and before[-1].lower in ("that with", "those with", "that of", "those of"):
        return True
    if not before or before[-1].lower != "with" or len(before) < 2:
        return False
    return _is_pact(before[0])


def _names(node: Unit, after: list[Unit]) -> bool:
    """Whether the party has an agreement: "the Swedish one", "Spain's for five"."""
    if node.role == "mod" and any(map(_is_pact, after[:1])):
        return True
    if node.genitive and "PROAGR" in node.tags and after[0].lower not in _VAGUE:
        return True
    bare = after[0].lower in _CONTENT - _VAGUE or after[0].lower in ("for", ",", "to", "puts")
    return node.genitive and node.role in ("none", "mod") and bare


def _beside(nodes: list[Unit], at: int, after: Unit) -> bool:
    """As in "Denmark's names 1.8 billion, Latvia's no more than a share": one verb."""
    apart = at > 0 and nodes[at - 1].lower in (",", ";", "and", "but")
    sums = after.lower in ("not", "no", "only", "just", "at", "some", "€", "$", "£", "nothing")
    return nodes[at].genitive and apart and (sums or "NUM" in after.tags)


def _is_pact(node: Unit) -> bool:
    noun = node.noun
    if node.lower in ("one", "that", "text"):
        return True
    return (
        bool(node.tags & {"AGR", "AGRNAME"})
        and isinstance(noun, Noun)
        and status(node) != "other"
        and not noun.planned
        and noun.definite in ("def", "owned", "bare")
    )


_AHEAD = frozenset({"PLAN", "WEAK", "TALKS", "INTALKS", "PROGRESS", "NEGOTIATE", "WANT", "REFUSE",
                    "COND", "PASTFUT", "POSTPONE", "DECL", "DECLN", "RATN", "RATIFY", "READY",
                    "READYN", "UNSIGNED", "SIGN", "SIGNN", "SOON", "STALL", "APPROVE",
                    "SUSPEND", "TERMINATE", "LAW"})  # fmt: skip
_NO_END = frozenset({"leaves", "leave", "consider", "consultations"})
_DRAFTS = frozenset({"draft", "drafts", "proposal", "proposals"})
_VAGUE = frozenset({"holds", "goes", "says", "stands", "leaves", "offers", "gives", "puts",
                    "run", "aims", "deals", "cover", "follows"})  # fmt: skip
_CONTENT = frozenset({"confines", "covers", "cover", "contains", "contain", "provides", "provide",
                      "includes", "include", "runs", "run", "lasts", "names", "mentions",
                      "speaks", "promises", "lists", "obliges", "commits", "foresees", "follows",
                      "follow", "differs", "differ", "resembles", "resemble", "limited",
                      "restricted", "gives", "sets", "stipulates", "regulates", "deals", "puts",
                      "mentioned", "cited", "quoted", "invoked", "is about", "rests", "pays",
                      "goes", "binds", "stands", "valid", "says", "holds",
                      "allows", "leaves", "replace", "replaces", "speak", "fix", "fixes",
                      "speaks of", "bind", "says nothing", "mention",
                      "guarantees", "aims", "offers"})  # fmt: skip
