"""What of an agreement is spoken of: a part of it, the work on it, or its use once signed."""

from tracker.extraction.finding import NOUNS
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit

_REACH = 14


def parts_of(nodes: list[Unit], at: int) -> bool:
    """Whether what is discussed at `at` leads to an agreement.

    As in "discussed the next steps in the preparation of the agreement": every noun between is a
    part of the agreement or of the work on it, and every other word is small.
    """
    for node in nodes[at + 1 : at + 1 + _REACH]:
        if node.tags & NOUNS and isinstance(node.noun, Noun):
            return node.noun.status != "other"
        if node.lower in _PARTS or node.lower in _SMALL or node.lower.startswith("work on"):
            continue
        if node.tags & {"PROGRESS", "ORD", "NUM", "PREP", "SIGNN", "COMPLETE", "NEGOTIATE"}:
            continue
        return False
    return False


_PARTS = frozenset(
    {
        "step", "steps", "element", "elements", "detail", "details", "provision", "provisions",
        "content", "contents", "structure", "state", "status", "stage", "course", "pace", "text",
        "schedule", "timeline", "timetable", "format", "parameters", "prospects", "wording",
        "issue", "issues", "terms", "modalities", "question", "questions", "aspects", "points",
        "chapters", "articles", "clauses", "substance", "scope", "outline", "outlines",
        "architecture", "topic", "subject", "matter", "process", "completion", "conclusion",
        "finalization", "finalisation", "drafting", "elaboration", "proposals", "vision",
        "views", "opinions", "approaches", "positions", "plans", "possibility", "ideas",
    }
)  # fmt: skip
_SMALL = frozenset(
    {
        "the", "a", "an", "main", "key", "further", "current", "possible", "practical", "concrete",
        "specific", "future", "next", "joint", "remaining", "individual", "basic", "fundamental",
        "structural", "all", "its", "their", "and", "bilateral", "security", "planned", "open",
        "technical", "legal", "substantive", "most", "important", "new", "relevant", "upcoming",
    }
)  # fmt: skip


def in_use(nodes: list[Unit], at: int) -> bool:
    """As in "discussed the implementation of the agreement": it stands, nobody negotiates it."""
    for node in nodes[at + 1 : at + 7]:
        if node.lower in _USES:
            return True
        if node.tags & NOUNS:
            return False
    return False


_USES = frozenset(
    {
        "implementation", "implementing", "fulfilment", "fulfillment", "execution", "realisation",
        "realization", "compliance", "application", "observance", "enforcement", "performance",
        "ratification", "ratifying", "fulfilling", "results",
    }
)  # fmt: skip
