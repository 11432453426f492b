"""Every row has a digest: what changes by itself is named, and whatever way the program writes is no damage."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BookError
from creatorbook.store.engine import driver
from creatorbook.store.models import Brand
from creatorbook.store.sqlite import digests
from creatorbook.store.upkeep.backup import check_backup
from creatorbook.store.upkeep.manifest import manifest_path, read_manifest
from tests.damaging import flip_values, look_at, old_book

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.store.writing.uow import UnitOfWork
    from tests.store.support import Hand


ADD_TAG = (
    "INSERT INTO tag (id, name, version, created_at, updated_at) "
    "VALUES ('x', 'x', 1, '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z')"
)


def change_beside(path: Path, *statements: str) -> None:
    """Write to a book as nothing of ours does: by a connection that notes nothing."""
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement)


def test_a_flipped_bit_in_a_value_is_named_with_its_record(tmp_path: Path) -> None:
    whole = look_at(old_book(tmp_path / "whole.creatorbook", "0008"))
    flips = flip_values(whole, tmp_path / "flipped.creatorbook", 24, Random(5))
    assert flips.unnamed == []
    assert flips.named == flips.changed == 24


def test_whatever_way_rows_are_written_their_digests_are_in_step(hand: Hand) -> None:
    creator = hand.creator()
    brand = hand.brand("Ombelle")
    deal = hand.deal(creator, brand)

    def edit(uow: UnitOfWork) -> None:
        uow.get(Brand, brand).name = "Été"

    def many(uow: UnitOfWork) -> None:
        uow.insert_many(Brand, [{"id": f"brand-{number}", "name": f"Bulk {number}"} for number in range(600)])

    hand.do(edit)
    hand.do(many)
    hand.undo()
    hand.redo()
    with hand.store.writing() as connection:
        connection.exec_driver_sql("UPDATE deal SET title = 'by a statement' WHERE id = ?", (deal,))
    hand.do(lambda uow: uow.erase("brand", ["brand-7"]), policy="barrier")
    assert hand.store.verify().problems == ()
    hand.clock.forward(10)
    hand.store.thin_log(hand.clock.now() + timedelta(days=1), lambda: False)
    assert hand.store.verify().problems == ()
    ((count,),) = hand.rows("SELECT count(*) FROM digest_row WHERE table_name = 'brand'")
    assert count == 600


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE brand SET name = 'Omballe'", "is not as it was written"),
        ("DELETE FROM brand", "is missing"),
        (
            ADD_TAG,
            "tag: x was not written by Creatorbook",
        ),
        ("UPDATE change_row SET after = replace(after, 'Ombelle', 'Omballe')", "in step 1 is not as it was written"),
        ("UPDATE change_log SET params = '{\"kind\": 1}'", "change_log: 1 is not as it was written"),
    ],
)
def test_what_nothing_of_ours_wrote_is_found(hand: Hand, book_path: Path, statement: str, said: str) -> None:
    hand.brand("Ombelle")
    hand.store.close()
    change_beside(book_path, statement)
    with closing(driver.connect(book_path)) as connection:
        assert [line for line in digests.find_changed(connection) if line.endswith(said)]


def test_rows_that_went_with_their_digests_are_missed_by_the_root(hand: Hand, book_path: Path) -> None:
    hand.brand("Ombelle")
    hand.store.close()
    change_beside(book_path, "DELETE FROM brand", "DELETE FROM digest_row WHERE table_name = 'brand'")
    with closing(driver.connect(book_path)) as connection:
        assert digests.find_changed(connection) == ["digest_root: rows are missing, or the root is damaged"]


def test_damaged_digests_are_made_again_and_no_row_is_blamed(hand: Hand, book_path: Path) -> None:
    hand.brand("Ombelle")
    change_beside(book_path, "UPDATE digest_row SET digest = zeroblob(8) WHERE table_name = 'brand'")
    verdict = hand.store.verify()
    assert (len(verdict.problems), verdict.only_search) == (1, True)
    hand.store.repair_search()
    assert hand.store.verify().is_ok


def test_a_backup_says_the_root_of_what_it_holds(hand: Hand, tmp_path: Path) -> None:
    hand.brand("Ombelle")
    backup = hand.store.back_up(tmp_path / "backup.creatorbook")
    said = read_manifest(backup.path)
    assert said is not None
    assert said.root == backup.root
    assert len(said.root) == 32
    check_backup(backup.path)
    manifest = manifest_path(backup.path)
    other = json.loads(manifest.read_text(encoding="utf-8")) | {"root": "00" * 16}
    manifest.write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(BookError, match="digest_root"):
        check_backup(backup.path)
