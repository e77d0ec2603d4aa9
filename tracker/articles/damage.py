"""What a container says where it is not what it should be."""


class Damaged(Exception):  # noqa: N818
    """A container is not what it should be: `reason` and `remedy` are those of a rejection."""

    def __init__(self, reason: str, remedy: str = "pack it anew") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class TooMuch(Damaged):
    """An input unfolds to more than is read; nothing more of it is."""
