"""Odd characters in a list's search box are text: they find what they name, or nothing, and never break the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import lists

if TYPE_CHECKING:
    from tests.services.desk import Desk

ODD = ("\ud800", "a\udcff", "\x00", "a\x00", "½", "%", "_", "'", '"', "\\", "NOT", "(", "\ufffe", "🙂", "x" * 5_000)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("trashed", [False, True])
def test_no_search_breaks_a_list(desk: Desk, kind: str, *, trashed: bool) -> None:
    for typed in ODD:
        query = lists.Query(kind, search=typed, trashed=trashed)
        with desk.book.reading() as reading:
            assert lists.count(reading, query) == len(lists.ids(reading, query))


def test_what_is_no_text_at_all_narrows_nothing(desk: Desk) -> None:
    assert desk.ids("brand", search="\ud800") == desk.ids("brand") == [desk.brand]
    assert desk.ids("brand", search="écl\x00at") == [desk.brand]
