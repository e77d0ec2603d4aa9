"""The schema's one version number, which readers compare without asking Alembic, and its names."""

REVISION = "0009"
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

BY_ARTICLE = {
    dialect: f"kind <> 'article_recorded' AND {article}" for dialect, article in ARTICLE.items()
}
"""The beginning of a condition on the article that an event is about, as ` = ?` ends it: what is
said of articles, and not that they were recorded. These are the words of the index
event_by_article, which others would not use."""
