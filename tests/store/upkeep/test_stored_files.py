"""Files that rows name by their hash: each column that does is known, and a file that is gone is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.store.engine.base import Base
from creatorbook.store.models import load_all
from creatorbook.store.sqlite.erasing import NAME_CONTENT

if TYPE_CHECKING:
    from tests.store.support import Hand

# Hashes of what is not kept as a file: of facts, of words, of a file that was read and not kept.
NAMES_NO_FILE = {
    ("attachment_content", "sha256"),
    ("clause_wording", "base_sha256"),
    ("invoice", "data_sha256"),
    ("proof", "sha256"),
    ("statement", "sha256"),
    ("statement_profile", "headings_sha256"),
}


def test_every_column_that_names_a_stored_file_holds_it() -> None:
    load_all()
    found = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if "sha256" in column.name or column.name == "document_logo"
    }
    assert found == set(NAME_CONTENT) | NAMES_NO_FILE


def test_a_row_that_names_a_file_which_is_gone_is_found(hand: Hand) -> None:
    brand = hand.brand()
    with hand.store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO attachment (id, version, created_at, updated_at, record_kind, record_id, name, media_type, "
            "sha256, size) SELECT 'a1', 1, created_at, created_at, 'brand', id, 'a.txt', 'text/plain', 'ab', 3 "
            "FROM brand WHERE id = ?",
            (brand,),
        )
    assert hand.store.verify().problems == ("attachment: a1 names a file that is not stored",)
