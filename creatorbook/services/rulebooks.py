"""The rule files on disk, read once into the domain's rulebook."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources
from creatorbook.domain.rulebook import Rulebook, read_rulebook

if TYPE_CHECKING:
    from pathlib import Path


@cache
def rulebook(folder: Path | None = None) -> Rulebook:
    """Return the rules as shipped, or those of another folder.

    Raises RuleFileError (a ValueError) naming the file and the key that cannot be trusted: a fault of ours.
    """
    root = folder or resources() / "rules"
    files = {
        path.relative_to(root).as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(root.glob("*/*.toml"))
    }
    return read_rulebook(files)
