"""Whether a store holds anything for a dossier, for those who have no more than its id."""

from tracker.store.database import StoreError
from tracker.store.schema import LATER
from tracker.views.connection import open_reader


def is_known(url: str, dossier: str) -> bool:
    """Whether the store at `url` holds statements for the dossier of this id.

    A store that cannot be used holds none.
    """
    if dossier == "article" or "/" in dossier:
        return False  # streams of other things, see `tracker.store.streams`
    which = f"{LATER} AND (stream = ? OR (stream > ? AND stream < ?))"
    query = f"SELECT 1 FROM event WHERE {which} LIMIT 1"  # noqa: S608
    try:
        with open_reader(url) as reader:
            return bool(reader.rows(query, (dossier, f"{dossier}/", f"{dossier}0")))
    except StoreError:
        return False
