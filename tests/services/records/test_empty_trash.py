"""The trash, emptied: what was in it is gone for good, what others stand on stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.services.contracts import issuing as contract_issuing
from creatorbook.services.disclosure import proofs
from creatorbook.services.records import editing as records
from creatorbook.services.records import trash
from creatorbook.services.records.attachments import AttachFile, DetachFile

if TYPE_CHECKING:
    from tests.services.desk import Desk


def test_a_brand_and_all_that_was_its_own_is_gone(desk: Desk) -> None:
    deal = desk.agreed_deal(title="Xylophone campaign")
    desk.book.run(AttachFile("deal", deal, "brief.txt", "text/plain", b"the brief of the xylophones"))
    desk.book.run(contract_issuing.IssueContract(deal))
    desk.book.run(records.TrashRecords("brand", (desk.brand,)))
    assert desk.book.run(trash.EmptyTrash()).value > 8
    with pytest.raises(NotFound):
        desk.row("brand", desk.brand)
    dump = desk.dump()
    for table in ("brand", "deal", "payment", "contract", "contract_version", "attachment", "attachment_content"):
        assert dump[table] == [], table
    assert desk.book.verify().is_ok
    with desk.book.reading() as reading:
        images = reading.exec_driver_sql("SELECT count(*) FROM change_row WHERE before LIKE '%ylophone%'").scalar_one()
    assert images == 0


def test_it_cannot_be_undone_and_says_so(desk: Desk) -> None:
    gift = desk.add("gift", description="Perfume", brand_id=desk.brand)
    desk.book.run(records.TrashRecords("gift", (gift,)))
    desk.book.run(trash.EmptyTrash())
    with pytest.raises(AnswerIsNo):
        desk.book.undo()
    assert desk.ids("brand") == [desk.brand]


def test_what_a_live_record_refers_to_stays(desk: Desk) -> None:
    deal = desk.agreed_deal()
    gift = desk.add("gift", description="Camera", brand_id=desk.brand, deal_id=deal)
    desk.book.run(records.TrashRecords("deal", (deal,)))
    desk.book.run(trash.EmptyTrash())
    assert desk.row("deal", deal).trashed
    assert desk.row("gift", gift)["deal_id"].id == deal
    assert desk.book.verify().is_ok


def test_an_empty_trash_stays_empty_and_writes_nothing(desk: Desk) -> None:
    before = desk.dump()
    assert desk.book.run(trash.EmptyTrash()).value == 0
    assert desk.dump() == before


def test_what_stays_in_the_trash_stays_whole(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.add("note", record_kind="deal", record_id=deal, text="Said on the phone")
    desk.book.run(AttachFile("deal", deal, "brief.txt", "text/plain", b"the brief"))
    desk.book.run(contract_issuing.IssueContract(deal))
    desk.add("gift", description="Camera", brand_id=desk.brand, deal_id=deal)
    before = desk.dump()
    desk.book.run(records.TrashRecords("deal", (deal,)))
    desk.book.run(trash.EmptyTrash())
    desk.book.run(records.RestoreRecords("deal", (deal,)))
    after = desk.dump()
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    assert all(desk.ids(kind) for kind in ("terms", "payment", "contract"))


def test_a_proof_of_a_live_post_stays_though_its_file_was_put_away(desk: Desk) -> None:
    post = desk.add("post", brand_id=desk.brand)
    desk.book.run(proofs.KeepProof(post, text="Paid partnership"))
    with desk.book.reading() as reading:
        (kept,) = proofs.proofs(reading, post)
    desk.book.run(DetachFile(kept.attachment_id))
    desk.book.run(trash.EmptyTrash())
    with desk.book.reading() as reading:
        assert proofs.proofs(reading, post) == (kept,)
