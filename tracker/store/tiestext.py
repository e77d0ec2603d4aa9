"""What ties articles to others, as text: see `tracker.store.ties`."""

import json
from collections.abc import Mapping
from typing import Any

from tracker.domain.dates import Day
from tracker.domain.press import Imprint, Press


def to_text(ties: Press, imprints: Mapping[str, Imprint]) -> str:
    """What is known of articles as text; of those that are linked with `imprints` of theirs."""
    places: dict[str, int] = {}
    for each in (
        *ties.imprints,
        *(each for pair in (*ties.links, *ties.successors.items()) for each in pair),
    ):
        places.setdefault(each, len(places))
    days: dict[tuple[Day | None, Day] | None, int] = {None: 0}
    of_articles = []
    for each in places:
        found = imprints.get(each)
        printed = None if found is None else (found.published, found.recorded_on)
        of_articles.append(days.setdefault(printed, len(days)))
    parts = {
        "articles": list(places),
        "days": list(days),
        "of_articles": of_articles,
        "links": [places[each] for pair in ties.links for each in pair],
        "dated": ties.dated,
        "successors": ties.successors,
        "credited": ties.credited,
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def from_text(data: str) -> Press:
    """What `to_text` wrote. Raises ValueError where the text is not such a one."""
    try:
        return _read(json.loads(data))
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(f"no ties of articles: {error}") from error


def _read(parts: Any) -> Press:
    articles: list[str] = parts["articles"]
    days = [None if each is None else Imprint(*each) for each in parts["days"]]
    imprints = {
        each: days[which]
        for each, which in zip(articles, parts["of_articles"], strict=True)
        if which
    }
    ends = [articles[each] for each in parts["links"]]
    links = tuple(zip(ends[::2], ends[1::2], strict=True))
    dated, successors, credited = parts["dated"], parts["successors"], parts["credited"]
    return Press(imprints, {**dated}, links, {**successors}, {**credited})
