"""Runs of blanks, digits, dashes and brackets in a contract are made short before a pattern looks at them."""

from __future__ import annotations

import pytest

from creatorbook.domain.contract_reading.text.passages import passages
from creatorbook.domain.contract_reading.text.plain import collapse_runs


@pytest.mark.parametrize("unit", [" ", "0", "-", "(", "."])
def test_a_run_is_short_before_a_pattern_looks(unit: str) -> None:
    text = f"The fee is 900 EUR.{unit * 5_000}It is paid net 30."
    assert len(collapse_runs(text)) < 80
    assert max(len(each.text) for each in passages([text])) < 80
