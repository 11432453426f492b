"""A form of its own for a class that does not stand as its fields: a sum as digits and currency, for example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Form:
    """How a class of its own form is written and read; `read` raises ValueError, TypeError or KeyError."""

    write: Callable[[Any], object]
    read: Callable[[Any], object]
