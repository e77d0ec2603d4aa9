"""Whose a finding is: its mentions, with the party of each and where that party was found."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tracker.extraction.attach import attach
from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, status
from tracker.extraction.folded import Folded
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.noun import Noun
from tracker.extraction.reference import (
    company,
    is_plural,
    may_refer,
    named_there,
    of_seven,
    signed_one_in,
    where_signed,
    with_foe,
)
from tracker.extraction.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Credited:
    """The mentions of a finding; whether it counts countries that it does not name (`counting`).

    `others` tells that it is about others among themselves, `foe` that it is about an adversary.
    """

    mentions: tuple[Mention, ...] = ()
    counting: bool = False
    others: bool = False
    foe: bool = False


def credit(  # noqa: C901, PLR0912, PLR0913, PLR0917
    finding: Finding,
    clauses: list[Clause],
    sentence: Sentence,
    thread: Thread,
    folded: Folded,
    catch_up: Callable[[], None],
    page: Callable[[], tuple[str, ...]],
) -> Credited:
    """Whose `finding` is.

    Args:
        finding: What a clause says.
        clauses: The clauses of its sentence.
        sentence: The sentence.
        thread: What the sentences before gave.
        folded: The article's sentences as nodes.
        catch_up: Looks for whom the sentences not read spoke of.
        page: Tells, as the last resort, whom the page as a whole is about.
    """
    home = folded.home
    mentions: list[Mention] = []
    if thread.topic != "ours" and not (
        finding.kind == "declaration_joined"
        and (
            status(finding.noun) == "ours"
            or (thread.topic == "none" and thread.linked and of_seven(finding, clauses))
        )
    ):
        return Credited()
    found = attach(finding, clauses, home, finding.kind)
    talking = finding.rule == "talking" and not (found.home and found.source == "clause")
    foe = with_foe(finding)
    if found.foreign or talking or foe:
        return Credited(others=found.foreign, foe=foe)
    background = sentence.section == "background" or "ALREADY" in finding.clause.tags
    parties, source = found.parties, found.source
    context: Sentence | None = None
    if not parties and not found.generic and not (thread.focus or thread.main):
        parties, source = where_signed(finding, home), "place"
    if not parties and not found.generic and signed_one_in(finding):
        parties, source = where_signed(finding, home), "place"
    if not parties and not found.generic and may_refer(finding, found):
        met: tuple[str, ...] = ()
        if thread.skipped is not None:
            met = company(finding, clauses, thread, folded.nodes(thread.skipped), home)
            place = named_there(finding.clause, folded.nodes(thread.skipped), home)
            met = met or (place if thread.skipped.number == sentence.number - 1 else ())
        context = thread.skipped if met else None
        if not (met or thread.focus or thread.main):
            catch_up()
        codes = met or thread.focus or thread.main or thread.recent
        with_home = found.home and status(finding.noun) == "ours"
        if not codes and (finding.clause.tags & {"PARL", "GOV", "OFFICE"} or with_home):
            codes = thread.seat
        source = "focus"
        if not codes and sentence.section != "header" and not _names_any(clauses, home):
            # Who is named here and plays no part is not meant by the whole page either.
            codes, source = page(), "page"
        parties = tuple((code, finding.head) for code in codes)
    if found.generic and source == "parent" and not parties:
        return Credited(counting=True)
    declared = finding.kind == "declaration_joined" and status(finding.noun) == "ours"
    if not (thread.linked or declared) and source not in ("clause", "place"):
        return Credited()
    if source == "focus" and sentence.section == "header":
        return Credited()
    several = (
        len(parties) > 3
        or (found.generic and len(parties) > 1)
        or (is_plural(finding) and sentence.section != "title")
    )
    for code, node in parties:
        mentions.append(
            Mention(
                code,
                finding,
                sentence,
                source,
                node,
                background,
                several,
                tuple(clauses),
                context,
            )
        )
    for code, node in found.compared:
        if code not in dict(parties):
            kind = finding.kind if finding.kind in _REPEATABLE else "signed"
            fact = replace(finding, kind=kind, rule="before-it", mood="fact", timed="",
                           soon="", direction="past")  # fmt: skip
            mentions.append(
                Mention(code, fact, sentence, "clause", node, True, True, ())  # noqa: FBT003
            )
    noun = finding.noun.noun if finding.noun is not None else None
    counted = isinstance(noun, Noun) and (noun.count or noun.plural)
    return Credited(tuple(mentions), counting=(found.generic or counted) and not parties)


def _names_any(clauses: list[Clause], home: str) -> bool:
    """Whether a sentence names a party beside the home one."""
    return any(code != home for each in clauses for n in each.nodes for code in n.codes)


_REPEATABLE = frozenset({"talks_started", "declaration_joined", "ratified", "signed"})
