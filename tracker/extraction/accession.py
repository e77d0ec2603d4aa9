"""Words of joining that stand apart: "subscribed last July to", "with the accession of Estonia"."""

from tracker.extraction.unit import Unit


def accession_of(nodes: list[Unit], at: int) -> bool:
    """As in "reached 20 with the accession of Estonia", after the declaration was spoken of."""
    if nodes[at].lower not in _ACCESSIONS:
        return False
    after = nodes[at + 1 : at + 3]
    return len(after) > 1 and after[0].lower == "of" and bool(after[1].codes)


_ACCESSIONS = frozenset({"accession", "accessions", "adherence", "joining"})


def parted_verb(nodes: list[Unit], at: int) -> bool:
    """As in "subscribed last July to the declaration", "associate Ireland with the declaration"."""
    if not nodes[at].lower.startswith(_PARTED):
        return False
    for after in nodes[at + 1 : at + 6]:
        if after.lower in ("to", "with"):
            return True
        if not (after.codes or "WHEN" in after.tags or after.lower in _BETWEEN or after.upper):
            return False
    return False


_PARTED = ("subscrib", "acced", "adher", "align", "associat", "affiliat")
_BETWEEN = frozenset({"last", "itself", "themselves", "in", "on", "the", "this", "also", "fully"})
