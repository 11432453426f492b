"""Which categories belong together in this book: the shipped table, and the words that its user added."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources
from creatorbook.domain.deals.categories import CategoryKin, add_own_words, read_category_kin
from creatorbook.services.book.settings import CATEGORY_WORDS, read_category_words, setting

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes


def category_kin(reading: Executes) -> CategoryKin:
    """Return which categories belong together in this book."""
    return add_own_words(_shipped(), read_category_words(setting(reading, CATEGORY_WORDS)))


@cache
def _shipped() -> CategoryKin:
    with (resources() / "categories.toml").open("rb") as file:
        table = tomllib.load(file)
    # The day on which it was last looked through, for whoever mends it.
    del table["as_of"]
    return read_category_kin(table)
