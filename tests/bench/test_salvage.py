"""Three hundred damaged books, salvaged: what share of the rows that lie outside of the damage is saved."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.damaging import look_at, old_book, salvage_damaged

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench


def test_three_hundred_damaged_books(tmp_path: Path) -> None:
    whole = look_at(old_book(tmp_path / "whole.creatorbook", "0007"))
    tally = salvage_damaged(whole, tmp_path, 301, Random(99))
    print(f"salvaged: {tally.saved} of {tally.intact} intact rows of 301 books; worst book {tally.worst:.4f}")
    assert tally.saved / tally.intact >= 0.98
    assert tally.worst >= 0.98
