"""Parties in lists and short sentences, which say no verb of their own."""

from dataclasses import replace

from tracker.extraction.asked import ASKED, answered, asked_for, asks_who, headed
from tracker.extraction.attach import attach
from tracker.extraction.clause import Clause
from tracker.extraction.contents import contained
from tracker.extraction.ellipsis import (
    in_rank,
    is_elliptic,
    names_them,
    names_those_before,
    others_are,
    others_finding,
    others_with,
    wishes_the_same,
)
from tracker.extraction.finding import Finding
from tracker.extraction.heading import GOVERNING, SIGNING, header_finding
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.note import is_strange
from tracker.extraction.noun import Noun
from tracker.extraction.same import plans_same, said_same, same_for, to_do_so
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit, tags_of


def keep_heading(
    sentence: Sentence, nodes: list[Unit], found: list[Finding], thread: Thread
) -> None:
    """Keep what a heading says, for the list below it."""
    finding = next((each for each in found if each.kind in GOVERNING), None)
    if finding is None and thread.topic == "ours":
        finding = header_finding(nodes)
        vague = finding is not None and finding.kind in ("intent_declared", "talks_held")
        if vague and any(is_strange(node) for node in nodes):
            finding = None
        if sentence.text.endswith("?"):
            # "Who is still talking?" is answered by those that are only named below it.
            asked = asked_for(nodes, thread)
            finding = finding if asks_who(nodes) else None
            finding = asked if asked is not None and asked.rule == ASKED else finding
    if finding is not None and finding.kind == "text_agreed":
        finding = replace(finding, kind="signed")
    if finding is not None:
        thread.headers[sentence.number] = finding


def listed(  # noqa: C901
    sentence: Sentence, clauses: list[Clause], nodes: list[Unit], thread: Thread, home: str
) -> list[Mention]:
    """A line below a heading, or a sentence that names those counted in the one before."""
    finding: Finding | None = None
    source = "header"
    if sentence.header is not None:
        # A heading below a heading only sorts the lines below it.
        sorting = sentence.section == "header"
        finding = None if sorting else headed(nodes, sentence.header, thread)
    elif (
        sentence.section != "title"
        and len(clauses) > 1
        and clauses[1].kind == "colon"
        and len(clauses[0].nodes) <= 6
    ):
        story = any("d" in n.form and not n.tags & SIGNING for n in clauses[0].nodes)
        if thread.topic == "ours" and not story:
            finding = header_finding(clauses[0].nodes)
        if finding is not None and finding.rule == "heading-list" and _goes_on(clauses[2:]):
            finding = None
        months = any("WHEN" in node.tags for node in clauses[0].nodes)
        if finding is None and months and thread.last is not None and len(clauses[0].nodes) <= 3:
            finding = thread.last
    if finding is None and thread.generic is not None and names_them(nodes):
        finding, source = thread.generic[0], "list"
    answer = answered(nodes, sentence, thread)
    if finding is None and answer is not None:
        finding, source = answer, "list"
    if finding is None and thread.last is not None and names_those_before(nodes):
        finding, source = thread.last, "list"
    if finding is None and thread.last is thread.told and others_are(nodes):
        finding, source = thread.last, "list"
    if finding is None and thread.topic == "ours" and others_with(nodes):
        finding, source = others_finding(nodes), "list"
    if finding is None or any("NEG" in node.tags for node in nodes):
        return []
    fresh = replace(finding, clause=clauses[0])
    return [
        Mention(code, fresh, sentence, source, member, listed=True, clauses=tuple(clauses))
        for node in nodes
        if node.codes
        and not (node.kind == "capital" and any(n.codes for n in nodes[: nodes.index(node)]))
        and not (node.role in ("place", "none") and source == "list")
        for member in node.members or [node]
        for code in member.codes
        if code != home
    ]


def _goes_on(clauses: list[Clause]) -> bool:
    """As in "The signatories - Spain and France - promised": no list, but a subject."""
    return any(set(n.form) & set("dz") for clause in clauses for n in clause.nodes)


def repeated(  # noqa: C901, PLR0911, PLR0912
    clause: Clause, clauses: list[Clause], sentence: Sentence, thread: Thread, home: str
) -> list[Mention]:
    """As in "So has Romania", "Finland did on Wednesday", "Skopje took the same step"."""
    last = thread.last
    joined = last is not None and last.kind == "declaration_joined" and thread.linked
    if last is None or (thread.topic != "ours" and not joined):
        return []
    beyond = _without_verb(clause, clauses, sentence, thread, home)
    if beyond:
        return beyond
    wished = wishes_the_same(clause)
    plans, said = plans_same(clause), said_same(clause, last)
    if not (wished or plans or said or is_elliptic(clause)):
        return []
    if last.kind != "signed" and in_rank(clause.nodes):
        return []
    if _core(clause) & {"NEG", "WEAK", "REFUSE", "AGR", "AGRNAME", "TALKS"}:
        return []
    planned = any("PLAN" in n.tags for n in clause.nodes if not _was_next(clause.nodes, n))
    if last.rule == _CARRIED_OUT and not (planned or plans) and clause.words.isdisjoint(_DONE_TOO):
        return []
    if "SOON" in clause.tags and any(node.lower == "turn" for node in clause.nodes):
        return []
    begun = last.kind == "talks_started" and "SOSIGN" in clause.tags
    if planned and not (begun or (last.kind == "signed" and ("SOSIGN" in clause.tags or plans))):
        return []
    copy = replace(last, clause=clause, head=clause.nodes[0], noun=None, rule="ellipsis")
    if planned or plans:
        # "Portugal is to do so on Tuesday": what the others have done is still to come.
        copy = replace(copy, kind="talks_close", mood="plan", timed="signing_scheduled",
                       soon="talks_close", direction="future")  # fmt: skip
    if planned and begun:
        # "Has opened talks; Malta is to do so soon": talks that are still to come.
        copy = replace(copy, kind="intent_declared", mood="want", timed="", soon="")
    elif plans and thread.told_when and "WHEN" not in clause.tags:
        # The same on the same day, which is told before.
        copy = replace(copy, kind="signing_scheduled", timed="", soon="")
    if said:
        # The day is that of saying so.
        copy = replace(copy, timed="", soon="", direction="past")
    if wished:
        copy = replace(copy, kind="intent_declared", mood="want")
    found = attach(copy, clauses, home, last.kind)
    if found.source != "clause" or _on_its_way(clause):
        return []
    # "The other two Nordic countries did so": not those that the text is about.
    others = any(node.lower == "other" for node in clause.nodes[:3])
    spoken = {*thread.focus, *thread.main, *thread.recent} if others else ()
    return [
        Mention(code, copy, sentence, "ellipsis", node, clauses=tuple(clauses))
        for code, node in (*found.parties, *found.compared)
        if node.kind != "group" or code not in spoken
    ]


def _was_next(nodes: list[Unit], node: Unit) -> bool:
    """As in "Finland was next": no plan."""
    at = nodes.index(node)
    return node.lower == "next" and at > 0 and nodes[at - 1].lower in ("was", "were")


def _without_verb(
    clause: Clause, clauses: list[Clause], sentence: Sentence, thread: Thread, home: str
) -> list[Mention]:
    """As in "the same goes for Latvia", "he will do so on Monday", "Iceland's covers training"."""
    there = contained(clause, clauses, sentence, thread, home)
    if there or thread.last is None or thread.told is None:
        return there
    goes_for = same_for(clause)
    if goes_for is not None:
        copy = replace(thread.told, clause=clause, head=clause.nodes[0], noun=None, rule="ellipsis")
        if copy.timed and thread.told_when:
            copy = replace(copy, kind=copy.timed, timed="", soon="")
        return [
            Mention(code, copy, sentence, "ellipsis", member, clauses=tuple(clauses))
            for member in goes_for.members or [goes_for]
            for code in member.codes
            if code != home
        ]
    bound = any(each.kind in ("cond", "sub") for each in clauses)
    if bound or not to_do_so(clause, thread.last):
        return []
    due = replace(thread.last, clause=clause, head=clause.nodes[0], noun=None, rule="to-follow",
                  kind="talks_close", mood="plan", timed="signing_scheduled",
                  soon="talks_close", direction="future")  # fmt: skip
    return [
        Mention(code, due, sentence, "ellipsis", clauses=tuple(clauses))
        for code in thread.focus or thread.main
    ]


def _on_its_way(clause: Clause) -> bool:
    """As in "all of the G7 have taken this road", said long before each of them signs."""
    return not clause.words.isdisjoint(_WAYS) and any(n.kind == "group" for n in clause.nodes)


def carried_out(plan: Finding) -> Finding:
    """The signing that a plan speaks of, for who has gone before: "Denmark did so in spring"."""
    return replace(plan, kind="signed", mood="fact", rule=_CARRIED_OUT, timed="", soon="",
                   direction="past")  # fmt: skip


_WAYS = frozenset({"taken this road", "taken this step", "took this step", "taken that step",
                   "gone this way", "gone down this road", "went down this road",
                   "gone down that road", "led the way"})  # fmt: skip
_CARRIED_OUT = "carried-out"
_DONE_TOO = frozenset({"did so", "did the same", "done so", "done the same"})


def _core(clause: Clause) -> frozenset[str]:
    """The classes of the clause up to the comma behind "did so": what follows is detail."""
    if "SOSIGN" not in clause.tags:
        return clause.tags
    at = next(k for k, node in enumerate(clause.nodes) if "SOSIGN" in node.tags)
    end = next((k for k in range(at, len(clause.nodes)) if clause.nodes[k].lower == ","), None)
    return tags_of(clause.nodes[:end])


def counted(nodes: list[Unit], sentence: Sentence) -> tuple[Finding, Sentence] | None:
    """As in "Kyiv puts the number of its agreements at 26": the next sentence may name some."""
    plural = next(
        (n for n in nodes if "AGR" in n.tags and isinstance(n.noun, Noun) and n.noun.plural), None
    )
    if plural is None:
        return None
    tags = tags_of(nodes)
    if "NUM" not in tags or tags & {"NEG", "PLAN", "TALKS", "WEAK", "PROGRESS"}:
        return None
    clause = Clause(nodes, "main")
    clause.tags = tags
    return Finding("signed", "counted", "fact", clause, plural, plural, (plural,)), sentence
