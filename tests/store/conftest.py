"""What the store's tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.support import Hand

if TYPE_CHECKING:
    from creatorbook.store.store import Store


@pytest.fixture
def hand(store: Store) -> Hand:
    """Return a program's access to the open book."""
    return Hand(store)
