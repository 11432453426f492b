"""Files about people: written whole or not at all, and for the eyes of their owner alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from creatorbook.common.leftovers import remove_leftover

if TYPE_CHECKING:
    from pathlib import Path


def write_private(path: Path, content: bytes) -> None:
    """Write a file beside its place, readable by its owner alone (0600 where there are modes), then put it there.

    Raises OSError; nothing is left behind then, and a file of that name stays as it was.
    """
    part = path.with_name(f"{path.name}.part")
    remove_leftover(part)
    try:
        # Made new with its mode: between making and protecting it others could read it.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        part.replace(path)
    except OSError:
        remove_leftover(part)
        raise
