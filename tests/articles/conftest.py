"""Reading what a test has written."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Limits
from tracker.articles.read import read_articles
from tracker.domain.dates import Day

Read = Callable[..., list[Article | Rejection]]
Write = Callable[[str, str | bytes], str]


@pytest.fixture
def read() -> Read:
    def read(
        *paths: str,
        published: str | None = None,
        today: str = "2024-06-15",
        stdin: bytes = b"",
        limits: Limits = Limits(),  # noqa: B008
    ) -> list[Article | Rejection]:
        return list(
            read_articles(
                paths,
                published=Day(published) if published else None,
                today=Day(today),
                stdin=io.BytesIO(stdin),
                limits=limits,
            )
        )

    return read


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file into the current folder, which is empty at first, and give its name."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, content: str | bytes) -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write


@pytest.fixture(autouse=True)
def limit_of_fields():
    """The longest field of CSV, which all readers of a process share, as it was before a test."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)
