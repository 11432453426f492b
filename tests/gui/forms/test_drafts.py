"""Drafts of dialogs that are no forms of records: nothing that was typed is lost by Escape, no secret is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.letters import LetterKind
from creatorbook.gui.content.publishing import PublishDialog
from creatorbook.gui.contracts.clauses.template_name import TemplateNameDialog
from creatorbook.gui.contracts.clauses.wording import ClauseWordsDialog
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.letters.dialog import LetterDialog
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.signing.new_certificate import NewCertificateDialog
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.records.trash import EmptyTrash
from tests.gui.frame.test_window import only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.fields.fields import Field
    from creatorbook.gui.frame.window import Window

Opened = tuple[Dialog, "Field"]


def _letter(window: Window, ids: dict[str, str]) -> Opened:
    made = LetterDialog(window, window.desk, LetterKind.OFFER.value, deal_id=ids["deal"])
    return made, made.fields.words


def _publish(window: Window, ids: dict[str, str]) -> Opened:
    made = PublishDialog(window, window.desk, ids["post"])
    return made, made.reason


def _template(window: Window, ids: dict[str, str]) -> Opened:
    made = TemplateNameDialog(window, window.desk, ids["deal"])
    return made, made.name


def _clause(window: Window, ids: dict[str, str]) -> Opened:
    made = ClauseWordsDialog(window, window.desk, ids["deal"], "fr", None)
    return made, made.text


def _reason(window: Window, ids: dict[str, str]) -> Opened:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    made = page.board.mover.ask_reason((ids["deal"],), Stage.LOST)
    return made, made._text


def _certificate(window: Window, _ids: dict[str, str]) -> Opened:
    made = NewCertificateDialog(window, window.desk)
    return made, made.name


OFFERED = {"reason": _reason, "letter": _letter, "publishing": _publish, "template": _template, "clause": _clause}


def escape(dialog: Dialog, field: Field, text: str, qtbot: QtBot) -> None:
    """Type a text into a field, and press Escape."""
    dialog.open()
    qtbot.waitExposed(dialog)
    QTest.keyClicks(field.focusProxy() or field, text)
    QTest.keyClick(field.focusProxy() or field, Qt.Key.Key_Escape)


def press(window: QWidget, words: str) -> None:
    [found] = [each for each in window.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    found.click()


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_escape_keeps_what_was_typed_and_it_comes_back(
    window: Window, agreed: dict[str, str], qtbot: QtBot, name: str
) -> None:
    window.go("deals")
    dialog, field = OFFERED[name](window, agreed)
    kind = type(dialog)
    escape(dialog, field, "Half a thought", qtbot)
    qtbot.waitUntil(lambda: not window.findChildren(kind))
    assert window.toast.action == "Bring back"
    press(window.toast, "Bring back")
    again = only(window, kind)
    typed = {
        LetterDialog: lambda: again.fields.words,  # type: ignore[attr-defined]  # each has its own
        PublishDialog: lambda: again.reason,  # type: ignore[attr-defined]
        TemplateNameDialog: lambda: again.name,  # type: ignore[attr-defined]
        ClauseWordsDialog: lambda: again.text,  # type: ignore[attr-defined]
        ReasonDialog: lambda: again._text,  # type: ignore[attr-defined]
    }[kind]()
    assert typed.value() == "Half a thought"
    assert again.isVisible()
    again.close()


@pytest.mark.parametrize("make", [*OFFERED.values(), _certificate])
def test_an_unsaved_draft_is_offered_the_next_time(
    window: Window, agreed: dict[str, str], qtbot: QtBot, make: Callable[[Window, dict[str, str]], Opened]
) -> None:
    dialog, field = make(window, agreed)
    escape(dialog, field, "Half a thought", qtbot)
    again, field = make(window, agreed)
    again.open()
    assert field.value() != "Half a thought"
    press(again, "Put it back")
    assert field.value() == "Half a thought"
    again.close()


@pytest.mark.parametrize("make", OFFERED.values())
def test_a_dialog_that_was_not_touched_leaves_the_kept_draft_alone(
    window: Window, agreed: dict[str, str], qtbot: QtBot, make: Callable[[Window, dict[str, str]], Opened]
) -> None:
    dialog, field = make(window, agreed)
    escape(dialog, field, "Half a thought", qtbot)
    again, field = make(window, agreed)
    escape(again, field, "", qtbot)
    third, field = make(window, agreed)
    third.open()
    press(third, "Put it back")
    assert field.value() == "Half a thought"
    third.close()


def test_untouched_dialogs_leave_nothing(window: Window, agreed: dict[str, str]) -> None:
    for make in (*OFFERED.values(), _certificate):
        dialog, _field = make(window, agreed)
        dialog.open()
        dialog.close()
    assert window.desk.settings.get("drafts") == {}


def test_a_saved_letter_leaves_no_draft_until_it_is_changed_again(
    window: Window, agreed: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    made = LetterDialog(window, window.desk, LetterKind.OFFER.value, deal_id=agreed["deal"])
    made.open()
    QTest.keyClicks(made.fields.words.edit, "With pleasure.")
    qtbot.waitUntil(lambda: bool(made._shown.pdf))
    made.save_pdf_to(str(tmp_path / "letter.pdf"))
    made.close()
    assert window.desk.settings.get("drafts") == {}
    made = LetterDialog(window, window.desk, LetterKind.OFFER.value, deal_id=agreed["deal"])
    made.open()
    QTest.keyClicks(made.fields.words.edit, "With pleasure.")
    qtbot.waitUntil(lambda: bool(made._shown.pdf))
    made.save_pdf_to(str(tmp_path / "letter.pdf"))
    QTest.keyClicks(made.fields.words.edit, " And soon.")
    made.close()
    [kept] = window.desk.settings.get("drafts").values()
    assert kept == {"words": "With pleasure. And soon."}


def test_a_kept_template_leaves_no_draft(window: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    made = TemplateNameDialog(window, window.desk, agreed["deal"])
    made.open()
    QTest.keyClicks(made.name.edit, "Short")
    with qtbot.waitSignal(made.destroyed):
        made.keep()
    assert window.desk.settings.get("drafts") == {}


def test_the_name_of_a_template_that_is_refused_stays_and_says_why(
    window: Window, agreed: dict[str, str], qtbot: QtBot
) -> None:
    made = TemplateNameDialog(window, window.desk, agreed["deal"])
    made.open()
    # Pasted from a terminal: the field holds something, and the book finds no name in it.
    made.name.edit.setText("\x07")
    made.keep()
    qtbot.waitUntil(lambda: bool(made._row.error))
    assert made._row.error == "It needs a name."
    assert made.isVisible()
    assert made.name.value() == "\x07"
    made.name.edit.setText("Short")
    made.close()
    [kept] = window.desk.settings.get("drafts").values()
    assert kept == {"name": "Short"}


def test_no_passphrase_and_no_statement_is_written_to_the_disk(
    window: Window, agreed: dict[str, str], home: Path
) -> None:
    certificate = NewCertificateDialog(window, window.desk)
    certificate.open()
    QTest.keyClicks(certificate.name.edit, "Camille")
    QTest.keyClicks(certificate.first.edit, "correct horse")
    QTest.keyClicks(certificate.second.edit, "correct horse")
    QTest.keyClick(certificate, Qt.Key.Key_Escape)
    publish = PublishDialog(window, window.desk, agreed["post"])
    publish.open()
    publish.tick.box.click()
    QTest.keyClicks(publish.url.edit, "https://example.com/p")
    QTest.keyClick(publish, Qt.Key.Key_Escape)
    kept = window.desk.settings.get("drafts")
    assert sorted(field for fields in kept.values() for field in fields) == ["name", "url"]
    assert "correct" not in json.dumps(kept)
    assert not [path for path in home.rglob("*") if path.is_file() and b"correct horse" in path.read_bytes()]


def test_what_is_gone_meanwhile_is_said(window: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    dialog, field = _publish(window, agreed)
    escape(dialog, field, "Half a thought", qtbot)
    qtbot.waitUntil(lambda: window.toast.action == "Bring back")
    window.desk.book.run(TrashRecords("post", (agreed["post"],)))
    window.desk.book.run(EmptyTrash())
    press(window.toast, "Bring back")
    qtbot.waitUntil(lambda: "There is no such record" in window.toast.text)
    qtbot.waitUntil(lambda: not window.findChildren(PublishDialog))
