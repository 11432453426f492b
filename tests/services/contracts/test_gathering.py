"""A contract's draft reads the book once, whoever asks for it, and is what every door hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.documents.render import check_contract, render_contract
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts.gathering import draft
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes
    from tests.services.desk import Desk

# Statements that one draft may cost, be the creator's year as full as it likes; two of them for categories that
# belong together: the book’s own words, and the deals of the brands that fall under a promise so; one for what becomes
# of letters without a font; two for the statements of earnings from which payments came.
MOST = 40


class Counted:
    """A read transaction that keeps what it is asked."""

    def __init__(self, reading: Executes) -> None:
        self._reading = reading
        self.asked: list[str] = []

    def exec_driver_sql(self, statement: str, parameters: Any = ()) -> Any:
        self.asked.append(statement)
        return self._reading.exec_driver_sql(statement, parameters)


@pytest.mark.parametrize("others", [0, 1, 6])
def test_a_refresh_of_the_preview_keeps_to_its_statements(desk: Desk, others: int) -> None:
    agency = desk.add("agency", name="Canal")
    deal = desk.agreed_deal(agency_id=agency)
    desk.add("exclusivity", deal_id=deal, category="cosmetics", starts_on=TODAY, ends_on=TODAY)
    for number in range(others):
        rival = desk.agreed_deal(title=f"Rival {number}")
        desk.add("exclusivity", deal_id=rival, category="cosmetics", starts_on=TODAY, ends_on=TODAY)
    with desk.book.reading() as reading:
        counted = Counted(reading)
        made = draft(counted, deal, "fr", TODAY)
        gathered = len(counted.asked)
        assert contracts.render_draft(made).pages
        assert made.findings == contracts.check_contract_draft(reading, deal, "fr", TODAY)
    assert len(counted.asked) == gathered, "drawing what was gathered asks the book again"
    assert gathered <= MOST


def test_what_is_drawn_is_what_was_checked(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with desk.book.reading() as reading:
        made = draft(reading, deal, "en", TODAY)
        assert (
            contracts.render_draft(made)
            == contracts.preview(reading, deal, "en", TODAY)
            == render_contract(made.contract)
        )
    assert made.of_document == check_contract(made.contract)
    assert made.contract.title == made.dossier.deal.title
    assert (made.contract.number, made.contract.issued_on) == ("", None)


def test_an_issue_and_an_amendment_go_out_as_the_draft_said(desk: Desk) -> None:
    deal = desk.agreed_deal()
    contract = desk.book.run(IssueContract(deal, "en")).value.contract_id
    desk.edit("deal", deal, objective="Another purpose")
    with desk.book.reading() as reading:
        made = draft(reading, deal, "en", TODAY).contract
    desk.book.run(AmendContract(deal))
    with desk.book.reading() as reading:
        first, second = (contracts.version_input(reading, contract, ordinal) for ordinal in (1, 2))
    assert (first.version, second.version) == (1, 2)
    assert (second.objective, first.objective == second.objective) == (made.objective, False)
    assert (second.creator, second.fee, second.look) == (made.creator, made.fee, made.look)
