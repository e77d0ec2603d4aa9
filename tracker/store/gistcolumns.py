"""In SQL, what the gist of the log asks of an event: parts of its data, by database."""

from tracker.store.alike import SAID
from tracker.store.streams import ARTICLES

_PATHS = ", ".join(f"'$.{name}'" for name in SAID)
_VALUES = ", ".join(f"data -> '{name}'" for name in SAID)
BY = {"sqlite": "json_extract(data, '$.attribution')", "postgresql": "data ->> 'attribution'"}
SAYS = {
    "sqlite": f"json_extract(data, {_PATHS})",
    "postgresql": f"json_build_array({_VALUES})::text",
}
TOLD = {dialect: f"{by}, {SAYS[dialect]}" for dialect, by in BY.items()}
PRINTED = {
    "sqlite": "json_extract(data, '$.published'), json_extract(data, '$.near'),"
    " json_extract(data, '$.credited')",
    "postgresql": "data ->> 'published', data ->> 'near', data ->> 'credited'",
}
PUBLISHED = {
    "sqlite": "json_extract(data, '$.published')",
    "postgresql": "data ->> 'published'",
}
IN_ARTICLES = f"stream > '{ARTICLES}/' AND stream < '{ARTICLES}0'"
# What the index event_ties holds, word for word: another condition would not use it.
TIED = {
    "sqlite": f"{IN_ARTICLES} AND (kind <> 'article_recorded' OR "
    "coalesce(json_extract(data, '$.near'), json_extract(data, '$.credited')) IS NOT NULL)",
    "postgresql": f"{IN_ARTICLES} AND (kind <> 'article_recorded' OR "
    "coalesce(data ->> 'near', data ->> 'credited') IS NOT NULL)",
}
