"""A disk that is full at any moment of making, backing up, restoring, upgrading: one sentence, nothing half done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.children import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("what", ["make", "back-up", "restore", "upgrade"])
def test_nothing_is_left_half_done(tmp_path: Path, what: str) -> None:
    found = json.loads(run("tests.reliability.full_disk", what, tmp_path))
    assert found["wrong"] == []
    assert found["whole"]
    assert found["refused"] > 5
    assert all(sentence.endswith((".", "!")) for sentence in found["sentences"])
