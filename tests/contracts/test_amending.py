"""Each deal after a change: a second version goes out, and the comparison names what changed and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.errors import AnswerIsNo
from creatorbook.services.contracts.comparison import ClauseState, compare_issued, comparison_pdf
from creatorbook.services.contracts.issuing import AmendContract
from tests.contracts import making
from tests.contracts.spoken_forms import flat, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contracts.conftest import Contract
    from tests.contracts.making import Desk


def test_what_changed_is_named_and_nothing_else(contract: Contract, desk_of: Callable[[Contract], Desk]) -> None:
    desk = desk_of(contract)
    with pytest.raises(AnswerIsNo):
        desk.book.run(AmendContract(desk.deal))
    desk.amend(contract.life)
    amended = desk.book.run(AmendContract(desk.deal)).value
    assert (amended.number, amended.version) == (contract.issued.number, 2)
    assert amended.sha256 != contract.issued.sha256
    with desk.book.reading() as reading:
        made = compare_issued(reading, amended.contract_id, making.TODAY, after=2)
    changed = contract.life.data["changed"]
    kinds = {clause.id: clause.kind for clause in made.found.clauses if clause.kind is not ClauseState.UNCHANGED}
    assert kinds == dict.fromkeys(changed["clauses"], ClauseState.CHANGED)
    terms = [(flat(each.label), flat(each.before), flat(each.after)) for each in made.found.terms]
    assert terms == [tuple(each) for each in changed[contract.language]]
    drawn = comparison_pdf(made)
    said = tight(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages))
    for _label, before, after in terms:
        assert {tight(before) in said, tight(after) in said} == {True}
