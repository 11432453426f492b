"""A backup beside its book: what differs, what is found in it by its words, and one record that comes back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, BookError, NotFound
from creatorbook.services.backups.bringing import BringBack, gather_from_backup
from creatorbook.services.backups.comparing import Whereabouts, compare_with_backup, find_in_backups, open_backup
from creatorbook.services.backups.keeping import keep_backup
from creatorbook.services.backups.listing import list_backups, usual_folder
from creatorbook.services.book.book import Book
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.records.attachments import AttachFile
from creatorbook.services.records.editing import EditRecord, TrashRecords
from creatorbook.services.records.trash import EmptyTrash

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.desk import Desk


@pytest.fixture
def deal(desk: Desk) -> str:
    """Return a deal with a contract that was issued, a file, a note and a tag."""
    deal = desk.agreed_deal(title="Xylophone campaign")
    desk.book.run(IssueContract(deal))
    desk.book.run(AttachFile("deal", deal, "brief.txt", "text/plain", b"the brief of the xylophones"))
    desk.add("note", text="Ask for the blue one", record_kind="deal", record_id=deal)
    return deal


def backup_of(desk: Desk) -> Path:
    kept = keep_backup(desk.book)
    assert kept is not None
    return kept.path


def test_what_differs_is_told_by_kind(desk: Desk, deal: str) -> None:
    gift = desk.add("gift", description="Perfume", brand_id=desk.brand)
    backup = backup_of(desk)
    new = desk.add("brand", name="Ombelle")
    desk.book.run(EditRecord("deal", deal, {"title": "Xylophones"}))
    desk.book.run(TrashRecords("gift", (gift,)))
    desk.book.run(EmptyTrash())
    with open_backup(desk.book, backup) as there, there.reading() as other, desk.book.reading() as own:
        found = {each.kind: each for each in compare_with_backup(own, other)}
    assert set(found) == {"brand", "deal", "gift"}
    assert found["brand"].only_here == (new,)
    assert found["deal"].changed == (deal,)
    assert found["gift"].only_there == (gift,)


def test_a_lost_record_is_found_and_comes_back_with_all_that_was_its_own(desk: Desk, deal: str) -> None:
    before = desk.dump()
    backup = backup_of(desk)
    desk.book.run(TrashRecords("brand", (desk.brand,)))
    kept = list_backups(desk.book, [usual_folder(desk.book.path)])
    (found,) = (each for each in find_in_backups(desk.book, kept, "xylophone").found if each.kind == "deal")
    assert found.here is Whereabouts.IN_TRASH
    with pytest.raises(AnswerIsNo, match="in the trash"):
        gather_from_backup(desk.book, backup, "deal", deal)
    desk.book.run(EmptyTrash())
    (found,) = (each for each in find_in_backups(desk.book, kept, "xylophone").found if each.kind == "deal")
    assert (found.here, found.title, found.backup) == (Whereabouts.GONE, "Xylophone campaign", backup)
    brought = gather_from_backup(desk.book, backup, "deal", "Xylophone campaign")
    count = desk.book.run(BringBack(brought)).value
    # Its brand comes too, without what else was that brand's.
    assert (count["deal"], count["brand"], count["contract"], count["note"]) == (1, 1, 1, 1)
    after = desk.dump()
    own = {"change_log", "change_row", "sqlite_sequence"}
    assert {table: rows for table, rows in after.items() if table not in own} == {
        table: rows for table, rows in before.items() if table not in own
    }
    assert desk.book.verify().is_ok
    with pytest.raises(AnswerIsNo, match="in the book"):
        gather_from_backup(desk.book, backup, "deal", deal)
    desk.book.undo()
    with pytest.raises(NotFound):
        desk.row("deal", deal)
    assert desk.book.verify().is_ok


def test_what_can_be_there_once_and_is_there_again_stops_the_step_whole(desk: Desk, deal: str) -> None:
    tag = desk.add("tag", name="Spring")
    backup = backup_of(desk)
    desk.book.run(TrashRecords("tag", (tag,)))
    desk.book.run(EmptyTrash())
    brought = gather_from_backup(desk.book, backup, "tag", "Spring")
    desk.add("tag", name="Spring")
    before = desk.dump()
    with pytest.raises(BadInput, match="already a record like this"):
        desk.book.run(BringBack(brought))
    assert desk.dump() == before


def test_another_books_backup_and_no_backup_are_refused(desk: Desk, tmp_path: Path) -> None:
    with Book.create(tmp_path / "other.creatorbook", {"country": "FR"}, desk.book.clock) as other:
        other.back_up(tmp_path / "backup.creatorbook")
    with pytest.raises(BookError, match="another book"):
        open_backup(desk.book, tmp_path / "backup.creatorbook")
    with pytest.raises(BookError, match="Nothing beside this file"):
        open_backup(desk.book, tmp_path / "other.creatorbook")
    with pytest.raises(BookError, match="no such"):
        open_backup(desk.book, tmp_path / "none.creatorbook")
    found = find_in_backups(desk.book, [], "anything")
    assert (found.found, found.not_looked_into) == ((), ())


def test_a_record_as_it_was_and_one_changed_since_are_told_apart(desk: Desk, deal: str) -> None:
    backup_of(desk)
    kept = list_backups(desk.book, [usual_folder(desk.book.path)])
    desk.book.run(EditRecord("deal", deal, {"title": "Another"}))
    here = {each.kind: each.here for each in find_in_backups(desk.book, kept, "xylophone").found}
    assert here["deal"] is Whereabouts.CHANGED
    assert {each for kind, each in here.items() if kind != "deal"} <= {Whereabouts.SAME}
