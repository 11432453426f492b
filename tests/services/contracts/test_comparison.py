"""Two versions of a contract, or a version and the draft: what changed, in words and as a PDF."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.contracts.agreed.putting_back import PutTermsBack
from creatorbook.services.contracts.clause_choosing import ChooseClause, WordClause
from creatorbook.services.contracts.comparison import (
    ClauseState,
    Compared,
    compare_issued,
    comparison_as_json,
    comparison_pdf,
)
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.reminders.today import AnswerReminder, list_due
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.services.reminders.today import Line
    from tests.services.desk import Desk


@pytest.fixture
def two(desk: Desk) -> tuple[str, str]:
    """Return a deal and its contract with two versions, of which the second pays more and says less."""
    deal = desk.agreed_deal()
    contract = desk.book.run(IssueContract(deal, "en")).value.contract_id
    desk.edit("deal", deal, fee=Money(180000, "EUR"))
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.edit("payment", payment, amount=Money(180000, "EUR"))
    desk.book.run(ChooseClause(deal, "general", on=False))
    desk.book.run(AmendContract(deal))
    return deal, contract


def comparison(desk: Desk, contract: str, before: int | None = None, after: int | None = None) -> Compared:
    with desk.book.reading() as reading:
        return compare_issued(reading, contract, TODAY, before, after)


def test_the_second_version_is_told_from_the_first(desk: Desk, two: tuple[str, str]) -> None:
    _deal, contract = two
    made = comparison(desk, contract, after=2)
    assert (made.before, made.after, made.found.is_same) == (1, 2, False)
    assert [(term.before, term.after) for term in made.found.terms if "1,500" in term.before] != []
    kinds = {clause.id: clause.kind for clause in made.found.clauses}
    assert kinds["general"] is ClauseState.REMOVED
    assert kinds["fee"] is ClauseState.CHANGED
    assert kinds["usage_rights"] is ClauseState.UNCHANGED
    said = comparison_as_json(made)
    assert {clause["id"] for clause in said["clauses"]} == {
        name for name, kind in kinds.items() if kind is not ClauseState.UNCHANGED
    }


def test_the_draft_is_compared_with_the_newest_version(desk: Desk, two: tuple[str, str]) -> None:
    deal, contract = two
    made = comparison(desk, contract)
    assert (made.before, made.after, made.found.is_same) == (2, None, True)
    desk.book.run(WordClause("purpose", "en", "Quite other words.", deal_id=deal))
    changed = [each.id for each in comparison(desk, contract).found.clauses if each.kind is not ClauseState.UNCHANGED]
    assert changed == ["purpose"]
    # The same clauses, the other way round.
    assert comparison(desk, contract, before=1).before == 1


def test_the_comparison_is_a_pdf_with_both_sides(desk: Desk, two: tuple[str, str]) -> None:
    drawn = comparison_pdf(comparison(desk, two[1], after=2))
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages)
    assert "1,500.00" in said
    assert "1,800.00" in said
    assert comparison_pdf(comparison(desk, two[1], after=2)).sha256 == drawn.sha256


def test_a_version_that_is_not_there_is_said(desk: Desk, two: tuple[str, str]) -> None:
    with pytest.raises(NotFound):
        comparison(desk, two[1], after=9)
    with pytest.raises(BadInput):
        comparison(desk, two[1], after=1)
    unissued = desk.add("contract", deal_id=desk.agreed_deal(title="Other"))
    with pytest.raises(NotFound):
        comparison(desk, unissued)


def issued_deal(desk: Desk) -> str:
    deal = desk.agreed_deal()
    desk.book.run(IssueContract(deal, "en"))
    return deal


CHANGED = (
    ("deal", {"fee": Money(120000, "EUR")}, ("fee",)),
    ("terms", {"revisions": 5}, ("revisions",)),
    ("deliverable", {"due_on": date(2026, 3, 20)}, ("deliverables",)),
    ("usage_right", {"duration_days": 365}, ("rights",)),
)


@pytest.mark.parametrize(("kind", "values", "terms"), CHANGED, ids=[row[2][0] for row in CHANGED])
def test_a_changed_term_is_a_line_of_today_until_it_is_put_back(
    desk: Desk, kind: str, values: dict[str, Any], terms: tuple[str, ...]
) -> None:
    deal = issued_deal(desk)
    assert changed_lines(desk) == []
    # How far a deal has come, and what was paid, is no term.
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.edit("payment", payment, invoiced_on=TODAY)
    desk.edit("deal", deal, stage=Stage.IN_PRODUCTION)
    assert changed_lines(desk) == []
    record = deal if kind == "deal" else desk.ids(kind, filters={"deal_id": deal})[0]
    desk.edit(kind, record, **values)
    (line,) = changed_lines(desk)
    assert (line.subject, line.params["terms"]) == (("deal", deal), terms)
    assert desk.book.run(PutTermsBack(deal)).value == 1
    assert changed_lines(desk) == []
    with pytest.raises(AnswerIsNo):
        desk.book.run(PutTermsBack(deal))


def test_what_was_added_and_removed_is_put_back_too_and_what_was_paid_stays(desk: Desk) -> None:
    deal = issued_deal(desk)
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    (reel,) = desk.ids("deliverable", filters={"deal_id": deal})
    desk.edit("deliverable", reel, state=DeliverableState.CANCELLED)
    story = desk.add("deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.STORY)
    desk.book.run(TrashRecords("usage_right", tuple(desk.ids("usage_right", filters={"deal_id": deal}))))
    desk.book.run(PutTermsBack(deal))
    assert changed_lines(desk) == []
    assert desk.row("deliverable", reel)["state"] is DeliverableState.TO_DO
    assert desk.row("deliverable", story).trashed
    assert len(desk.ids("usage_right", filters={"deal_id": deal})) == 1
    desk.edit("payment", payment, amount=Money(90000, "EUR"), paid_on=TODAY)
    with pytest.raises(AnswerIsNo, match="stays as it is"):
        desk.book.run(PutTermsBack(deal))
    assert [line.params["terms"] for line in changed_lines(desk)] == [("instalments",)]


def test_the_last_day_that_an_invoice_sets_is_no_other_term(desk: Desk) -> None:
    deal = issued_deal(desk)
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.edit("payment", payment, due_on=date(2026, 12, 1))
    assert [line.params["terms"] for line in changed_lines(desk)] == [("instalments",)]
    desk.edit("payment", payment, invoice_number="F-2026-001", invoiced_on=TODAY)
    assert changed_lines(desk) == []
    desk.edit("payment", payment, amount=Money(90000, "EUR"))
    assert [line.params["terms"] for line in changed_lines(desk)] == [("instalments",)]


def test_an_answer_to_a_changed_term_holds_until_another_changes(desk: Desk) -> None:
    deal = issued_deal(desk)
    desk.edit("deal", deal, fee=Money(120000, "EUR"))
    (line,) = changed_lines(desk)
    desk.book.run(AnswerReminder(line.key, Answer.DISMISSED))
    assert changed_lines(desk) == []
    desk.edit("deal", deal, ends_on=date(2026, 6, 30))
    assert [each.params["terms"] for each in changed_lines(desk)] == [("fee", "ends_on")]
    desk.book.run(AmendContract(deal, ("instalments.sum_differs",)))
    assert changed_lines(desk) == []


def changed_lines(desk: Desk) -> list[Line]:
    with desk.book.reading() as reading:
        return [line for line in list_due(reading, TODAY) if line.kind == "contract_differs"]
