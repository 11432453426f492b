"""kill -9 at any moment of an upgrade: the old book or the new one, never between, and the next start finishes."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.children import PATIENCE, finish, start
from tests.reliability import second_revision

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = int(os.environ.get("CREATORBOOK_ROUNDS", "100")) // 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 4])
def test_no_kill_leaves_a_book_between_two_schemas(book_path: Path, tmp_path: Path, seed: int) -> None:
    second_revision.fill(book_path)
    scripts = second_revision.write_scripts(tmp_path)
    child = start("tests.reliability.migration_rounds", book_path, scripts, ROUNDS, seed)
    result = json.loads(finish(child, seconds=PATIENCE + 3 * ROUNDS))
    assert result["between"] == []
    assert result["rounds"] == ROUNDS
    # The rounds bite: every one that died at a counted call did so on the way.
    assert result["killed"] >= ROUNDS // 2
    assert result["old"] > 0
