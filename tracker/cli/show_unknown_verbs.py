"""What the lexicon lacks, as text and as data: sentences without a known verb, by their verbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tracker.cli.layout import hanging, wrap
from tracker.cli.output import Screen
from tracker.export.text import brief, safe
from tracker.extraction.unknown_verbs import NO_VERB, UnknownVerb
from tracker.extraction.why_not import line_of

_SENTENCE = 160


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A sentence without a known verb, and its article."""

    article: Any
    found: UnknownVerb


def by_verb(occurrences: Iterable[Occurrence]) -> list[list[Occurrence]]:
    """The occurrences of each verb, the most frequent first; those without a verb at the end."""
    groups: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        groups.setdefault(each.found.stem, []).append(each)
    return sorted(
        groups.values(), key=lambda g: (g[0].found.verb == NO_VERB, -len(g), g[0].found.stem)
    )


def report_lines(groups: list[list[Occurrence]], articles: int, screen: Screen) -> list[str]:
    """The lines that show the groups on `screen`."""
    count = sum(map(len, groups))
    read = "1 article" if articles == 1 else f"{articles} articles"
    if not count:
        return wrap(f"Every sentence of {read} that names a party and the agreement has a verb"
                    " that is known to tell of it.", screen.width)  # fmt: skip
    sentences = "1 sentence names" if count == 1 else f"{count} sentences name"
    head = f"{sentences} a party and the agreement, and no verb known to tell of it; of {read}."
    lines = [screen.style(each, "bold") for each in wrap(head, screen.width)]
    width = len(str(len(groups[0])))
    for group in groups:
        first = group[0]
        known = f"  ({' '.join(first.found.classes)})" if first.found.classes else ""
        forms = ", ".join(_forms(group))
        lines += ["", *hanging(f"{len(group):{width}}  ", safe(forms) + known, screen.width)]
        line = line_of(first.article.text, first.found.sentence)
        where = f"({brief(first.article.name, 60)}, line {line})"
        quoted = f"“{safe(brief(first.found.sentence.text, _SENTENCE))}” {safe(where)}"
        lines += wrap(quoted, screen.width, indent=" " * (width + 2))
    return lines


def report_data(groups: list[list[Occurrence]]) -> list[dict[str, Any]]:
    """A row of plain values for each verb."""
    return [
        {
            "verb": None if group[0].found.verb == NO_VERB else _forms(group)[0],
            "forms": [] if group[0].found.verb == NO_VERB else _forms(group),
            "classes": list(group[0].found.classes),
            "count": len(group),
            "sentences": [
                {
                    "article": each.article.id,
                    "name": each.article.name,
                    "line": line_of(each.article.text, each.found.sentence),
                    "start": each.found.sentence.start,
                    "end": each.found.sentence.end,
                    "parties": list(each.found.parties),
                    "text": each.found.sentence.text,
                }
                for each in group
            ],
        }
        for group in groups
    ]


def _forms(group: list[Occurrence]) -> list[str]:
    """The forms of a group's verb, the most frequent first."""
    forms = [each.found.verb for each in group]
    return sorted(set(forms), key=lambda form: (-forms.count(form), form))
