"""The inspector's tabs: every kind has something to say, terms are edited in place, files and history are shown."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from creatorbook.domain.values.money import Money
from creatorbook.gui.content import proofs as proof_part
from creatorbook.gui.content.overview import PostPart
from creatorbook.gui.desk import records
from creatorbook.gui.forms.about_field import AboutField
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.inspector.files import FilesTab
from creatorbook.gui.inspector.history import HistoryTab
from creatorbook.gui.inspector.mail import MailPart
from creatorbook.gui.inspector.overview import OverviewTab
from creatorbook.gui.inspector.remarks import RemarkNotices
from creatorbook.gui.inspector.saving import size_text
from creatorbook.gui.lists.inspector import TABS
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.terms.tab import TermsTab
from creatorbook.services.disclosure.proofs import proofs
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.attachments import AttachFile
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.records.lists import Query
from tests.gui.words import press_on_line, words_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row


@pytest.fixture
def shown(agreed: dict[str, str], window: Window) -> Window:
    window.go("deals")
    return window


def _tab(window: Window, kind: str, id: str, name: str) -> QWidget:
    window.inspect(kind, id)
    tabs = window.inspector._tabs
    tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index(name))
    return window.inspector._made[name.lower()][0]


@pytest.mark.parametrize("kind", ["creator", "channel", "brand", "contact", "deal", "payment", "gift", "post"])
def test_every_kind_opens_in_every_tab_that_knows_it(shown: Window, agreed: dict[str, str], kind: str) -> None:
    shown.inspect(kind, agreed[kind])
    tabs = shown.inspector._tabs
    expected = [entry.title for entry in TABS if entry.common or entry.id in KINDS[kind].window.tabs]
    assert [tabs.tabText(place) for place in range(tabs.count())] == expected
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
    assert shown.inspector.record == (kind, agreed[kind])


def test_tasks_stand_under_the_record_that_they_are_on(
    shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    tab = _tab(shown, "deal", agreed["deal"], "Overview")
    assert isinstance(tab, OverviewTab)
    section = tab.attached.sections["task"]
    QTest.mouseClick(section.button, Qt.MouseButton.LeftButton)
    form = next(each for each in shown.findChildren(RecordForm) if each.isVisible())
    assert set(form.rows) == {"text", "due_on", "done_on", "record_id"}
    form.rows["text"].field.set_value("Call Inès")
    form.save()
    qtbot.waitUntil(lambda: "Call Inès" in words_in(section))
    (task,) = records.fetch(book, "task", records.ids(book, Query("task"))).values()
    assert (task["record_kind"], task["record_id"]) == ("deal", agreed["deal"])
    tab = _tab(shown, "task", task.id, "Overview")
    assert isinstance(tab, OverviewTab)
    assert not tab.attached.sections["task"].isVisibleTo(tab)
    assert agreed["deal"] not in words_in(tab)
    title = records.read_row(book, "deal", agreed["deal"]).title
    link = next(each for each in tab.findChildren(QPushButton) if each.text() == f"Deal: {title}")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert shown.inspector.record == ("deal", agreed["deal"])


def test_what_a_task_is_on_is_shown_in_its_form_and_changed_there(
    shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    shown.inspect("deal", agreed["deal"])
    shown.commands.carry_out("new_task")
    form = next(each for each in shown.findChildren(RecordForm) if each.isVisible())
    field = form.rows["record_id"].field
    assert isinstance(field, AboutField)
    assert field.edit.text() == f"Deal: {records.read_row(book, 'deal', agreed['deal']).title}"
    field.edit.clear()
    brand = records.read_row(book, "brand", agreed["brand"]).title
    QTest.keyClicks(field.edit, brand)
    qtbot.waitUntil(lambda: field.value() is None)
    field._close()
    field.edit.returnPressed.emit()
    assert field.edit.text() == f"Brand: {brand}"
    form.rows["text"].field.set_value("Call Inès")
    form.save()
    qtbot.waitUntil(lambda: bool(records.ids(book, Query("task"))))
    (task,) = records.fetch(book, "task", records.ids(book, Query("task"))).values()
    assert (task["record_kind"], task["record_id"]) == ("brand", agreed["brand"])
    edited = RecordForm.edit(shown, shown.desk, "task", task.id)
    assert edited.changes() == {}
    edited.rows["record_id"].field.set_value(None)
    assert edited.changes() == {"record_kind": "", "record_id": ""}
    edited.save()
    qtbot.waitUntil(lambda: not records.read_row(book, "task", task.id)["record_id"])


def test_terms_are_written_as_they_are_typed(shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    tab = _tab(shown, "deal", agreed["deal"], "Terms")
    assert isinstance(tab, TermsTab)
    field = tab.panel.deal.rows["fee"].field
    field.setFocus()
    edit = field.focusProxy()
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "3*500")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.read_row(book, "deal", agreed["deal"])["fee"] == Money(150000, "EUR"))
    book.undo()
    qtbot.waitUntil(lambda: field.value() == Money(120000, "EUR"))


def test_what_cannot_be_read_stays_with_its_sentence(shown: Window, book: Book, agreed: dict[str, str]) -> None:
    tab = _tab(shown, "deal", agreed["deal"], "Terms")
    assert isinstance(tab, TermsTab)
    shown_row = tab.panel.deal.rows["ends_on"]
    shown_row.field.setFocus()
    edit = shown_row.field.focusProxy()
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "some day")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "Not a day" in shown_row.error
    assert records.read_row(book, "deal", agreed["deal"])["ends_on"] is not None


def test_what_a_rule_forbids_stands_beside_its_field(shown: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    tab = _tab(shown, "deal", agreed["deal"], "Terms")
    assert isinstance(tab, TermsTab)
    row = tab.panel.deal.rows["ends_on"]
    row.field.set_value(row.field.value().replace(year=2020))
    row.field.changed.emit()
    tab.panel.flush()
    qtbot.waitUntil(lambda: "before it starts" in row.error)


def test_terms_that_are_not_there_yet_are_added_by_the_first_word(
    shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    deal = book.run(AddRecord("deal", {"title": "Bare", "brand_id": agreed["brand"]})).value
    tab = _tab(shown, "deal", deal, "Terms")
    assert isinstance(tab, TermsTab)
    row = tab.panel.groups[1].rows["revisions"]
    row.field.set_value(2)
    row.field.changed.emit()
    tab.panel.flush()
    query = Query("terms", filters={"deal_id": deal})
    qtbot.waitUntil(lambda: any(each["revisions"] == 2 for each in _rows(book, query)))
    assert len(records.ids(book, query)) == 1


def _rows(book: Book, query: Query) -> list[Row]:
    return list(records.fetch(book, query.kind, records.ids(book, query)).values())


def test_another_hand_is_seen_and_not_overwritten(
    shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    tab = _tab(shown, "deal", agreed["deal"], "Terms")
    assert isinstance(tab, TermsTab)
    fields = tab.panel.deal
    stale = fields._row
    book.run(EditRecord("deal", agreed["deal"], {"objective": "Theirs"}))
    qtbot.waitUntil(lambda: fields.rows["objective"].field.value() == "Theirs")
    fields._row = stale
    fields.rows["objective"].field.set_value("Mine")
    fields.rows["objective"].field.changed.emit()
    fields.flush()
    qtbot.waitUntil(lambda: fields.rows["objective"].field.value() == "Theirs")
    assert records.read_row(book, "deal", agreed["deal"])["objective"] == "Theirs"


def test_an_exclusivity_that_is_broken_is_told_at_once(
    shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    deal = records.read_row(book, "deal", agreed["deal"])
    days = {"starts_on": deal["starts_on"], "ends_on": deal["ends_on"]}
    book.run(AddRecord("exclusivity", {"deal_id": agreed["deal"], "category": "Fashion", **days}))
    rival = next(id for id in records.ids(book, Query("brand", search="Maison Lune")))
    values = {"title": "Lookbook", "brand_id": rival, **days}
    other = book.run(AddRecord("deal", values)).value
    _tab(shown, "deal", other, "Overview")
    part = shown.inspector.findChild(RemarkNotices)
    assert isinstance(part, RemarkNotices)
    qtbot.waitUntil(lambda: bool(part.findChildren(Notice)))
    assert "Matcha launch" in part.findChildren(Notice)[0].text.text()


def test_files_go_in_and_come_out(
    shown: Window, book: Book, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    tab = _tab(shown, "deal", agreed["deal"], "Files")
    assert isinstance(tab, FilesTab)
    assert "No files yet. Drop one here." in words_in(tab)
    given = tmp_path / "brief <b>.txt"
    given.write_bytes(b"two reels")
    tab.add_paths([str(given)])
    qtbot.waitUntil(lambda: bool(tab.section.list.lines))
    [line] = tab.section.list.lines
    tab.saver._wanted = line.id
    tab.saver.save_to(str(tmp_path / "out.txt"))
    qtbot.waitUntil((tmp_path / "out.txt").exists)
    assert (tmp_path / "out.txt").read_bytes() == b"two reels"
    press_on_line(tab, line.id, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not tab.section.list.lines)
    qtbot.waitUntil(lambda: "Removed the file" in shown.toast.text)
    tab.add_paths([str(tmp_path / "gone.txt")])
    qtbot.waitUntil(lambda: "cannot be read" in shown.toast.text)


def _keep(part: PostPart, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep proofs by the button; the dialog answers with these paths."""

    def answer(_parent: object, _title: str, _wanted: str, slot: Callable[[list[str]], None]) -> None:
        slot([str(path) for path in paths])

    monkeypatch.setattr(proof_part, "ask_for_files", answer)
    QTest.mouseClick(part.proof.keep, Qt.MouseButton.LeftButton)


def test_proofs_are_kept_and_told(
    shown: Window,
    book: Book,
    agreed: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    part = _tab(shown, "post", agreed["post"], "Overview").findChild(PostPart)
    assert isinstance(part, PostPart)
    assert "No proof is kept yet" in words_in(part.proof)
    shot = tmp_path / "frame &amp; 1.png"
    shot.write_bytes(b"a frame of the story")
    _keep(part, [shot], monkeypatch)
    qtbot.waitUntil(lambda: shot.name in words_in(part.proof))
    said = words_in(part.proof)
    assert "\n2 Mar 2026, " in said
    assert said.endswith(f"SHA-256 {sha256(b'a frame of the story').hexdigest()[:12]}")
    assert "No proof" not in said
    qtbot.waitUntil(lambda: "as proof of a post" in shown.toast.text)
    with book.reading() as reading:
        assert [(each.name, each.kind) for each in proofs(reading, agreed["post"])] == [(shot.name, "image")]
    book.undo()
    qtbot.waitUntil(lambda: "No proof is kept yet" in words_in(part.proof))


def test_proofs_are_kept_without_a_search_on_a_small_screen(
    shown: Window, agreed: dict[str, str], qtbot: QtBot
) -> None:
    shown.resize(1280, 800)
    part = _tab(shown, "post", agreed["post"], "Overview").findChild(PostPart)
    assert isinstance(part, PostPart)
    area = shown.inspector._made["overview"][1]
    assert area.verticalScrollBar().value() == 0

    def seen() -> bool:
        bottom = part.proof.keep.mapTo(area.viewport(), part.proof.keep.rect().bottomLeft()).y()
        return 0 < bottom < area.viewport().height()

    qtbot.waitUntil(seen)


def test_a_dropped_file_is_kept_as_proof(shown: Window, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot) -> None:
    part = _tab(shown, "post", agreed["post"], "Overview").findChild(PostPart)
    assert isinstance(part, PostPart)
    (tmp_path / "caption.txt").write_text("Collaboration commerciale", encoding="utf-8")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "caption.txt"))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    part.proof.dropEvent(drop)
    qtbot.waitUntil(lambda: "caption.txt" in words_in(part.proof))


def test_what_is_no_proof_is_said(
    shown: Window, agreed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    part = _tab(shown, "post", agreed["post"], "Overview").findChild(PostPart)
    assert isinstance(part, PostPart)
    _keep(part, [tmp_path / "gone.png"], monkeypatch)
    qtbot.waitUntil(lambda: "cannot be read" in shown.toast.text)
    (tmp_path / "empty.png").touch()
    _keep(part, [tmp_path / "empty.png"], monkeypatch)
    qtbot.waitUntil(lambda: "is empty" in shown.toast.text)
    assert "No proof is kept yet" in words_in(part.proof)


def test_sizes_are_read_by_people() -> None:
    assert [size_text(size) for size in (10, 2048, 3_500_000)] == ["1 KB", "2 KB", "3 MB"]


def test_history_speaks_of_fields(shown: Window, book: Book, agreed: dict[str, str]) -> None:
    book.run(EditRecord("deal", agreed["deal"], {"fee": Money(90000, "EUR"), "next_action": "Call Inès"}))
    book.run(TrashRecords("deal", (agreed["deal"],)))
    tab = _tab(shown, "deal", agreed["deal"], "History")
    assert isinstance(tab, HistoryTab)
    words = words_in(tab)
    assert "Fee: €1,200.00 → €900.00" in words
    assert "Next action: Call Inès" in words
    assert "Brand: Kumo Tea" in words
    assert "Trash: moved to the trash" in words
    assert "fee_minor" not in words


def test_a_trashed_record_offers_the_way_back(shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    book.run(TrashRecords("gift", (agreed["gift"],)))
    tab = _tab(shown, "gift", agreed["gift"], "Overview")
    tab._restore()  # type: ignore[attr-defined]  # the overview tab has it
    qtbot.waitUntil(lambda: not records.read_row(book, "gift", agreed["gift"]).trashed)


def test_the_post_of_a_gift_is_kept_with_it(shown: Window, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    tab = _tab(shown, "gift", agreed["gift"], "Content")
    tab._link_gift(agreed["post"])  # type: ignore[attr-defined]  # the content tab has it
    qtbot.waitUntil(lambda: records.read_row(book, "gift", agreed["gift"])["shown_in_post_id"] is not None)
    qtbot.waitUntil(lambda: "Mon matcha du matin" in words_in(tab))


def test_an_email_reads_as_it_was_written(
    shown: Window, book: Book, agreed: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    own = "Hello Camille,\n\nwe would love:\n- 1 reel\n- 3 stories\n\nBest,\nInès"
    quoted = "> Dear Inès,\n> what would you like?"
    body = f"{own}\n\n{quoted}"
    values = {"subject": "Matcha in spring", "sender": "ines@kumo.example", "deal_id": agreed["deal"], "body": body}
    mail = book.run(AddRecord("message", values)).value
    book.run(AttachFile("message", mail, "brief.txt", content=b"three stories"))
    tab = _tab(shown, "message", mail, "Overview")
    part = tab.findChild(MailPart)
    assert isinstance(part, MailPart)
    said = {each.text(): each for each in part.findChildren(QLabel)}
    assert said[own].property("look") is None
    assert said[quoted].property("look") == "muted"
    # It has the whole width.
    assert said[own].width() == part.contentsRect().width()
    assert said[own].wordWrap()
    assert (part.writer.text(), part.sent.text()) == ("ines@kumo.example", "No date")
    (line,) = part.files.list.lines
    assert line.title == "brief.txt"
    part.saver._wanted = line.id
    part.saver.save_to(str(tmp_path / "out.txt"))
    qtbot.waitUntil((tmp_path / "out.txt").exists)
    assert part.deal.text() == records.read_row(book, "deal", agreed["deal"]).title
    part.deal.click()
    assert shown.inspector.record == ("deal", agreed["deal"])


def test_an_email_of_a_thousand_turns_is_shown_whole_in_few_parts(
    shown: Window, book: Book, agreed: dict[str, str]
) -> None:
    turns = [f"> asked {turn}\n\nanswered {turn}" for turn in range(500)]
    values = {"subject": "Turns", "deal_id": agreed["deal"], "body": "\n\n".join(turns)}
    part = _tab(shown, "message", book.run(AddRecord("message", values)).value, "Overview").findChild(MailPart)
    assert isinstance(part, MailPart)
    items = [part.text.itemAt(place) for place in range(part.text.count())]
    labels = [item.widget() for item in items if item is not None]
    assert len(labels) == 51
    assert "\n\n".join(each.text() for each in labels if isinstance(each, QLabel)) == "\n\n".join(turns)


def test_kinds_without_a_page_have_an_overview_too(shown: Window, book: Book, agreed: dict[str, str]) -> None:
    note = book.run(AddRecord("note", {"record_kind": "deal", "record_id": agreed["deal"], "text": "Hello"})).value
    tab = _tab(shown, "note", note, "Overview")
    assert "Note" in words_in(tab)
    assert KINDS["note"].title == "text"
