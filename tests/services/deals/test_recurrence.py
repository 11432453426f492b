"""What is owed every month: made in one step, undone in one, and said in one row of the contract."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.services.contracts.inputs import contract_input
from creatorbook.services.deals import facts
from creatorbook.services.deals.terms_proposals import RepeatMonthly
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def owed(desk: Desk, deal: str) -> list[date]:
    rows = [desk.row("deliverable", each) for each in desk.ids("deliverable", filters={"deal_id": deal})]
    return sorted(row["due_on"] for row in rows if row["medium"] == "story" and row["due_on"])


def test_two_stories_a_month_are_made_in_one_step_and_said_in_one_row(desk: Desk) -> None:
    deal = desk.agreed_deal()
    first = desk.add(
        "deliverable", deal_id=deal, medium="story", count=2, tags=("@aurora",), draft_due_on=date(2026, 3, 24),
        due_on=date(2026, 3, 31), state=DeliverableState.APPROVED,
    )  # fmt: skip
    assert desk.book.run(RepeatMonthly(first, 4)).value == 3
    # The last day of a month stays it where the month has no 31st.
    assert owed(desk, deal) == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)]
    with desk.book.reading() as reading:
        dossier = facts.dossier(reading, deal)
        made = contract_input(reading, dossier, "en", TODAY)
    later = [each for each in dossier.deliverables if each.medium == "story" and each.id != first]
    assert {(each.count, each.tags, each.state) for each in later} == {(2, ("@aurora",), DeliverableState.TO_DO)}
    rows = [row for row in TABLES["deliverables"](made, speech_in("en")).rows if row[0].text == "Story"]
    assert len(rows) == 1
    assert "every month, 4 in all; the last: 30\u00a0Jun\u00a02026" in rows[0][0].soft
    desk.book.undo()
    assert owed(desk, deal) == [date(2026, 3, 31)]


@pytest.mark.parametrize(("due_on", "months"), [(None, 12), (date(2026, 3, 31), 1), (date(2026, 3, 31), 121)])
def test_what_cannot_be_repeated_is_said(desk: Desk, due_on: date | None, months: int) -> None:
    deal = desk.agreed_deal()
    first = desk.add("deliverable", deal_id=deal, medium="story", due_on=due_on)
    with pytest.raises(BadInput):
        desk.book.run(RepeatMonthly(first, months))
    assert len(owed(desk, deal)) == (due_on is not None)
