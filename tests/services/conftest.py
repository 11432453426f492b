"""A desk with a real book for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.common.clock import FixedClock


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Return a desk whose book is closed after the test."""
    desk = Desk(tmp_path / "desk.creatorbook", clock)
    yield desk
    desk.book.close()
