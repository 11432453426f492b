"""The ladder of what is owed: its steps, what was done, who is never reminded, and what a letter of it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.domain.money.ladder import USUAL_STEPS, read_steps
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import ChangeSettings
from creatorbook.services.invoices.drafting import DraftInvoice, EditDraft
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.law.late_rates import SetLateRate, SetLateSum, late_law, own_rows
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters.ladder import LadderView, read_ladder
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.letters.steps import TakeStep
from creatorbook.services.letters.suggestions import suggest_letters
from creatorbook.services.money.receiving import RecordPayment, Target
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.reminders.today import AnswerReminder, Line, list_due
from tests.services.desk import TODAY
from tests.services.invoices.test_invoices import BUYER, SIREN
from tests.services.support import rows

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk

DUE_ON = TODAY - timedelta(days=8)


@dataclass(frozen=True)
class Forget(Command[None]):
    """Take the steps out, as a book of before had none."""

    code = "test.forget"

    def execute(self, uow: UnitOfWork) -> None:
        uow.connection.exec_driver_sql("DELETE FROM late_step")


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


@pytest.fixture
def invoice(desk: Desk) -> str:
    """Issue an invoice of 1,000 euros and VAT over two payments, eight days late; return its id."""
    desk.edit("creator", desk.creator, vat_regime="normal", vat_number="FR44732829320", **SIREN)
    desk.edit("brand", desk.brand, **BUYER)
    deal = desk.agreed_deal(stage=Stage.LIVE)
    for each in desk.ids("payment", filters={"deal_id": deal}):
        desk.book.run(TrashRecords("payment", (each,)))
    for part in ("600", "400"):
        desk.add("payment", deal_id=deal, label=part, amount=euro(part), days_after=30)
    issued_on = DUE_ON - timedelta(days=30)
    draft = desk.book.run(DraftInvoice((deal,), supplied_on=issued_on)).value
    desk.book.run(EditDraft(draft, due_on=DUE_ON))
    return desk.book.run(IssueInvoice(draft, issued_on)).value.invoice_id


def ladder(desk: Desk, invoice: str, today: date = TODAY) -> LadderView:
    with desk.book.reading() as reading:
        return read_ladder(reading, "invoice", invoice, today)


def lines(desk: Desk, today: date = TODAY) -> list[Line]:
    with desk.book.reading() as reading:
        return [line for line in list_due(reading, today) if line.kind.startswith("payment_")]


@pytest.mark.parametrize(
    ("days", "due", "coming"),
    [(-4, None, -3), (-3, -3, 0), (0, 0, 3), (1, None, 3), (3, 3, 7), (9, 7, 15), (15, 15, 30), (400, 30, None)],
)
def test_the_step_to_take_is_the_last_whose_day_has_come(
    desk: Desk, invoice: str, days: int, due: int | None, coming: int | None
) -> None:
    found = ladder(desk, invoice, DUE_ON + timedelta(days=days)).ladder
    assert tuple(step.days for step in found.steps) == USUAL_STEPS
    assert (found.due.days if found.due else None, found.coming.days if found.coming else None) == (due, coming)


def test_a_letter_asks_for_the_invoice_is_a_step_and_goes_with_it(desk: Desk, invoice: str) -> None:
    (line,) = lines(desk)
    assert (line.subject, line.params["amount"], line.params["step"]) == (("invoice", invoice), euro("1200"), 7)
    assert line.text.endswith("8 days late: send the firm reminder")
    with desk.book.reading() as reading:
        (suggested,) = suggest_letters(reading, TODAY)
        made = letters.draft(reading, suggested.request, TODAY)
    claim = made.letter.claim
    assert claim is not None
    assert (made.is_ready, made.letter.tone, claim.days_late) == (True, Tone.FIRM, 8)
    assert (claim.amount, claim.vat, claim.outstanding, claim.due_on) == (
        euro("1000"), euro("200"), euro("1200"), DUE_ON,
    )  # fmt: skip
    written = desk.book.run(letters.WriteLetter(replace(suggested.request, means="post"))).value
    found = ladder(desk, invoice).ladder
    taken = found.last_taken
    assert taken is not None
    assert taken.taken is not None
    assert (taken.days, taken.taken.means, taken.taken.letter_id) == (7, "post", written.letter_id)
    # Nothing more today, whatever comes; then what is sharper.
    assert (found.due, found.coming and found.coming.days) == (None, 15)
    assert lines(desk)[0].text.endswith("8 days late, reminded 2 Mar")
    with desk.book.reading() as reading:
        assert [each.id for each in letters.letters(reading, invoice_id=invoice)] == [written.letter_id]
    desk.book.undo()
    assert ladder(desk, invoice).ladder.last_taken is None


def test_what_came_of_an_invoice_is_taken_off_and_paid_from_today_it_is_paid(desk: Desk, invoice: str) -> None:
    desk.book.run(RecordPayment((Target("invoice", invoice),), euro("200"), TODAY - timedelta(days=3)))
    request = LetterRequest(LetterKind.FORMAL_NOTICE, invoice_id=invoice, language="en")
    with desk.book.reading() as reading:
        claim = letters.draft(reading, request, TODAY).letter.claim
    assert claim is not None
    assert (claim.outstanding, claim.fixed_sum) == (euro("1000"), euro("40"))
    # Five days on 1,200 and three on 1,000 at 12.15 % a year.
    assert claim.interest == euro("3.00")
    (line,) = lines(desk)
    desk.book.run(AnswerReminder(line.key, Answer.DONE))
    with desk.book.reading() as reading:
        assert sums_owed(reading, TODAY) == ()
    desk.book.undo()
    assert lines(desk)[0].params["amount"] == euro("1000")


def test_a_call_is_a_step_too_and_none_is_taken_twice(desk: Desk, invoice: str) -> None:
    owed = ladder(desk, invoice).owed
    assert desk.book.run(TakeStep(owed, sent_on=TODAY - timedelta(days=1), note="left a message")).value == 7
    taken = ladder(desk, invoice).ladder.last_taken
    assert taken is not None
    assert taken.taken is not None
    assert (taken.taken.means, taken.taken.note) == ("phone", "left a message")
    with pytest.raises(AnswerIsNo, match="taken already"):
        desk.book.run(TakeStep(owed, 7))
    for wrong in (TakeStep(owed, sent_on=TODAY + timedelta(days=1)), TakeStep(owed, 5, means="pigeon"),
                  TakeStep(owed, 900)):  # fmt: skip
        with pytest.raises(BadInput):
            desk.book.run(wrong)
    desk.book.run(RecordPayment((Target("invoice", invoice),)))
    with pytest.raises(AnswerIsNo, match="nobody to remind"):
        desk.book.run(TakeStep(ladder(desk, invoice).owed, 9))


def test_a_brand_has_steps_of_its_own_or_none(desk: Desk, invoice: str) -> None:
    desk.book.run(ChangeSettings((("late_steps", "30, 5 -1"),)))
    assert [step.days for step in ladder(desk, invoice).ladder.steps] == [-1, 5, 30]
    desk.edit("brand", desk.brand, late_steps=("10", "2 20"))
    view = ladder(desk, invoice)
    assert [step.days for step in view.ladder.steps] == [2, 10, 20]
    assert (view.steps.is_own, view.ladder.due and view.ladder.due.days) == (True, 2)
    desk.edit("brand", desk.brand, late_off=True)
    view = ladder(desk, invoice)
    assert (view.steps.is_off, view.ladder.due, view.ladder.steps) == (True, None, ())
    assert "step" not in lines(desk)[0].params
    for wrong in ("soon", "1.5", "500", " ".join(map(str, range(40)))):
        assert read_steps(wrong.split()) is None
        with pytest.raises(BadInput):
            desk.book.run(ChangeSettings((("late_steps", wrong),)))


def test_letters_of_before_count_as_steps(desk: Desk, invoice: str) -> None:
    desk.book.run(letters.WriteLetter(LetterRequest(LetterKind.PAYMENT_REMINDER, invoice_id=invoice)))
    assert rows(desk.book, "SELECT count(*) FROM late_step") == [(1,)]
    desk.book.run(Forget())
    found = ladder(desk, invoice).ladder
    assert (found.last_taken and found.last_taken.days, found.due) == (8, None)


def test_rows_of_ones_own_win_and_say_where_they_were_read(desk: Desk, invoice: str) -> None:
    desk.book.run(SetLateSum("FR", date(2026, 1, 1), euro("55"), "My contract, article 5"))
    desk.book.run(SetLateRate("FR", TODAY, 1000, "Banque de France"))
    request = LetterRequest(LetterKind.FORMAL_NOTICE, invoice_id=invoice)
    with desk.book.reading() as reading:
        claim = letters.draft(reading, request, TODAY).letter.claim
        law = late_law(reading, "FR")
        assert [(row.amount, row.rate_bp, row.source) for row in own_rows(reading)] == [
            (None, 1000, "Banque de France"), (euro("55"), None, "My contract, article 5"),
        ]  # fmt: skip
    assert claim is not None
    assert law is not None
    assert (claim.fixed_sum, claim.rows[0].rate_bp) == (euro("55"), 1000)
    own = law.own_sum_on(DUE_ON)
    assert own is not None
    assert (own.sources[0].title, own.sources[0].basis) == ("My contract, article 5", "own")
    assert law.fixed_sum_for(euro("100"), date(2025, 12, 31)) == euro("40")
    desk.book.run(SetLateSum("FR", date(2026, 1, 1), None))
    with pytest.raises(BadInput):
        desk.book.run(SetLateSum("FR", TODAY, euro("-1")))
    with pytest.raises(NotFound):
        desk.book.run(SetLateSum("BR", TODAY, euro("1")))
    with desk.book.reading() as reading:
        assert [row.rate_bp for row in own_rows(reading)] == [1000]
