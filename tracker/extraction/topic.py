"""Which instrument an article and its sentences speak of: the dossier's, or another."""

from collections.abc import Iterable, Sequence

from tracker.extraction.mention import Thread
from tracker.extraction.noun import Noun
from tracker.extraction.reference import in_passing
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


def survey(sentences: Sequence[Sentence], thread: Thread, home_names: Iterable[str]) -> None:
    """What the whole article tells about its parts: whether the home party is in it at all."""
    text = " ".join(s.text for s in sentences if s.section not in ("noise", "link"))
    thread.linked = any(name in text for name in home_names)
    lower = text.lower().replace("security council", "").replace("security service", "")
    if thread.linked and any(word in lower for word in (*_OURS, "agreement", "accord", "pact")):
        thread.topic = "ours"
    union = "European Union" in text or "EU " in text or "EU'" in text
    thread.brussels = ("EU",) if union and "Belgi" not in text else ("BE",)


_OURS = (
    "security",
    "bilateral",
    "guarantee",
    "long-term",
    "defence agreement",
    "defense agreement",
)


def about_another(nodes: list[Unit], thread: Thread, home: str, *, told: bool) -> bool:
    """Which instrument the text speaks of; tells whether this sentence is about another one."""
    at_home = any(home in node.codes and node.role not in ("place", "none") for node in nodes)
    ours = topic = other = False
    for node in nodes:
        noun = node.noun
        if not isinstance(noun, Noun):
            continue
        if node.tags & {"AGR", "AGRNAME"} or "MASK" in node.tags:
            ours = ours or noun.status == "ours"
            other = other or (noun.status == "other" and not in_passing(noun))
        topic = topic or ("TOPIC" in node.tags and noun.status == "ours")
    if ours:
        foreign = not at_home and not told and _pair(nodes)
        foreign = foreign or (not thread.linked and thread.topic == "other")
        thread.topic = "other" if foreign else "ours"
        return foreign
    if topic and not other and thread.linked and thread.topic == "none":
        thread.topic = "ours"
    if other:
        if not told:
            thread.topic = "other"
        return True
    return False


def _pair(nodes: list[Unit]) -> bool:
    """Whether the sentence tells of one agreement of two others."""
    if any(isinstance(n.noun, Noun) and n.noun.plural and "TALKS" not in n.tags for n in nodes):
        return False
    codes = {c for n in nodes for c in n.codes if n.role in ("arg", "with", "mod", "by")}
    return len(codes) > 1
