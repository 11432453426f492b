"""Many contracts in one go: numbered without gaps, refusals listed apart, and stopped between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.runner import Job
from creatorbook.services.contracts.batch import issue_many

if TYPE_CHECKING:
    from creatorbook.services.contracts.issuing import Issued
    from tests.services.desk import Desk


def test_each_deal_gets_its_contract_or_its_reason(desk: Desk) -> None:
    deals = [desk.agreed_deal(title=f"Deal {number}") for number in range(4)]
    deals.insert(2, desk.agreed_deal(title="Odd", fee=None))
    seen: list[tuple[int, int]] = []
    kept: list[Issued] = []
    batch = issue_many(desk.book, deals, "fr", Job(on_progress=lambda *step: seen.append(step)), kept.append)
    assert [issued.number for issued in batch.issued] == [f"C-2026-{number:03d}" for number in range(1, 5)]
    assert list(batch.issued) == kept
    (refused,) = batch.refused
    assert (refused.title, refused.deal_id) == ("Odd", deals[2])
    assert refused.refused is not None
    assert refused.refused.hint
    assert batch.left == 0
    assert seen == [(step, 5) for step in range(6)]


def test_stopping_keeps_what_went_out_and_says_what_is_left(desk: Desk) -> None:
    deals = [desk.agreed_deal(title=f"Deal {number}") for number in range(5)]
    job = Job()

    def stop_after_two(issued: Issued) -> None:
        if issued.number == "C-2026-002":
            job.cancel()

    batch = issue_many(desk.book, deals, "en", job, stop_after_two)
    assert (len(batch.issued), batch.left) == (2, 3)
    assert len(desk.ids("contract")) == 2
    # Going on takes the next number.
    rest = issue_many(desk.book, deals, "en", Job())
    assert [issued.number for issued in rest.issued] == ["C-2026-003", "C-2026-004", "C-2026-005"]
    assert len(rest.refused) == 2
