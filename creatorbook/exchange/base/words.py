"""The words about one thing that can be wrong with a file."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A sentence that says what happened, one that says what to do, and what is said of a row that was left out."""

    message: str
    hint: str = ""
    left_out: str = ""
