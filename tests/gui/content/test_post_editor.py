"""The post editor: labels underlined as they are typed, what each country says of them, the fix, and keeping it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.gui.content.caption.edit import units
from creatorbook.gui.content.page import ContentPage
from creatorbook.gui.content.post_editor import PostEditor
from creatorbook.gui.content.publishing import PublishDialog
from creatorbook.gui.desk import records
from creatorbook.gui.forms.conflict import ConflictDialog
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.forms.version_cell import VersionCell
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.records.editing import AddRecord, EditRecord
from tests.growth import count_calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.content.country_panel import CountryPanel
    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.rows.passage_list import PassagePanel
    from creatorbook.gui.rows.row import Passage
    from creatorbook.services.book.book import Book


@pytest.fixture
def editor(window: Window, qtbot: QtBot) -> Callable[..., PostEditor]:
    """Return what opens the editor: of a post by its id, else of a new one with these values."""
    made: list[PostEditor] = []

    def opened(id: str = "", **values: Any) -> PostEditor:
        if id:
            window.desk.edit("post", id)
        else:
            window.desk.create("post", None, **values)
        made.append(window.findChildren(PostEditor)[-1])
        qtbot.waitUntil(lambda: not made[-1]._judging.isActive())
        return made[-1]

    return opened


@pytest.fixture
def feed_post(book: Book, agreed: dict[str, str]) -> str:
    """Return a planned post in the feed that was paid for, without a label."""
    return book.run(
        AddRecord(
            "post",
            {"deal_id": agreed["deal"], "platform": Platform.INSTAGRAM, "medium": Medium.FEED_POST,
             "caption": "Mon matcha du matin", "language": "fr"},
        )
    ).value  # fmt: skip


def _write(editor: PostEditor, text: str) -> None:
    editor.caption.edit.rewrite(text)
    editor._show_findings()


def _marks(editor: PostEditor) -> list[tuple[str, bool]]:
    text = editor.caption.text()
    return [(text[each.span[0] : each.span[1]], each.good) for each in editor.caption.edit.marks]


def test_a_paid_post_without_a_label_is_likely_not_enough(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    assert form.windowTitle() == "Post for Kumo Tea"
    assert form.checks.verdict.text() == "Likely not enough"
    assert any("nothing in the caption says" in text for text in form.checks.findings.texts)
    assert form.checks.fix_button.text() == "Put “Publicité” first"


def test_a_story_is_told_that_its_words_go_on_the_frames(editor: Any, book: Book, feed_post: str) -> None:
    book.run(EditRecord("post", feed_post, {"medium": Medium.STORY}))
    form = editor(feed_post)
    assert form.checks.fix_note.text() == "A story has no caption: put it on every frame."
    form.checks.place.place.set_value(LabelPosition.ON_FRAME_BOTTOM)
    form.checks.place.words.set_value("Publicité")
    form._on_typed()
    form._show_findings()
    assert form.checks.fix_button.isHidden()
    assert form.checks.fix_note.text() == "Put “Publicité” on every frame."


def test_a_country_without_rules_of_its_own_says_so(editor: Any, book: Book, feed_post: str) -> None:
    book.run(EditRecord("post", feed_post, {"audience_countries": ("NO", "FR")}))
    panel = _panel(editor(feed_post))
    told = {each.key: "No rules of its own here" in each.text for each in panel.passages}
    assert (told["country NO"], told["country FR"]) == (True, False)


def test_a_label_that_counts_is_underlined_calmly(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    _write(form, "Publicité | Mon matcha du matin")
    assert _marks(form) == [("Publicité", True)]
    assert form.checks.verdict.text() == "Likely enough"
    assert form.checks.fix_button.isHidden()


def test_a_refused_word_is_waved_and_says_why(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    _write(form, "🍵 #sp Mon matcha du matin")
    assert _marks(form) == [("#sp", False)]
    style = form.caption.edit.extraSelections()[0]
    # An emoji is two letters to Qt: the selection covers the word all the same.
    assert style.cursor.selectedText() == "#sp"
    assert style.format.underlineStyle() == style.format.UnderlineStyle.WaveUnderline
    assert "“#sp” does not count" in form.caption.edit.reason_at(units(form.caption.text(), 3))
    assert form.caption.edit.reason_at(0) == ""


def test_a_key_takes_few_steps_and_asks_the_book_nothing(
    editor: Any, feed_post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = editor(feed_post)
    _write(form, "Mon matcha du matin, " * 60)
    read = type(form._desk.book).reading

    def no_reading(book: Book) -> Any:
        # The sidebar's counts are read elsewhere, by a worker.
        assert threading.current_thread() is not threading.main_thread()
        return read(book)

    monkeypatch.setattr(type(form._desk.book), "reading", no_reading)
    form._on_typed()
    assert count_calls(form._on_typed) < 7_000


def test_a_very_long_text_waits_for_the_keys_to_pause(editor: Any, feed_post: str, qtbot: QtBot) -> None:
    form = editor(feed_post)
    form.caption.edit.rewrite("Publicité | " + "mon matcha " * 400)
    assert form.checks.verdict.text() == "Likely not enough"
    qtbot.waitUntil(lambda: form.checks.verdict.text() == "Likely enough")


def test_typing_checks_by_itself(editor: Any, feed_post: str, qtbot: QtBot) -> None:
    form = editor(feed_post)
    form.caption.edit.moveCursor(form.caption.edit.textCursor().MoveOperation.Start)
    QTest.keyClicks(form.caption.edit, "Publicite - ")
    assert form.checks.verdict.text() == "Likely enough"
    qtbot.waitUntil(lambda: any("likely to be enough" in text for text in form.checks.findings.texts))


def test_a_finding_leads_to_its_words(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    _write(form, "Mon matcha 🍵 du matin #sp")
    line = next(each for each in form.checks.findings.lines if "#sp" in each.words.text())
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert form.caption.edit.textCursor().selectedText() == "#sp"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert form.focusWidget() is form.caption.edit


def test_the_mend_is_one_step_of_the_texts_own_undo(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    QTest.mouseClick(form.checks.fix_button, Qt.MouseButton.LeftButton)
    assert form.caption.text() == "Publicité | Mon matcha du matin"
    assert form.focusWidget() is form.caption.edit
    assert form.checks.fix_button.isHidden()
    form.caption.edit.undo()
    assert form.caption.text() == "Mon matcha du matin"
    form.caption.edit.redo()
    assert form.caption.text().startswith("Publicité")


def test_a_reader_sees_the_part_before_more(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    _write(form, "mot " * 60)
    shown = form.preview.text.toPlainText()
    assert shown.startswith("@camille  mot mot")
    assert "… more" in shown
    assert len(form.preview.visible_text) < 126
    assert "90 characters" in form.preview.note.text()
    _write(form, "Court")
    assert form.preview.text.toPlainText() == "@camille  Court"


def test_text_is_never_read_as_markup_and_keeps_its_no_break_spaces(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    _write(form, "<b>Quoi\u00a0?</b> « oui\u00a0»")
    assert form.caption.text() == "<b>Quoi\u00a0?</b> « oui\u00a0»"
    assert "<b>Quoi" in form.preview.text.toPlainText()


def _passage(panel: PassagePanel, key: str) -> Passage:
    return next(each for each in panel.passages if each.key == key)


def _press(panel: PassagePanel, key: str) -> None:
    """Do by keys what can be done first with the passage that has a key."""
    panel.setFocus()
    panel.choose(key)
    QTest.keyClick(panel, Qt.Key.Key_Return)


def _panel(form: PostEditor) -> CountryPanel:
    """Return what the countries ask, which comes a turn after the form."""
    panel = form.checks.countries
    while not panel.passages:
        QTest.qWait(1)
    return panel


def _ask_about(form: PostEditor, *countries: str) -> CountryPanel:
    form.rows["audience_countries"].field.set_value(countries)
    form._gather()
    return _panel(form)


def test_each_country_says_what_it_asks(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    panel = _ask_about(form, "FR", "GB")
    named = [(each.title, each.status[0]) for each in panel.passages if each.key in ("country FR", "country GB")]
    assert named == [("France", "Likely not enough"), ("United Kingdom", "Likely not enough")]
    index = panel.rows.index(panel.rows.row_of("country FR"))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("France · Likely not enough · Money, or a share of sales, was received")
    assert "Also accepted: “Collaboration commerciale”" in _passage(panel, "country FR places").title


def test_the_words_of_a_country_are_copied_by_keys(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    panel = _ask_about(form, "FR", "DE")
    QGuiApplication.clipboard().clear()
    _press(panel, "country FR words")
    assert QGuiApplication.clipboard().text() == "Publicité"
    panel.choose("country DE words")
    QTest.keyClick(panel, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == _passage(panel, "country DE words").title != "Publicité"
    panel.choose("country FR")
    QTest.keyClick(panel, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("France\nLikely not enough\nMoney, or a share")


def test_a_source_opens_only_when_asked(editor: Any, feed_post: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    form = editor(feed_post)
    panel = _ask_about(form, "FR")
    assert not any("source" in each.key for each in panel.passages)
    _press(panel, "country FR")
    assert opened == []
    _press(panel, "country FR source 0")
    assert opened[0].startswith("https://")
    # The text goes on being written: what was unfolded stays so.
    _write(form, "Publicité | Mon matcha du matin")
    assert _passage(panel, "country FR").status[0] == "Likely enough"
    assert panel.rows.row_of("country FR source 0") > 0
    _press(panel, "country FR")
    assert panel.rows.row_of("country FR source 0") < 0


def test_what_a_country_asks_besides_the_label_is_folded_away(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    panel = _ask_about(form, "FR")
    assert _passage(panel, "country FR also").title == "2 more duties there"
    assert "Images retouchées" not in "".join(each.words for each in panel.passages)
    _press(panel, "country FR also")
    assert "Images retouchées" in "".join(each.words for each in panel.passages)
    assert panel.rows.row_of("country FR note 0 source 0") > 0


def test_the_sources_of_the_switch_are_read_and_opened(
    editor: Any, feed_post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    panel = editor(feed_post).checks.switch.panel
    _press(panel, "switch")
    _press(panel, "switch source 0")
    assert opened[0].startswith("https://")
    _press(panel, "switch")
    assert len(panel.passages) == 1


def test_the_switch_is_asked_for_and_taken(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    assert any("Paid partnership label" in text for text in form.checks.findings.texts)
    assert "Paid partnership label" in form.checks.switch.panel.passages[0].text
    field = form.rows["platform_switch"].field
    field.set_value(True)
    field.changed.emit()
    assert not any("turn on" in text for text in form.checks.findings.texts)


def test_where_a_label_is_said_counts_in_a_film(editor: Any, agreed: dict[str, str]) -> None:
    form = editor(agreed["post"])
    assert form.checks.place.isVisibleTo(form)
    assert form.checks.verdict.text() != "Likely enough"
    form.checks.place.place.set_value(next(iter(form.checks.place.place._values[1:])))
    form.checks.place._on_changed()
    form.checks.place.words.set_value("Publicité")
    form._on_typed()
    assert form.checks.verdict.text() == "Likely enough"


def test_where_the_label_stands_is_kept_and_comes_back(
    editor: Any, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    values = {"deal_id": agreed["deal"], "platform": Platform.INSTAGRAM, "medium": Medium.STORY, "caption": "Le soir"}
    story = book.run(AddRecord("post", values)).value
    form = editor(story)
    place = form.checks.place
    place.place.set_value(LabelPosition.ON_FRAME_CLEAR)
    place._on_changed()
    place.words.set_value("Publicité")
    with qtbot.waitSignal(form.destroyed):
        form.save()
    kept = records.read_row(book, "post", story)
    assert (kept["label_position"], kept["label_words"]) == ("on_frame_clear", "Publicité")
    again = editor(story)
    assert again.checks.place.label_shown("Le soir") == ("Publicité", LabelPosition.ON_FRAME_CLEAR)
    assert again.checks.verdict.text() == "Likely enough"
    assert again.changes() == {}
    again.checks.place.place.set_value(None)
    again.checks.place._on_changed()
    with qtbot.waitSignal(again.destroyed):
        again.save()
    taken = records.read_row(book, "post", story)
    assert (taken["label_position"], taken["label_words"]) == ("", "")


def test_a_place_kept_from_the_command_line_stays_among_the_choices(editor: Any, book: Book, feed_post: str) -> None:
    book.run(EditRecord("post", feed_post, {"label_position": "pinned comment", "label_words": "pub"}))
    form = editor(feed_post)
    assert form.checks.place.isVisibleTo(form)
    assert form.checks.place.place.value() is LabelPosition.FIRST_COMMENT
    assert form.changes() == {}


def test_a_sector_is_told_as_the_words_are_written(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)

    def warned() -> list[str]:
        return [each.text() for each in form.checks.findChildren(QLabel) if "vap" in each.text().casefold()]

    assert warned() == []
    _write(form, "Publicité | Ma nouvelle vape")
    told = warned()
    assert any(text.startswith("Instagram: tobacco and vaping") for text in told)
    _write(form, "Publicité | Mon matcha")
    assert warned() == []


def test_a_picture_has_no_such_place(editor: Any, feed_post: str) -> None:
    assert editor(feed_post).checks.place.isHidden()


def test_the_question_that_decides_is_answered_here(
    editor: Any, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    brand = book.run(AddRecord("brand", {"name": "Sable Swim"})).value
    post = book.run(AddRecord("post", {"brand_id": brand, "platform": Platform.INSTAGRAM, "caption": "Ici"})).value
    shown = {"brand_id": brand, "description": "Swimsuit", "shown_in_post_id": post}
    gift = book.run(AddRecord("gift", shown)).value
    form = editor(post)
    question = form.checks.question
    assert question.answer is not None
    question.answer.set_value(Expectation.ASKED)
    question.answer.changed.emit()
    qtbot.waitUntil(lambda: records.read_row(book, "gift", gift)["expectation"] is Expectation.ASKED)
    # The editor is notified like everybody, and asks no more.
    qtbot.waitUntil(question.isHidden)


def test_what_was_received_is_told_by_the_deal_the_gift_or_a_reason(
    editor: Any, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    brand = book.run(AddRecord("brand", {"name": "Sable Swim"})).value
    gift = book.run(AddRecord("gift", {"brand_id": brand, "description": "Swimsuit"})).value
    post = book.run(AddRecord("post", {"brand_id": brand, "platform": Platform.INSTAGRAM, "caption": "Ici"})).value
    form = editor(post)
    question = form.checks.question
    question._focus_reason()
    assert form.focusWidget() is form.rows["exception_reason"].field.focusProxy()
    question._open_deal()
    assert form.focusWidget() is form.rows["deal_id"].field.focusProxy()
    assert question.answer is not None
    question.answer.set_value(gift)
    question.answer.changed.emit()
    qtbot.waitUntil(lambda: records.read_row(book, "gift", gift)["shown_in_post_id"] is not None)
    question._new_gift()
    named = [each for each in window.findChildren(RecordForm) if each.windowTitle() == "New gift"]
    assert named[0]._start["shown_in_post_id"] == post
    named[0].close()


def test_an_unknown_audience_is_asked_for(editor: Any, book: Book) -> None:
    form = editor(platform=Platform.BLOG, medium=Medium.ARTICLE)
    question = form.checks.question
    assert form.checks.verdict.text() == "Don’t know yet"
    assert not question.isHidden()
    question.country_chosen.emit("FR")
    assert form.rows["audience_countries"].field.value() == ("FR",)
    question.field_asked.emit("brand_id")


def test_a_sector_warns(editor: Any, book: Book, agreed: dict[str, str], feed_post: str) -> None:
    book.run(EditRecord("brand", agreed["brand"], {"category": "Vapotage, puffs"}))
    form = editor(feed_post)
    warned = [each.text.text() for each in form.checks.findChildren(Notice)]
    assert warned
    assert warned[0].startswith("France:")


def test_saving_goes_through_the_services_and_can_be_undone(
    editor: Any, window: Window, book: Book, feed_post: str, qtbot: QtBot
) -> None:
    form = editor(feed_post)
    _write(form, "Publicité | Mon matcha")
    with qtbot.waitSignal(form.destroyed):
        form.save()
    assert records.read_row(book, "post", feed_post)["caption"] == "Publicité | Mon matcha"
    book.undo()
    assert records.read_row(book, "post", feed_post)["caption"] == "Mon matcha du matin"


def test_a_new_post_is_kept_with_its_defaults(editor: Any, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    form = editor(deal_id=agreed["deal"])
    _write(form, "Publicité | Bonjour")
    assert form.checks.verdict.text() == "Likely enough"
    with qtbot.waitSignal(form.saved) as kept:
        form.save()
    post = records.read_row(book, "post", kept.args[0])
    assert post["brand_id"].title == "Kumo Tea"
    assert post["audience_countries"] == ("FR",)


def test_two_people_who_write_one_post_choose(editor: Any, book: Book, feed_post: str, qtbot: QtBot) -> None:
    form = editor(feed_post)
    _write(form, "Mine")
    book.run(EditRecord("post", feed_post, {"caption": "Theirs"}))
    form.save()
    qtbot.waitUntil(lambda: bool(form.window().findChildren(ConflictDialog)))
    dialog = form.window().findChildren(ConflictDialog)[0]
    mine, theirs = dialog.findChildren(VersionCell)
    assert mine.isChecked()
    # All of a cell is its target, not only the mark.
    QTest.mouseClick(theirs, Qt.MouseButton.LeftButton, pos=theirs.rect().bottomRight() - QPoint(4, 4))
    assert theirs.isChecked()
    QTest.mouseClick(mine, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    with qtbot.waitSignal(form.destroyed):
        dialog._save()
    assert records.read_row(book, "post", feed_post)["caption"] == "Mine"


def test_a_text_that_was_not_saved_is_offered_again(editor: Any, feed_post: str, qtbot: QtBot) -> None:
    form = editor(feed_post)
    assert not form.findChildren(Notice)
    _write(form, "Un long texte presque fini")
    with qtbot.waitSignal(form.destroyed):
        form.close()
    again = editor(feed_post)
    assert again.caption.text() == "Mon matcha du matin"
    assert "still here" in again.findChildren(Notice)[0].text.text()
    again.put_draft_back()
    assert again.caption.text() == "Un long texte presque fini"
    with qtbot.waitSignal(again.destroyed):
        again.save()
    assert not editor(feed_post).findChildren(Notice)


def test_publishing_saves_first_then_asks(
    editor: Any, window: Window, book: Book, feed_post: str, qtbot: QtBot
) -> None:
    form = editor(feed_post)
    _write(form, "Publicité | Voilà")
    form.rows["label_confirmed"].field.set_value(True)
    QTest.mouseClick(form.publish_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(PublishDialog)))
    dialog = window.findChildren(PublishDialog)[0]
    assert dialog.tick.value() is True
    with qtbot.waitSignal(dialog.destroyed):
        dialog.publish()
    post = records.read_row(book, "post", feed_post)
    assert post["state"] is PostState.LIVE
    assert post["caption"] == "Publicité | Voilà"
    out = editor(feed_post)
    assert out.publish_button.isHidden()
    assert "url" in out.rows


def test_what_is_owed_opens_its_post(window: Window, book: Book, agreed: dict[str, str]) -> None:
    window.go("content", {"show": "owed", "select": agreed["deliverable"]})
    page = window.current_page
    assert isinstance(page, ContentPage)
    page.owed.select(agreed["deliverable"])
    page._add()
    form = window.findChildren(PostEditor)[-1]
    assert form._start["deliverable_id"] == agreed["deliverable"]
    assert form.rows["medium"].field.value() is Medium.REEL
    assert form.rows["planned_at"].field.value() is not None
    form.close()


def test_every_control_is_named(editor: Any, feed_post: str) -> None:
    form = editor(feed_post)
    for name, shown in form.rows.items():
        proxy = shown.field.focusProxy()
        assert proxy is not None, name
        assert proxy.accessibleName(), name
    assert form.preview.text.accessibleName()
