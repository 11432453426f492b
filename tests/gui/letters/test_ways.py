"""The ways to a letter: the overview, the money tab, a line of Today, the commands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.gui.deals.money_tab import MoneyTab
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.letters.dialog import LetterDialog
from creatorbook.gui.letters.ladder import LadderDialog
from creatorbook.gui.letters.notice import LetterNotice
from creatorbook.gui.letters.part import LettersPart
from creatorbook.gui.money.page import MoneyPage
from creatorbook.gui.signing.verification import VerificationDialog
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.letters.drafts import WriteLetter
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.records.editing import EditRecord

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


def _letter(window: Window, qtbot: QtBot) -> LetterDialog:
    qtbot.waitUntil(lambda: window.findChild(LetterDialog) is not None)
    dialog = window.findChild(LetterDialog)
    assert isinstance(dialog, LetterDialog)
    qtbot.waitUntil(lambda: dialog._shown.serial == dialog._serial)
    return dialog


def _overview(window: Window, kind: str, id: str) -> QWidget:
    window.inspect(kind, id)
    window.inspector._tabs.setCurrentIndex(0)
    return window.inspector._made["overview"][0]


@pytest.fixture
def late(book: Book, agreed: dict[str, str]) -> str:
    """Make the agreed deal's payment ten days late; return its id."""
    day = book.clock.today() - timedelta(days=10)
    book.run(EditRecord("payment", agreed["payment"], {"due_on": day}))
    return agreed["payment"]


def test_the_letter_follows_how_late_a_payment_is() -> None:
    assert letter_ways.letter_for_late_payment("p", 1) == letter_ways.Wanted(
        ("payment", "p"), LetterKind.PAYMENT_REMINDER, Tone.FRIENDLY
    )
    assert letter_ways.letter_for_late_payment("p", 10).tone is Tone.FIRM
    assert letter_ways.letter_for_late_payment("p", 90).kind is LetterKind.FORMAL_NOTICE
    assert letter_ways.letter_for_late_payment("p", 90).button != letter_ways.letter_for_late_payment("p", 1).button


@pytest.mark.parametrize("kind", ["deal", "brand", "gift"])
def test_a_letter_is_written_from_the_overview(window: Window, agreed: dict[str, str], kind: str, qtbot: QtBot) -> None:
    window.go("deals")
    part = _overview(window, kind, agreed[kind]).findChild(LettersPart)
    assert isinstance(part, LettersPart)
    part.section.button.click()
    dialog = _letter(window, qtbot)
    assert dialog.fields.request() is not None
    assert getattr(dialog.fields.request(), letter_ways.ABOUT[kind]) == agreed[kind]
    dialog.close()


def test_what_is_late_is_said_in_the_overview_until_it_was_written(
    window: Window, book: Book, agreed: dict[str, str], late: str, qtbot: QtBot
) -> None:
    window.go("deals")
    part = _overview(window, "deal", agreed["deal"]).findChild(LettersPart)
    assert isinstance(part, LettersPart)
    qtbot.waitUntil(lambda: any(each.wanted.record[1] == late for each in part.findChildren(LetterNotice)))
    notice = next(each for each in part.findChildren(LetterNotice) if each.wanted.record[1] == late)
    assert notice.text.text() == "“The fee” is 10 days late."
    notice.write()
    dialog = _letter(window, qtbot)
    assert (dialog.fields.kind.value(), dialog.fields.tone.value()) == (LetterKind.PAYMENT_REMINDER, Tone.FIRM)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.keep.click()
    qtbot.waitUntil(lambda: len(part.section.list.lines) == 1 and not part.due.count())


def test_a_late_payment_is_reminded_of_in_the_money_tab(
    window: Window, agreed: dict[str, str], late: str, qtbot: QtBot
) -> None:
    window.go("deals")
    window.inspect("deal", agreed["deal"])
    tabs = window.inspector._tabs
    tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index("Money"))
    tab = window.inspector._made["money"][0]
    assert isinstance(tab, MoneyTab)
    (notice,) = tab.findChildren(LetterNotice)
    notice.write()
    dialog = _letter(window, qtbot)
    assert dialog.fields.request().payment_id == late
    assert dialog.fields.tone.value() is Tone.FIRM
    dialog.close()


def _today(window: Window, subject: str, qtbot: QtBot) -> tuple[TodayPage, str]:
    """Return the page and the key of the line that is about a record."""
    window.go("today")
    page = window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: any(each.line.subject[1] == subject for each in page._due.values()))
    return page, next(key for key, each in page._due.items() if each.line.subject[1] == subject)


def test_one_key_of_today_opens_the_letter(window: Window, late: str, qtbot: QtBot) -> None:
    page, key = _today(window, late, qtbot)
    page.lines.choose(key)
    row = page.lines.current_row()
    assert row is not None
    assert [action.text for action in row.actions if action.shown] == ["Remind…", "Paid", "Later"]
    assert "L to write the letter" in row.help
    QTest.keyClick(page.lines, Qt.Key.Key_L)
    dialog = _letter(window, qtbot)
    assert dialog.fields.request().payment_id == late
    dialog.close()
    other = next(
        each
        for each in page._due
        if letter_ways.letter_for_reminder(page._due[each].line, page.desk.clock.today()) is None
    )
    page.lines.choose(other)
    row = page.lines.current_row()
    assert row is not None
    assert "letter" not in row.help
    assert "L" not in {action.key for action in row.actions}


def test_a_right_that_ended_offers_its_letter(window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    from creatorbook.domain.records.terms import RightsStart

    begun = book.clock.today() - timedelta(days=35)
    values = {"start": RightsStart.ON_DATE, "starts_on": begun, "duration_days": 30}
    book.run(EditRecord("usage_right", agreed["usage_right"], values))
    page, key = _today(window, agreed["usage_right"], qtbot)
    wanted = letter_ways.letter_for_reminder(page._due[key].line, book.clock.today())
    assert wanted == letter_ways.Wanted(("usage_right", agreed["usage_right"]), LetterKind.RIGHTS_EXPIRED)
    page.lines.choose(key)
    row = page.lines.current_row()
    assert row is not None
    assert [action.text for action in row.actions if action.shown][:2] == ["Say that it ended…", "Claim the use…"]
    page._act(key, row.actions[1].id)
    dialog = _letter(window, qtbot)
    assert dialog.fields.kind.value() is LetterKind.RIGHTS_OVERRUN
    assert dialog.fields.request().right_id == agreed["usage_right"]
    dialog.close()
    part = _overview_of_deal(window, agreed["deal"])
    qtbot.waitUntil(lambda: any(each.wanted == wanted for each in part.findChildren(LetterNotice)))


def _overview_of_deal(window: Window, deal: str) -> LettersPart:
    window.go("deals")
    part = _overview(window, "deal", deal).findChild(LettersPart)
    assert isinstance(part, LettersPart)
    return part


def test_a_gift_is_acknowledged_once(window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot) -> None:
    book.run(EditRecord("gift", agreed["gift"], {"received_on": book.clock.today() - timedelta(days=3)}))
    window.go("gifts")
    part = _overview(window, "gift", agreed["gift"]).findChild(LettersPart)
    assert isinstance(part, LettersPart)
    qtbot.waitUntil(lambda: bool(part.findChildren(LetterNotice)))
    (notice,) = part.findChildren(LetterNotice)
    assert notice.wanted.kind is LetterKind.GIFT_ACKNOWLEDGEMENT
    book.run(WriteLetter(LetterRequest(LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=agreed["gift"])))
    qtbot.waitUntil(lambda: not part.due.count() and len(part.section.list.lines) == 1)


def test_the_commands_write_a_letter_and_check_a_copy(window: Window, agreed: dict[str, str], qtbot: QtBot) -> None:
    window.go("rules")
    window.inspect("", "")
    window.commands.carry_out("write_letter")
    picker = window.findChild(Palette)
    assert isinstance(picker, Palette)
    assert picker._nothing.text() == "Name a deal, a brand or a gift."
    picker.edit.setText("Matcha launch")
    picker.show_matches()
    assert {entry.key[1] for entry in picker.model.entries} <= {"deal", "brand", "gift"}
    place = [entry.key for entry in picker.model.entries].index(("record", "deal", agreed["deal"]))
    picker.list.setCurrentIndex(picker.model.index(place, 0))
    picker._accept_current()
    dialog = _letter(window, qtbot)
    assert dialog.fields.request().deal_id == agreed["deal"]
    dialog.close()
    window.commands.carry_out("check_signed")
    check = window.findChild(VerificationDialog)
    assert isinstance(check, VerificationDialog)
    check.close()


def test_what_no_letter_answers_offers_none() -> None:
    from creatorbook.services.reminders.today import Line, When

    line = Line("k", "next_action", When.LATE, date(2026, 1, 1), "Call", "info", ("deal", "d"), {})
    assert letter_ways.letter_for_reminder(line, date(2026, 2, 1)) is None


def test_the_ladder_opens_from_the_page_money_and_its_step_is_kept(
    window: Window, book: Book, late: str, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("money")
    page = window.current_page
    assert isinstance(page, MoneyPage)
    qtbot.waitUntil(lambda: page._sum_of(f"payment:{late}") is not None)
    page.lines.choose(f"payment:{late}")
    page.lines.setFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_L)
    dialog = window.findChild(LadderDialog)
    assert isinstance(dialog, LadderDialog)
    qtbot.waitUntil(lambda: bool(dialog.steps.list.lines))
    assert "10 days late" in dialog.state.text()
    states = [line.status[0] for line in dialog.steps.list.lines]
    assert states == ["Left out", "Left out", "Left out", "To do now", "Comes next", ""]
    dialog.write.click()
    letter = window.findChild(LetterDialog)
    assert isinstance(letter, LetterDialog)
    assert (letter.fields.tone.value(), letter.fields.request().means) == (Tone.FIRM, "mail")
    letter.close()
    dialog.save_dossier(str(tmp_path / "dossier.pdf"))
    qtbot.waitUntil(lambda: "No reminder was sent" in dialog.found.text.text())
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF")
    dialog.phone.click()
    qtbot.waitUntil(lambda: dialog.steps.list.lines[3].status[1] == "ok")
    assert dialog.steps.list.lines[3].note.endswith("by phone")
    book.undo()
    qtbot.waitUntil(lambda: dialog.steps.list.lines[3].status[0] == "To do now")
    dialog.silence.click()
    qtbot.waitUntil(lambda: "never reminded of" in dialog.state.text())
    assert not dialog.phone.isVisible()
    dialog.silence.click()
    qtbot.waitUntil(lambda: dialog.silence.text() == "Never remind of this sum")
    dialog.off.click()
    qtbot.waitUntil(lambda: "brand is never reminded" in dialog.state.text())
    assert not dialog.phone.isVisible()
    dialog.close()
