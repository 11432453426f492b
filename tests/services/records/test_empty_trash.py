"""The trash, emptied: what was in it is gone for good, what others stand on stays."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from creatorbook.common.errors import AnswerIsNo, BookError, NotFound
from creatorbook.services.book.book import Book
from creatorbook.services.contracts import issuing as contract_issuing
from creatorbook.services.disclosure import proofs
from creatorbook.services.documents import looks
from creatorbook.services.fields.kinds import about_any
from creatorbook.services.records import editing as records
from creatorbook.services.records import trash
from creatorbook.services.records.attachments import AttachFile, DetachFile, attachments
from creatorbook.services.records.history.lines import book_history

if TYPE_CHECKING:
    from tests.services.desk import Desk


def test_a_brand_and_all_that_was_its_own_is_gone(desk: Desk) -> None:
    deal = desk.agreed_deal(title="Xylophone campaign")
    desk.book.run(AttachFile("deal", deal, "brief.txt", "text/plain", b"the brief of the xylophones"))
    desk.book.run(contract_issuing.IssueContract(deal))
    desk.book.run(records.TrashRecords("brand", (desk.brand,)))
    assert desk.book.run(trash.EmptyTrash()).value.rows > 8
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


def test_only_what_was_named_is_erased(desk: Desk) -> None:
    old, back, precious = (desk.add("brand", name=name) for name in ("Old", "Back", "Precious"))
    desk.book.run(AttachFile("brand", old, "brief.txt", "text/plain", b"the brief"))
    desk.book.run(records.TrashRecords("brand", (old, back)))
    named = desk.book.try_out(trash.EmptyTrash())
    assert {line.title for line in named.records} == {"Old", "Back"}
    # Meanwhile, in another window: one comes, one is taken out.
    other = Book(desk.book.path, desk.book.clock)
    other.run(records.TrashRecords("brand", (precious,)))
    other.run(records.RestoreRecords("brand", (back,)))
    other.close()
    emptied = desk.book.run(trash.EmptyTrash(named.ids)).value
    assert [line.title for line in emptied.records] == ["Old"]
    assert [(line.kind, line.id) for line in emptied.unnamed] == [("brand", precious)]
    assert emptied.kept == ()
    assert desk.row("brand", precious).trashed
    assert not desk.row("brand", back).trashed
    with pytest.raises(NotFound):
        desk.row("brand", old)
    assert desk.dump()["attachment"] == []
    assert desk.book.verify().is_ok


def test_what_could_not_go_when_it_was_asked_about_does_not_go_unnamed(desk: Desk) -> None:
    deal = desk.agreed_deal()
    gift = desk.add("gift", description="Camera", brand_id=desk.brand, deal_id=deal)
    desk.book.run(records.TrashRecords("deal", (deal,)))
    named = desk.book.try_out(trash.EmptyTrash())
    desk.book.run(records.TrashRecords("gift", (gift,)))
    emptied = desk.book.run(trash.EmptyTrash(named.ids)).value
    assert (emptied.rows, emptied.kept) == (0, ())
    assert {line.id for line in emptied.unnamed} == {deal, gift}
    assert desk.row("deal", deal).trashed


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
    assert desk.book.run(trash.EmptyTrash()).value.rows == 0
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


def _picture(colour: str) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (60, 30), colour).save(kept, "PNG")
    return kept.getvalue()


def _logo(desk: Desk) -> bytes:
    with desk.book.reading() as reading:
        return looks.look_of(reading, desk.creator).logo_png


def test_a_file_that_a_step_can_still_bring_back_stays(desk: Desk) -> None:
    noor = Book(desk.book.path, desk.book.clock)
    desk.book.run(looks.SetLogo(desk.creator, _picture("red")))
    red = _logo(desk)
    desk.book.run(looks.SetLogo(desk.creator, _picture("blue")))
    blue = _logo(desk)
    gift = desk.add("gift", description="Perfume", brand_id=desk.brand)
    desk.book.run(records.TrashRecords("gift", (gift,)))
    assert noor.run(trash.EmptyTrash()).value.rows == 1
    desk.book.undo()
    assert _logo(desk) == red
    # What was taken back can be repeated as well.
    other = desk.add("gift", description="Scarf", brand_id=desk.brand)
    desk.book.run(records.TrashRecords("gift", (other,)))
    desk.book.undo()
    desk.book.undo()
    noor.run(records.TrashRecords("brand", (noor.run(records.AddRecord("brand", {"name": "Gone"})).value,)))
    noor.run(trash.EmptyTrash())
    noor.close()
    desk.book.run(looks.SetLogo(desk.creator, _picture("green")))
    desk.book.undo()
    assert _logo(desk) == red
    assert blue != red


def test_a_trash_of_which_nothing_can_go_takes_no_file(desk: Desk) -> None:
    desk.book.run(looks.SetLogo(desk.creator, _picture("red")))
    red = _logo(desk)
    desk.book.run(looks.SetLogo(desk.creator, _picture("blue")))
    agency = desk.add("agency", name="Between")
    desk.agreed_deal(agency_id=agency)
    desk.book.run(records.TrashRecords("agency", (agency,)))
    before = desk.dump()["attachment_content"]
    assert desk.book.run(trash.EmptyTrash()).value.rows == 0
    assert desk.dump()["attachment_content"] == before
    while _logo(desk) != red:
        desk.book.undo()


def test_a_file_that_nothing_can_bring_back_goes(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.book.run(AttachFile("deal", deal, "brief.txt", "text/plain", b"the brief"))
    with desk.book.reading() as reading:
        (kept,) = attachments(reading, "deal", deal)
    desk.book.run(DetachFile(kept.id))
    desk.book.run(trash.EmptyTrash())
    assert desk.dump()["attachment_content"] == []


def test_a_logo_that_the_book_has_lost_is_said_and_never_left_out(desk: Desk) -> None:
    desk.book.run(looks.SetLogo(desk.creator, _picture("red")))
    with desk.book._store.writing() as connection:  # as older programs left it
        connection.exec_driver_sql("DELETE FROM attachment_content")
    with pytest.raises(BookError, match="logo of Léa Martin is missing") as said:
        _logo(desk)
    assert "Choose it again" in said.value.hint
    desk.book.run(looks.SetLogo(desk.creator, b""))
    assert _logo(desk) == b""


@pytest.mark.parametrize("kind", about_any())
def test_what_is_about_an_erased_record_goes_with_it(desk: Desk, kind: str) -> None:
    gift = desk.add("gift", description="Perfume", brand_id=desk.brand)
    about = desk.add(kind, text="Call them", record_kind="gift", record_id=gift)
    desk.add("note", text="They were out", record_kind=kind, record_id=about)
    other = desk.add(kind, text="Call the brand", record_kind="brand", record_id=desk.brand)
    desk.book.run(AttachFile(kind, about, "call.txt", "text/plain", b"what was said"))
    desk.book.run(records.TrashRecords("gift", (gift,)))
    desk.book.run(trash.EmptyTrash())
    dump = desk.dump()
    assert len(dump["task"]) + len(dump["note"]) == 1
    assert desk.ids(kind) == [other]
    assert dump["attachment"] == dump["attachment_content"] == []
    assert desk.book.verify().is_ok


def test_no_other_window_says_that_it_undid_what_is_erased(desk: Desk) -> None:
    other = Book(desk.book.path, desk.book.clock)
    gift = other.run(records.AddRecord("gift", {"description": "Perfume", "brand_id": desk.brand})).value
    desk.book.run(records.TrashRecords("gift", (gift,)))
    desk.book.run(trash.EmptyTrash())
    assert other.next_undo() is None
    with pytest.raises(AnswerIsNo, match="“Empty the trash” cannot be undone: what was in the trash is deleted") as no:
        other.undo()
    assert no.value.code == "barrier"
    other.close()


def test_nothing_of_what_was_erased_is_left_in_the_file(desk: Desk) -> None:
    """Names, words and files, what they were before, what the history and the index said of them."""
    brand = desk.add("brand", name="Zyxsecretbrand", address="1 Zyxsecretstreet")
    person = desk.add("contact", name="Zyxsecretname Before", brand_id=brand, email="zyxsecret@mail.example")
    desk.book.run(records.EditRecord("contact", person, {"name": "Zyxsecretname After"}))
    desk.add("note", text="zyxsecretnote " * 40, record_kind="contact", record_id=person)
    desk.book.run(AttachFile("contact", person, "zyxsecretfile.txt", "text/plain", b"zyxsecretcontent " * 5_000))
    desk.book.undo()
    desk.book.redo()
    desk.book.run(records.TrashRecords("contact", (person,)))
    desk.book.run(records.TrashRecords("brand", (brand,)))
    assert desk.book.run(trash.EmptyTrash()).value.kept == ()
    desk.book.compact()
    assert desk.book.verify().is_ok
    with desk.book.reading() as reading:
        told = [line.label for line in book_history(reading)]
    assert any("(erased)" in line for line in told)
    path, clock = desk.book.path, desk.book.clock
    desk.book.close()
    left = b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))
    assert b"zyxsecret" not in left.lower()
    # For the fixture, which closes it.
    desk.book = Book(path, clock)
