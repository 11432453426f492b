"""The letter dialog: kinds by what it is about, the live PDF, what is missing, files, the clipboard, the book."""

from __future__ import annotations

import email
from datetime import date
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication

from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.gui.letters.dialog import LetterDialog, kinds_for
from creatorbook.services.letters import drafts as letters
from creatorbook.services.records.editing import EditRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

    Open = Callable[..., LetterDialog]


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> Open:
    """Return what opens the dialog and waits for its first letter."""

    def opened(kind: str = "", **about: Any) -> LetterDialog:
        made = LetterDialog(window, window.desk, kind, **about)
        made.open()
        settle(qtbot, made)
        return made

    return opened


def settle(qtbot: QtBot, made: LetterDialog) -> None:
    qtbot.waitUntil(lambda: not made._timer.isActive() and made._shown.serial == made._serial)


def change(qtbot: QtBot, made: LetterDialog, name: str, value: Any) -> None:
    field = made.fields.rows[name].field
    field.set_value(value)
    field.changed.emit()
    settle(qtbot, made)


def test_the_kinds_follow_what_it_is_about() -> None:
    assert kinds_for({"gift_id": "x"}) == [LetterKind.GIFT_ACKNOWLEDGEMENT]
    assert kinds_for({"payment_id": "x", "deal_id": "y"}) == [LetterKind.PAYMENT_REMINDER, LetterKind.FORMAL_NOTICE]
    assert kinds_for({"right_id": "x"}) == [
        LetterKind.RIGHTS_RENEWAL,
        LetterKind.RIGHTS_EXPIRED,
        LetterKind.RIGHTS_OVERRUN,
    ]
    assert kinds_for({"deal_id": "x"}) == list(LetterKind)


def test_a_letter_is_shown_as_it_will_be_and_kept(
    dialog: Open, qtbot: QtBot, book: Book, agreed: dict[str, str]
) -> None:
    made = dialog(deal_id=agreed["deal"])
    assert made.fields.kind.value() is LetterKind.OFFER
    assert made.view.pdf.startswith(b"%PDF")
    assert made.keep.isEnabled()
    before = made.view.pdf
    change(qtbot, made, "words", "À très vite.")
    assert made.view.pdf != before
    change(qtbot, made, "language", "de")
    assert made._shown.draft is not None
    assert made._shown.draft.letter.language == "de"
    shown = made.view.pdf
    with qtbot.waitSignal(made.destroyed):
        made.keep.click()
    with book.reading() as reading:
        (line,) = letters.letters(reading, deal_id=agreed["deal"])
        assert letters.read_kept_letter(reading, line.id)[1] == shown


def test_rows_are_those_of_the_kind(dialog: Open, qtbot: QtBot, agreed: dict[str, str]) -> None:
    made = dialog("termination", deal_id=agreed["deal"])
    rows = made.fields.rows
    assert not rows["reason"].field.isHidden()
    assert rows["tone"].field.isHidden()
    # Without an agreed notice the letter asks for consent, and only its reason is missing.
    assert made.keep.isEnabled()
    (missing,) = made.findings.lines
    assert missing.accessibleName().startswith("Check this: Without a reason this is an ordinary notice.")
    change(qtbot, made, "kind", LetterKind.PAYMENT_REMINDER)
    assert rows["reason"].field.isHidden()
    assert not rows["tone"].field.isHidden()
    change(qtbot, made, "tone", Tone.FIRM)
    assert made._shown.draft is not None
    assert made._shown.draft.letter.tone is Tone.FIRM
    made.close()


def test_what_cannot_be_read_stands_beside_its_field(dialog: Open, qtbot: QtBot, agreed: dict[str, str]) -> None:
    made = dialog("payment_reminder", payment_id=agreed["payment"])
    serial = made._serial
    made.fields.rate.edit.setText("a lot")
    made.fields.rate.changed.emit()
    qtbot.waitUntil(lambda: bool(made.fields.rows["rate"].error))
    assert made._serial == serial
    made.keep_letter()
    assert made.isVisible()
    change(qtbot, made, "rate", 800)
    assert not made.fields.rows["rate"].error
    made.close()


def test_what_fits_nothing_says_so(dialog: Open, qtbot: QtBot, book: Book, agreed: dict[str, str]) -> None:
    book.run(EditRecord("payment", agreed["payment"], {"paid_on": book.clock.today()}))
    made = dialog("formal_notice", deal_id=agreed["deal"])
    assert made.problem.text.text().startswith("No payment of this deal is late")
    assert made.view.pdf == b""
    assert not made.save_pdf.isEnabled()
    made.close()
    paid = dialog("formal_notice", payment_id=agreed["payment"])
    assert [line.finding.code for line in paid.findings.lines] == ["letter.paid"]
    # A draft may be looked at and saved, never sent or kept.
    assert paid.save_pdf.isEnabled()
    assert not paid.save_mail.isEnabled()
    paid.close()


def test_files_and_the_clipboard(dialog: Open, qtbot: QtBot, agreed: dict[str, str], tmp_path: Path) -> None:
    made = dialog(gift_id=agreed["gift"])
    pdf, mail = tmp_path / "thanks.pdf", tmp_path / "thanks.eml"
    made.save_pdf_to(str(pdf))
    assert pdf.read_bytes() == made.view.pdf
    made.save_mail_to(str(mail))
    message = email.message_from_bytes(mail.read_bytes(), policy=default)
    assert message["To"].addresses[0].addr_spec == "ines@kumo.example"
    made.copy_text()
    assert "Matcha bowl" in QGuiApplication.clipboard().text()
    made.close()


def test_a_rate_that_the_table_does_not_know_is_typed_in_here(
    dialog: Open, qtbot: QtBot, book: Book, agreed: dict[str, str]
) -> None:
    book.run(EditRecord("payment", agreed["payment"], {"due_on": date(2022, 12, 1)}))
    made = dialog("formal_notice", payment_id=agreed["payment"])
    assert [line.finding.code for line in made.findings.lines] == ["letter.rate_unknown"]
    assert not made.rate.isHidden()
    made.rate.field.edit.setText("nothing")
    made.rate.keep_rate()
    made.rate.field.edit.setText("10.77")
    with qtbot.waitSignal(made.rate.kept):
        made.rate.keep_rate()
    settle(qtbot, made)
    assert made.rate.isHidden()
    assert made.findings.lines == []
    assert made._shown.draft is not None
    claim = made._shown.draft.letter.claim
    assert claim is not None
    assert claim.interest is not None
    assert [row.rate_bp for row in claim.rows[:2]] == [1077, 1250]
    made.close()


def test_closing_stops_what_is_under_way(window: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    made = LetterDialog(window, window.desk, deal_id=agreed["deal"])
    made.open()
    with qtbot.waitSignal(made.destroyed):
        made.close()
