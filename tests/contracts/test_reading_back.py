"""Each contract read back by the aid that reads a brand's documents: it agrees with the deal that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.comparing.comparison import Result
from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.services.their_contract.comparing import compare_document, open_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contracts.conftest import Contract
    from tests.contracts.making import Desk

# What a contract says that its deal has no field for: the time in which a commission is paid, what is granted in raw
# footage, a number in the title.
_BESIDE = {
    "affiliate_only": {Topic.PAYMENT_DAYS},
    "footage_for_a_brand": {Topic.DELIVERABLE, Topic.USE_DURATION},
}
# No rounds of changes are agreed where nothing is approved, so the contract is silent about them.
_SILENT = {Topic.REVISIONS}


def test_it_agrees_with_its_deal(contract: Contract, desk_of: Callable[[Contract], Desk]) -> None:
    desk = desk_of(contract)
    with desk.book.reading() as reading:
        read = compare_document(reading, desk.deal, open_bytes(contract.issued.pdf, "contract.pdf"))
    assert read.own == contract.issued.number
    assert read.comparison.language == contract.language
    told = [(line.topic, line.theirs.sentence if line.theirs else "") for line in read.comparison.lines
            if line.result is Result.DIFFERS]  # fmt: skip
    assert told == []
    beside = {line.topic for line in read.comparison.lines if line.result is Result.ONLY_THEIRS}
    assert beside <= _BESIDE.get(contract.life.id, set())
    missing = {line.topic for line in read.comparison.lines if line.result is Result.NOT_FOUND}
    # German has two more words for coming in person than the aid knows.
    known = _SILENT | ({Topic.DELIVERABLE, Topic.POST_ON} if contract.language == "de" else set())
    assert missing <= known
    assert read.comparison.count(Result.AGREES) >= 7
