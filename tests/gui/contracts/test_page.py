"""Contracts: terms edited beside the real PDF, what is missing a click away, issuing for good, versions kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from creatorbook.domain.findings.finding import Finding, Severity
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.terms import RightsPrice
from creatorbook.domain.values.money import Money
from creatorbook.gui.contracts.issuing import IssueDialog
from creatorbook.gui.contracts.missing import gather_findings
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.desk import records
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.book.settings import COUNTRY, ChangeSettings
from creatorbook.services.contracts.drafts import version_input
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.lists import Query
from creatorbook.services.reminders.figures import figures
from tests.gui.words import press_on_line

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(agreed: dict[str, str], window: Window, qtbot: QtBot) -> ContractsPage:
    window.go("contracts", {"deal": agreed["deal"]})
    found = window.current_page
    assert isinstance(found, ContractsPage)
    qtbot.waitUntil(lambda: found.preview.view.pages > 0)
    return found


def _issue(page: ContractsPage, window: Window, book: Book, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.issue.isEnabled)
    QTest.mouseClick(page.issue, Qt.MouseButton.LeftButton)
    dialog = window.findChild(IssueDialog)
    assert isinstance(dialog, IssueDialog)
    before = page._line.contract["state"] if page._line is not None and page._line.contract is not None else None
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.preview.which.value()))
    assert before is None or before is not ContractState.DRAFT
    assert records.ids(book, Query("contract"))


def test_the_pdf_stands_beside_the_terms(page: ContractsPage) -> None:
    assert page.preview.view.pdf.startswith(b"%PDF-")
    assert page.preview.view.accessibleName().startswith("Contract, page 1 of ")
    assert page.missing.errors == 0
    assert page.issue.isEnabled()
    assert page.terms.deal.rows["fee"].field.value() == Money(120000, "EUR")


def test_typing_changes_the_pdf_and_keeps_the_place(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    view = page.preview.view
    view.verticalScrollBar().setValue(300)
    before = view.pdf
    drawn: list[bytes] = []
    view.drawn.connect(lambda *_page: drawn.append(view.pdf))
    field = page.terms.deal.rows["objective"].field
    field.setFocus()
    edit = field.focusProxy()
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClicks(edit, " again")
    qtbot.waitUntil(lambda: records.read_row(book, "deal", agreed["deal"])["objective"] == "Matcha launch again")
    qtbot.waitUntil(lambda: bool(drawn) and drawn[-1] != before)
    assert view.verticalScrollBar().value() == 300
    assert page.window().focusWidget() is field.focusProxy()


def test_what_is_missing_leads_to_its_field(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    with book.reading() as reading:
        from creatorbook.services.records import lists

        terms = lists.ids(reading, Query("terms", filters={"deal_id": agreed["deal"]}))[0]
    book.run(EditRecord("terms", terms, {"governing_law": ""}))
    qtbot.waitUntil(lambda: any(finding.about == "governing_law" for _severity, finding in page.missing._found))
    law = next(finding for _severity, finding in page.missing._found if finding.about == "governing_law")
    page.fix(law)
    field = next(each for each in page.terms.groups if "governing_law" in each.rows).rows["governing_law"].field
    assert page.window().focusWidget() is field.focusProxy()


def test_what_is_missing_of_the_brand_opens_its_form(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    book.run(EditRecord("brand", agreed["brand"], {"address": ""}))
    qtbot.waitUntil(lambda: page.missing.errors + page.missing.warnings > 0)
    press_on_line(page.missing, page.missing.list.lines[0].id, Qt.Key.Key_Return)
    form = window.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    assert form.focusWidget() is form.rows["address"].field.focusProxy()
    form.close()


def test_issuing_freezes_and_a_new_version_keeps_the_old_one(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    _issue(page, window, book, qtbot)
    assert window.toast.text == "C-2026-001 is issued. Save its PDF and send it."
    assert book.next_undo() is None
    contract = next(iter(records.fetch(book, "contract", records.ids(book, Query("contract"))).values()))
    assert contract["state"] is ContractState.ISSUED
    assert page.preview.which.value() == "1"
    assert page.issue.text() == "New version…"
    assert page.preview.file_name() == "C-2026-001-v1-Matcha-launch.pdf"
    # Whoever comes back to it sees what is out, not a draft; the language is its own while that is drawn.
    other = next(id for id in records.ids(book, Query("deal")) if id != agreed["deal"])
    book.run(EditRecord("brand", agreed["brand"], {"language": "de"}))
    window.go("contracts", {"deal": other})
    qtbot.waitUntil(lambda: page.preview.which.value() == "" and page.preview.language == "fr")
    window.go("contracts", {"deal": agreed["deal"]})
    qtbot.waitUntil(lambda: page.preview.which.value() == "1" and page.preview.language == "de")
    # Once they are there, the field over the pages names the language that they are in.
    qtbot.waitUntil(lambda: page.preview.languages.value() == "fr")
    book.run(EditRecord("brand", agreed["brand"], {"language": "fr"}))
    page.preview.which.set_value("")
    page.preview._make()
    qtbot.waitUntil(page.issue.isEnabled)
    # Without a change there is no version to make.
    page.issue_now()
    qtbot.waitUntil(lambda: "Nothing has changed since version 1." in window.toast.text)
    book.run(EditRecord("deal", agreed["deal"], {"objective": "Another launch"}))
    qtbot.waitUntil(page.issue.isEnabled)
    _issue_again(page, window, qtbot)
    assert [page.preview.which.combo.itemText(place) for place in range(3)] == ["Draft", "Version 2", "Version 1"]


def test_a_contradiction_is_fixed_or_meant_before_the_contract_goes_out(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    book.run(AddRecord("payment", {"deal_id": agreed["deal"], "label": "Half", "amount": Money(60000, "EUR")}))
    right = {"deal_id": agreed["deal"], "channels": ("website",), "duration_days": 90, "price": Money(10000, "EUR")}
    book.run(AddRecord("usage_right", right))
    qtbot.waitUntil(lambda: page.missing.errors == 2)
    # What nobody can accept would keep the button off; a contradiction is settled where it is issued.
    qtbot.waitUntil(page.issue.isEnabled)
    QTest.mouseClick(page.issue, Qt.MouseButton.LeftButton)
    dialog = window.findChild(IssueDialog)
    assert isinstance(dialog, IssueDialog)
    assert dialog.contradictions is not None
    sums, price = dialog.contradictions.parts
    assert [each.text() for each in sums.buttons] == ["Bring the payments to €1,200.00", "Make the fee €1,800.00"]
    assert not dialog.ok.isEnabled()
    QTest.mouseClick(price.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: price.is_settled)
    rights = records.fetch(book, "usage_right", records.ids(book, Query("usage_right"))).values()
    assert RightsPrice.IN_FEE in [each["price_counts"] for each in rights]
    assert not dialog.ok.isEnabled()
    QTest.keyClick(sums.meant, Qt.Key.Key_Space)
    assert dialog.ok.isEnabled()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview.which.value() == "1")


def _issue_again(page: ContractsPage, window: Window, qtbot: QtBot) -> None:
    page._ask_issue()
    dialog = window.findChild(IssueDialog)
    assert isinstance(dialog, IssueDialog)
    dialog.ok.click()
    qtbot.waitUntil(lambda: page.preview.which.value() == "2")


def test_an_issued_contract_is_marked_as_signed(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    _issue(page, window, book, qtbot)
    qtbot.waitUntil(page.bar.mark.isVisible)
    signed = next(action for action in page.bar.menu.actions() if action.text() == "Signed")
    signed.trigger()
    qtbot.waitUntil(lambda: records.read_row(book, "deal", agreed["deal"])["signed_on"] is not None)
    qtbot.waitUntil(lambda: page._line is not None and page._line.state[0] == "Signed")


def test_the_pdf_is_saved_whole(page: ContractsPage, tmp_path: Path, qtbot: QtBot, window: Window) -> None:
    target = tmp_path / "out.pdf"
    page.preview.save_to(str(target))
    qtbot.waitUntil(lambda: window.toast.text == "The PDF was saved.")
    assert target.read_bytes() == page.preview.view.pdf
    assert not list(tmp_path.glob("*.part"))
    page.preview.save_to(str(tmp_path / "nowhere" / "out.pdf"))
    qtbot.waitUntil(lambda: "could not be written" in window.toast.text)


def test_the_language_of_the_document_is_its_own(page: ContractsPage, qtbot: QtBot) -> None:
    before = page.preview.view.pdf
    other = "fr" if page.preview.language == "en" else "en"
    page.preview.languages.set_value(other)
    page.preview._change_language()
    qtbot.waitUntil(lambda: page.preview.view.pdf != before)
    assert page.preview.language == other


def test_a_line_is_added_and_removed_in_the_panel(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    section = page.terms.lists["exclusivity"]
    QTest.mouseClick(section.button, Qt.MouseButton.LeftButton)
    form = window.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    form.rows["category"].field.set_value("Tea")
    form.save()
    qtbot.waitUntil(lambda: len(records.ids(book, Query("exclusivity"))) == 1)
    qtbot.waitUntil(lambda: bool(section.list.lines))
    press_on_line(section, section.list.lines[0].id, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not records.ids(book, Query("exclusivity")))


def test_deals_are_narrowed_by_where_their_contract_stands(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    _issue(page, window, book, qtbot)
    page.deals.filter.set_value("out")
    page.deals.refresh()
    assert list(page.deals.model.ids) == [agreed["deal"]]
    assert page.deals.model.cell_text(0, 0) == "Matcha launch · Issued · Kumo Tea"
    page.deals.filter.set_value("signed")
    page.deals.refresh()
    assert not page.deals.model.ids


def test_the_figure_of_contracts_to_sign_leads_to_those(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    other = book.run(AddRecord("deal", {"title": "Without", "brand_id": agreed["brand"]})).value
    _issue(page, window, book, qtbot)
    qtbot.waitUntil(lambda: page.deals.model.row_of(other) >= 0)
    with book.reading() as reading:
        (figure,) = (each for each in figures(reading, date(2026, 3, 2)) if each.id == "contracts")
    page.deals.show_deal(other)
    window.go("today")
    today = window.current_page
    assert isinstance(today, TodayPage)
    today._open_figure(figure)
    assert window.current_page is page
    assert list(page.deals.model.ids) == [agreed["deal"]]
    assert len(page.deals.model.ids) == figure.count
    assert page.deals.filter.value() == "out"
    assert page.deals.view.current_id() == agreed["deal"]


def test_the_inspector_makes_room_and_comes_back(page: ContractsPage, window: Window) -> None:
    assert window.inspector.isHidden()
    window.go("brands")
    window.inspect("brand", records.ids(window.desk.book, Query("brand"))[0])
    assert not window.inspector.isHidden()
    window.go("contracts")
    assert window.current_page is page
    assert window.inspector.isHidden()


def test_zoom_keeps_the_words_in_sight(page: ContractsPage) -> None:
    view = page.preview.view
    view.verticalScrollBar().setValue(400)
    before = view._scale()
    view.zoom_in()
    assert view._scale() > before
    assert view.verticalScrollBar().value() == pytest.approx(400 * view._scale() / before, abs=2)
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_two_findings_of_one_place_are_told_once() -> None:
    found = (
        Finding("document.missing_value", Severity.ERROR, {"title": "Parties", "name": "x"}, "brand.address"),
        Finding("contract.missing_address", Severity.WARNING, {"party": "brand"}, "brand.address", ("brand", "b")),
        Finding("document.missing_value", Severity.ERROR, {"title": "T", "name": "x"}, "number"),
        Finding("contract.missing_kill_fee", Severity.INFO, {}, "kill_fee_bp"),
    )
    assert [(severity, finding.code) for severity, finding in gather_findings(found)] == [
        (Severity.ERROR, "contract.missing_address"),
        (Severity.INFO, "contract.missing_kill_fee"),
    ]


def test_a_phrase_splits_the_fee_and_says_what_it_does_not_understand(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    phrase = page.terms.phrase
    phrase.field.set_value("whenever")
    QTest.keyClick(phrase.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(phrase.row.error))
    phrase.field.set_value("40 % on signature, the rest 30 days after invoice")
    QTest.keyClick(phrase.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: phrase.field.value() is None)
    fees = [records.read_row(book, "payment", each)["amount"] for each in records.ids(book, Query("payment"))]
    assert sorted(fee.minor for fee in fees) == [48000, 72000]


def test_the_last_deliverable_is_repeated_every_month(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    before = len(records.ids(book, Query("deliverable")))
    monthly = page.terms.monthly
    monthly.field.set_value("a year")
    QTest.keyClick(monthly.field.edit, Qt.Key.Key_Return)
    assert monthly.row.error
    monthly.field.set_value("4")
    QTest.keyClick(monthly.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(records.ids(book, Query("deliverable"))) == before + 3)
    # They are in the book a moment before the window is told so.
    qtbot.waitUntil(lambda: monthly.field.value() is None)
    assert not monthly.row.error


def test_a_phrase_that_is_half_written_waits_for_its_deal(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    phrase = page.terms.phrase
    phrase.field.edit.setFocus()
    QTest.keyClicks(phrase.field.edit, "40 % on sig")
    other = next(id for id in records.ids(book, Query("deal")) if id != agreed["deal"])
    window.go("contracts", {"deal": other})
    qtbot.waitUntil(lambda: page._deal == other)
    assert phrase.field.value() is None
    window.go("contracts", {"deal": agreed["deal"]})
    qtbot.waitUntil(lambda: page._deal == agreed["deal"])
    assert phrase.field.value() == "40 % on sig"


def test_usual_values_are_offered_and_taken_one_by_one(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    with book.reading() as reading:
        from creatorbook.services.records import lists

        (terms,) = lists.ids(reading, Query("terms", filters={"deal_id": agreed["deal"]}))
    book.run(EditRecord("terms", terms, {"kill_fee_bp": None, "revisions": None}))
    offered = page.terms.proposals
    qtbot.waitUntil(lambda: any(each.field == "revisions" for each in offered._offered))
    line = next(each for each in offered.list.passages if each.title == "Rounds of changes: 2")
    offered.list.setFocus()
    offered.list.choose(line.key)
    QTest.keyClick(offered.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.read_row(book, "terms", terms)["revisions"] == 2)
    qtbot.waitUntil(lambda: all(each.field != "revisions" for each in offered._offered))


def test_what_is_missing_of_who_signs_opens_the_contact(page: ContractsPage, window: Window) -> None:
    found = Finding("document.missing_value", Severity.ERROR, {}, "brand.representative")
    page.fix(found)
    without = window.findChild(RecordForm)
    assert isinstance(without, RecordForm)
    assert without.focusWidget() is without.rows["contact_id"].field.focusProxy()
    without.close()


def test_days_are_read_in_the_order_of_the_country_that_the_book_has_now(
    page: ContractsPage, window: Window, qtbot: QtBot
) -> None:
    day = page.terms.deal.rows["starts_on"].field
    assert isinstance(day, DayField)
    day.edit.setFocus()
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "3/12")
    row = page.terms.deal.rows["starts_on"]
    assert day.value() == date(2026, 12, 3)
    assert row.understood == "Thursday 3 December 2026"
    with qtbot.waitSignal(window.desk.changed):
        window.desk.run(ChangeSettings(((COUNTRY, "US"),)))
    # As the command line reads it from then on; what was being typed stands as it was.
    assert day.edit.text() == "3/12"
    assert day.value() == date(2026, 3, 12)
    assert row.understood == "Thursday 12 March 2026"
    with qtbot.waitSignal(window.desk.changed):
        window.desk.run(ChangeSettings(((COUNTRY, "FR"),)))
    assert day.value() == date(2026, 12, 3)


def test_a_second_language_stands_beside_the_first_and_goes_out_with_it(
    page: ContractsPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    first = page.preview.language
    second = "fr" if first != "fr" else "de"
    page.preview.seconds.set_value(second)
    before = page.preview.view.pdf
    page.preview._change_second()
    qtbot.waitUntil(lambda: page.preview.view.pdf != before)
    assert page.preview.second == second
    # The clauses are worded in either of the two.
    page.side.choose("clauses")
    page.middle.turn("clauses")
    assert page.clauses.languages == (first, second)
    assert page.clauses.spoken.isVisibleTo(page.clauses)
    page.clauses.spoken.set_value(second)
    page.clauses._read()
    assert page.clauses.language == second
    assert not page.preview.to_sign.isVisibleTo(page.preview)
    _issue(page, window, book, qtbot)
    (contract,) = records.ids(book, Query("contract"))
    with book.reading() as reading:
        assert version_input(reading, contract).languages == (first, second)
    # What is out can be saved with fields for others to sign in.
    qtbot.waitUntil(lambda: page.preview.to_sign.isVisibleTo(page.preview))
    target = tmp_path / "to-sign.pdf"
    page.preview.to_sign.click()
    qtbot.waitUntil(lambda: bool(page.preview.findChildren(QFileDialog)))
    (dialog,) = page.preview.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(target.exists)
    assert b"/AcroForm" in target.read_bytes()
