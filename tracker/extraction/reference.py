"""What a finding may refer to, and what it does not: places, foes, plurals, conditions."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit


def where_signed(finding: Finding, home: str) -> tuple[tuple[str, Unit], ...]:
    """ "Zelensky to sign security agreement in Paris": the one place tells whose it is."""
    nodes = finding.clause.nodes
    if not finding.rule.startswith("sign") or not any(
        home in n.codes and n.role == "arg" for n in nodes
    ):
        return ()
    places = [
        (code, n)
        for k, n in enumerate(nodes)
        if n.role == "place" and nodes[k - 1].lower == "in" and "OCC" not in nodes[k - 2].tags
        for code in n.codes
        if code != home
    ]
    return tuple(places) if len(places) == 1 else ()


def signed_one_in(finding: Finding) -> bool:
    """ "A day earlier Zelensky had signed one in Spain": another one, that of the place."""
    noun = finding.noun.noun if finding.noun is not None else None
    return (
        isinstance(noun, Noun)
        and finding.noun is not None
        and (finding.noun.lower == "one" or (noun.definite == "indef" and finding.mood == "fact"))
    )


def with_foe(finding: Finding) -> bool:
    """ "Talks between Russia and Ukraine" are not the dossier's."""
    nodes = finding.clause.nodes
    return any(
        "FOE" in node.tags
        and ({each.lower for each in nodes[max(0, k - 2) : k + 2]} & {"between", "with", "and"})
        for k, node in enumerate(nodes)
    )


def conditions(clause: Clause) -> bool:
    """Whether the clause makes the sentence depend on something: not "if all goes to plan"."""
    if clause.kind != "cond" or clause.opener not in ("if", "unless"):
        return False
    return not any(node.lower in ("believed", "goes", "anything") for node in clause.nodes)


def in_passing(noun: Noun) -> bool:
    """Whether another instrument stands in a mere adverbial: "under the Minsk agreements"."""
    return bool(noun.before) and noun.before[-1].lower in (
        "under",
        "since",
        "after",
        "before",
        "in",
    )


PAIRS = frozenset({"the two", "both", "both sides", "the two sides", "they", "both leaders",
                    "the two leaders", "the two countries", "the two presidents", "the presidents",
                    "the leaders", "the sides", "the parties", "both countries"})  # fmt: skip


def is_plural(finding: Finding) -> bool:
    noun = finding.noun.noun if finding.noun is not None else None
    if not isinstance(noun, Noun) or finding.noun is None:
        return False
    words = finding.noun.lower.split()
    several = bool({words[0], words[-1]} & _SEVERAL) or finding.noun.lower in ("those", "ones")
    return (noun.plural and several) or noun.definite == "such"


_SEVERAL = frozenset(
    {"agreements", "deals", "pacts", "accords", "treaties", "documents", "texts", "arrangements"}
)
