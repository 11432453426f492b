"""Two versions of a contract, or a version and the draft: what changed, in words and as a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts.clause_choosing import ChooseClause, WordClause
from creatorbook.services.contracts.comparison import (
    ClauseState,
    Compared,
    compare_issued,
    comparison_as_json,
    comparison_pdf,
)
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from tests.services.desk import TODAY

if TYPE_CHECKING:
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
