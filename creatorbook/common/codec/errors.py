"""What is wrong with a text or with bytes that cannot be read."""

from __future__ import annotations


class Unreadable(ValueError):
    """A text or bytes that do not hold what was asked for; `place` is the way to it: "creator.country"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.place = ""

    def inside(self, name: str) -> Unreadable:
        """Return the same error, seen from the dataclass around it."""
        self.place = f"{name}.{self.place}" if self.place else name
        return self

    def __str__(self) -> str:
        reason = super().__str__()
        return f"{self.place}: {reason}" if self.place else reason


class UnknownField(Unreadable):
    """A field that the dataclass does not have: a newer program wrote it; `name` is what it is called."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is not known")
        self.name = name
