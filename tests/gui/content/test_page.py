"""Content: posts with what is known of their labels, publishing with the tick or a reason, and what is owed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creatorbook.domain.values.platforms import Medium, PostState
from creatorbook.gui.content import page as content
from creatorbook.gui.content.overview import PostPart
from creatorbook.gui.content.page import ContentPage
from creatorbook.gui.content.publishing import PublishDialog
from creatorbook.gui.desk import records
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.records.editing import EditRecord
from tests.gui.sight import is_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(agreed: dict[str, str], window: Window) -> ContentPage:
    window.go("content")
    found = window.current_page
    assert isinstance(found, ContentPage)
    return found


def _row(page: ContentPage, id: str) -> list[str]:
    model = page.posts.model
    return [model.cell_text(model.row_of(id), column) for column in range(len(model.columns))]


def _choose(page: ContentPage, window: Window, post: str, qtbot: QtBot) -> PostPart:
    page.posts.select(post)
    qtbot.waitUntil(lambda: window.inspector.record == ("post", post))
    part = window.inspector.findChild(PostPart)
    assert isinstance(part, PostPart)
    return part


def _publish(page: ContentPage, window: Window, post: str, qtbot: QtBot) -> PublishDialog:
    part = _choose(page, window, post, qtbot)
    QTest.mouseClick(part.publish, Qt.MouseButton.LeftButton)
    dialog = window.findChild(PublishDialog)
    assert isinstance(dialog, PublishDialog)
    return dialog


def test_a_post_stands_with_its_label(page: ContentPage, agreed: dict[str, str]) -> None:
    assert _row(page, agreed["post"]) == ["Kumo Tea", "Instagram", "Planned", "", "To check", "Mon matcha du matin"]
    assert page._count.text() == "1 post"


def test_the_inspector_gives_the_words(page: ContentPage, window: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    part = _choose(page, window, agreed["post"], qtbot)
    words = [each for each in part.verdict.list.passages if each.key.startswith("words ")]
    assert words
    assert all(each.title for each in words)
    assert part.publish.isVisible()


def test_publishing_needs_the_tick(
    page: ContentPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    # Where the label of a reel is has to be said: else its caption is judged alone.
    book.run(EditRecord("post", agreed["post"], {"label_position": "repeated", "label_words": "Publicité"}))
    dialog = _publish(page, window, agreed["post"], qtbot)
    qtbot.waitExposed(dialog)
    place, height = dialog.pos(), dialog.height()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Notice)))
    assert dialog.findChildren(Notice)[0].text.text().startswith("Tick that the label")
    # It grows where it is: what somebody was about to click on stays under the pointer.
    qtbot.waitUntil(lambda: dialog.height() > height and is_whole(dialog.findChildren(Notice)[0]))
    assert dialog.pos() == place
    assert records.read_row(book, "post", agreed["post"])["state"] is PostState.PLANNED
    dialog.tick.set_value(True)
    dialog.url.set_value("https://example.com/reel")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    post = records.read_row(book, "post", agreed["post"])
    assert post["state"] is PostState.LIVE
    assert post["published_at"].date() == date(2026, 3, 2)
    qtbot.waitUntil(lambda: _row(page, agreed["post"])[2:5] == ["Published", "2 Mar 2026", "Checked"])


def test_publishing_shows_what_is_likely_of_the_very_caption_and_mends_it(
    page: ContentPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    seen: dict[str, Any] = {"audience_countries": ("FR", "GB"), "caption": "A morning with @kumo", "language": "en"}
    seen["medium"] = Medium.FEED_POST
    window.desk.book.run(EditRecord("post", agreed["post"], seen))
    dialog = _publish(page, window, agreed["post"], qtbot)
    assert dialog.caption.verdict.text() == "Likely not enough"
    assert "A morning with @kumo" in dialog.caption.caption.text()
    assert dialog.caption.findings.texts
    # The first refusal names the fault and its fix, ticked or not, and asks for a reason last.
    for ticked in (False, True):
        dialog.tick.set_value(ticked)
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.save.isEnabled() and bool(dialog.findChildren(Notice)))
        said = dialog.findChildren(Notice)[0].text.text()
        assert said.index("nothing in the caption says") < said.index("Put “Ad | Publicité” as the first words")
        assert said.endswith("Or say why it goes out as it is.")
    assert records.read_row(book, "post", agreed["post"])["state"] is PostState.PLANNED
    with qtbot.waitSignal(dialog.caption.mended):
        QTest.mouseClick(dialog.caption.fix_button, Qt.MouseButton.LeftButton)
    assert dialog.caption.verdict.text() == "Likely enough"
    assert not dialog.caption.fix_button.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    post = records.read_row(book, "post", agreed["post"])
    assert post["state"] is PostState.LIVE
    assert post["caption"].startswith("Ad | Publicité")


def test_a_caption_changed_elsewhere_is_not_written_over_by_the_mend(
    page: ContentPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    seen: dict[str, Any] = {"audience_countries": ("FR", "GB"), "caption": "A morning with @kumo", "language": "en"}
    seen["medium"] = Medium.FEED_POST
    book.run(EditRecord("post", agreed["post"], seen))
    dialog = _publish(page, window, agreed["post"], qtbot)
    book.run(EditRecord("post", agreed["post"], {"caption": "An evening with @kumo"}))
    QTest.mouseClick(dialog.caption.fix_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Notice)))
    assert "changed elsewhere" in dialog.findChildren(Notice)[0].text.text()
    assert records.read_row(book, "post", agreed["post"])["caption"] == "An evening with @kumo"
    assert "An evening with @kumo" in dialog.caption.caption.text()
    with qtbot.waitSignal(dialog.caption.mended):
        QTest.mouseClick(dialog.caption.fix_button, Qt.MouseButton.LeftButton)
    assert records.read_row(book, "post", agreed["post"])["caption"].endswith("An evening with @kumo")
    assert not any("elsewhere" in each.text.text() for each in dialog.findChildren(Notice) if each.isVisible())
    dialog.close()


def test_publishing_takes_a_reason_instead(
    page: ContentPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    dialog = _publish(page, window, agreed["post"], qtbot)
    dialog.reason.set_value("Bought by me")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.publish()
    assert records.read_row(book, "post", agreed["post"])["exception_reason"] == "Bought by me"
    qtbot.waitUntil(lambda: _row(page, agreed["post"])[4] == "Exception stated")


def test_a_day_that_is_none_is_said(page: ContentPage, window: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    dialog = _publish(page, window, agreed["post"], qtbot)
    dialog.day.edit.setText("never")
    dialog.publish()
    assert dialog.day_row.error
    dialog.close()


def test_what_is_owed_is_the_other_half(page: ContentPage, agreed: dict[str, str]) -> None:
    page.apply({"show": "owed"})
    page.refresh(None)
    assert page.table is page.owed
    assert page.owed.model.row_of(agreed["deliverable"]) == 0
    assert page._count.text() == "1 deliverable due"
    assert page._state.isHidden()


def test_a_link_selects_a_post(window: Window, agreed: dict[str, str], page: ContentPage) -> None:
    window.go("today")
    window.go("content", {"select": agreed["post"]})
    assert page.selection() == [("post", agreed["post"])]


def test_what_was_left_comes_back(page: ContentPage) -> None:
    page.apply({"show": "owed"})
    state = page.state()
    page.apply({"show": "posts"})
    page.restore(state)
    assert page.table is page.owed


def _save_log(page: ContentPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the log by its button; the dialog answers with this path."""

    def answer(
        _parent: object, _title: str, _wanted: str, _name: str, slot: Callable[[str], None], _suffix: str
    ) -> None:
        slot(str(path))

    monkeypatch.setattr(content, "ask_for_save_path", answer)
    QTest.mouseClick(page.log, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("name", "start"), [("Log.PDF", b"%PDF-"), ("log.csv", b"\xef\xbb\xbfPublication,")])
def test_the_log_is_saved_as_its_ending_says(
    page: ContentPage,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    name: str,
    start: bytes,
) -> None:
    path = tmp_path / name
    _save_log(page, path, monkeypatch)
    qtbot.waitUntil(lambda: window.toast.text == f"Saved as {name}.")
    written = path.read_bytes()
    assert written.startswith(start)
    if name.endswith(".csv"):
        # The words are those of the book's language, which is French here, and the post is in it.
        assert "Mon matcha du matin" in written.decode("utf-8")
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_a_log_that_cannot_be_made_is_said(
    page: ContentPage, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _save_log(page, tmp_path / "log.docx", monkeypatch)
    qtbot.waitUntil(lambda: "A log is a .pdf or a .csv file." in window.toast.text)
    _save_log(page, tmp_path / "gone" / "log.csv", monkeypatch)
    qtbot.waitUntil(lambda: "could not be written" in window.toast.text)
    assert not list(tmp_path.glob("*.docx"))
