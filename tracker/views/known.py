"""Whether a store holds anything for a dossier, for those who have no more than its id."""

from tracker.store.database import StoreError
from tracker.views.connection import open_reader


def is_known(url: str, dossier: str) -> bool:
    """Whether the store at `url` holds statements for the dossier of this id.

    A store that cannot be used holds none.
    """
    if dossier == "article" or "/" in dossier:
        return False  # streams of other things, see `tracker.store.streams`
    query = "SELECT 1 FROM event WHERE stream = ? OR (stream > ? AND stream < ?) LIMIT 1"
    try:
        with open_reader(url) as reader:
            return bool(reader.rows(query, (dossier, f"{dossier}/", f"{dossier}0")))
    except StoreError:
        return False
