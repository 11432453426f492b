"""kill -9 at any moment of a write loop: every acknowledged write is there, and the book is whole."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.children import PATIENCE, finish, start

if TYPE_CHECKING:
    from pathlib import Path

# A hundred in the suite; CREATORBOOK_ROUNDS=1000 for the whole proof.
ROUNDS = int(os.environ.get("CREATORBOOK_ROUNDS", "100"))


@pytest.mark.slow
def test_no_kill_loses_an_acknowledged_write(book_path: Path) -> None:
    child = start("tests.reliability.kill_rounds", book_path, ROUNDS, 7)
    result = json.loads(finish(child, seconds=PATIENCE + 2 * ROUNDS))
    assert result["wrong"] == []
    assert (result["lost"], result["beyond"]) == (0, 0)
    assert result["rounds"] == ROUNDS
    # The rounds bite: writes had been acknowledged, and some were under way when the process died.
    assert result["acknowledged"] > ROUNDS // 2
