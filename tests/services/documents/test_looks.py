"""The logo on a creator's documents is taken in by the same rules as every other field of the creator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.services.documents.looks import SetLogo, look_of
from tests.services.records.doors import Overwrite

if TYPE_CHECKING:
    from tests.services.desk import Desk


def test_a_logo_is_not_written_on_a_creator_that_the_rules_refuse(desk: Desk) -> None:
    desk.book.run(Overwrite("creator", desk.creator, {"document_accent": "notacolour"}))
    with pytest.raises(BadInput) as refused:
        desk.book.run(SetLogo(desk.creator, b""))
    assert refused.value.where == "document_accent"
    desk.edit("creator", desk.creator, document_accent="#1f4b6e")
    desk.book.run(SetLogo(desk.creator, b""))
    with desk.book.reading() as reading:
        assert look_of(reading, desk.creator).accent == "#1F4B6E"
