"""What is kept of an input that was refused."""

import hashlib
import json
from dataclasses import fields

from tracker.articles.article import Piece, Rejection
from tracker.store.quarantine import SetAside


def set_aside(rejection: Rejection, at: str) -> SetAside | None:
    """The entry of the quarantine for a rejection; None where there is nothing to be kept.

    The same bytes at the same place are the same entry, whatever the reason. `at` is the time.
    """
    piece = rejection.piece
    if piece is None:
        return None
    what = [piece.place or piece.root, piece.within, piece.sha256]
    identity = hashlib.sha256(json.dumps(what).encode()).hexdigest()[:32]
    return SetAside(
        id=identity,
        source=rejection.source,
        reason=rejection.reason,
        remedy=rejection.remedy,
        first_at=at,
        last_at=at,
        **{each.name: getattr(piece, each.name) for each in fields(Piece)},
    )
