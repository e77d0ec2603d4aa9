"""The schema's one version number, which readers compare without asking Alembic, and its names."""

REVISION = "0012"
"""The newest Alembic revision; a test keeps it equal to Alembic's head."""

TRIGGERS = (
    "event_append",
    "event_no_update",
    "event_no_delete",
    "article_append",
    "article_no_update",
    "article_no_delete",
)
"""What keeps the log append-only; a store without one of these is not whole."""

TRUNCATE_TRIGGERS = ("event_no_truncate", "article_no_truncate")
"""Those that PostgreSQL needs as well, whose TRUNCATE is no DELETE."""

ARTICLE = {"sqlite": "json_extract(data, '$.article')", "postgresql": "(data ->> 'article')"}
"""In SQL, the article that an event is about."""

LATER = "kind <> 'article_recorded'"
"""In SQL, that an event is none that records an article. The indexes event_once, event_in_stream
and event_by_article hold no others, and are used only where a question has these very words."""

RECORDED = "kind = 'article_recorded'"
"""In SQL, that an event records an article. Of these the index event_recorded holds the times of
recording, which are those of the articles' rows: so they are found by their article."""

BY_ARTICLE = {dialect: f"{LATER} AND {article}" for dialect, article in ARTICLE.items()}
"""The beginning of a condition on the article that an event is about, as ` = ?` ends it: what is
said of articles, and not that they were recorded. These are the words of the index
event_by_article."""
