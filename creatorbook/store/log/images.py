"""Images of rows, as the change log keeps them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Image = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's images: `before` is None where the row was made, `after` where it was deleted."""

    table: str
    id: str
    before: Image | None
    after: Image | None


def as_text(image: Image | None) -> str | None:
    """Return an image as the JSON that the change log holds."""
    return None if image is None else json.dumps(image, ensure_ascii=False, separators=(",", ":"))
