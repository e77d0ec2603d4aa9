"""Parquet: an article a row, by columns; read a batch of rows at a time.

Needs pyarrow, which comes with the extra `parquet`.
"""

import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from tracker.articles.article import Article, Rejection
from tracker.articles.fields import build
from tracker.articles.origin import Origin, shown, too_large
from tracker.articles.records import MAPPABLE, as_ours
from tracker.articles.table import missing_columns

_BATCH = 64
_SPOOLED = 16_000_000
_TAKEN = (
    *MAPPABLE,
    *("date", "source", "sitename", "hostname", "fingerprint", "source-hostname"),
    *("publish_date", "authors", "meta_site_name", "maintext", "date_publish", "source_domain"),
)


def read_parquet(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles row by row; only the columns that are ours are read at all."""
    try:
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        reason = "is Parquet, which needs the extra `parquet`"
        remedy = "install it: pip install 'agreement-tracker[parquet]'"
        yield Rejection(source=origin.source, reason=reason, remedy=remedy)
        return
    with tempfile.SpooledTemporaryFile(_SPOOLED) as spool:
        file: BinaryIO = stream
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
            file = cast("BinaryIO", spool)
        try:
            table = parquet.ParquetFile(pa.PythonFile(file, mode="r"))
            yield from _rows(table, origin)
        except (pa.ArrowException, OSError, ValueError, KeyError) as error:
            reason = f"is damaged Parquet ({shown(' '.join(str(error).split()), most=60)})"
            yield Rejection(source=origin.source, reason=reason, remedy="write it anew")


def _rows(table: Any, origin: Origin) -> Iterator[Article | Rejection]:
    names = list(table.schema_arrow.names)
    missing = missing_columns([str(name) for name in names], origin)
    if missing is not None:
        yield missing
        return
    wanted = [name for name in names if name in _TAKEN or name in origin.columns.values()]
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
        for record in batch.to_pylist():
            number += 1
            yield _article(record, number, origin)
    if not number:
        remedy = "give a table with a row an article"
        yield Rejection(source=origin.source, reason="has no rows", remedy=remedy)


def _article(record: dict[str, Any], number: int, origin: Origin) -> Article | Rejection:
    source = f"{origin.source}, row {number}"
    ours = {key: value for key, value in as_ours(record, origin.columns).items() if key in _TAKEN}
    if len(str(ours.get("text") or "")) > origin.limits.article:
        remedy = "split it into its articles"
        return too_large(source, origin.limits.article, what="an article", remedy=remedy)
    strange = {
        key for key in ("name", "title", "outlet", "url") if not isinstance(ours.get(key), str)
    }
    usable = {key: value for key, value in ours.items() if key not in strange}
    if not isinstance(usable.get("text"), str):
        usable["text"] = ""
    return build(usable, origin, source=source, name=f"{origin.name}-{number}")
