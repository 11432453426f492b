"""Thirty-two contracts in four languages, read from their PDFs: each line of a comparison is as a person sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.contract_reading.comparing.compare import compare_reading
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.values.found import Duration, Percent
from creatorbook.exchange.contract_pages.pages import contract_text
from tests.their_contracts.english import ENGLISH
from tests.their_contracts.french import FRENCH
from tests.their_contracts.german import GERMAN
from tests.their_contracts.later import LATER
from tests.their_contracts.making import Case, pdf, results
from tests.their_contracts.spanish import SPANISH

if TYPE_CHECKING:
    from creatorbook.domain.contract_reading.comparing.comparison import Comparison

CASES = (*ENGLISH, *FRENCH, *GERMAN, *SPANISH, *LATER)


def said(value: object) -> str:
    if isinstance(value, Duration):
        return str(value.count) if value.unit == "day" else f"{value.count} {value.unit}"
    return str(value.bp) if isinstance(value, Percent) else str(value)


def compared(case: Case, width: float = 450) -> Comparison:
    text = contract_text(pdf(case.text, foot=case.foot, width=width), "contract.pdf")
    return compare_reading(read(text.pages), case.deal)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 25
    assert len({case.language for case in CASES}) == 4


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.name}")
def test_a_contract_beside_its_deal(case: Case) -> None:
    found = compared(case)
    assert found.language == case.language
    assert results(found) == {topic: tuple(sorted(listed)) for topic, listed in case.expected.items()}
    assert {noted.remark.value for noted in found.remarks} == case.remarks
    for topic, wanted in case.values.items():
        theirs = [said(line.theirs.value) for line in found.lines if line.topic is topic and line.theirs]
        assert sorted(theirs) == sorted(wanted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.name}")
def test_what_was_found_stands_where_it_is_said_to(case: Case) -> None:
    for line in compared(case).lines:
        for found in (*([line.theirs] if line.theirs else []), *line.others):
            start, end = found.span
            assert 0 <= start < end <= len(found.passage.text)
            assert found.page >= 1
            assert found.sentence
    for noted in compared(case).remarks:
        assert noted.sentence


@pytest.mark.parametrize("width", [330, 500])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.name}")
def test_the_width_of_the_page_changes_nothing(case: Case, width: float) -> None:
    assert results(compared(case, width)) == results(compared(case))


def test_each_row_of_a_pdf_s_table_is_read_as_one_line() -> None:
    long = "6 months for any brand of the same kind, wherever the campaign runs"
    made = pdf(
        f"# TERMS\n\n| Usage | All media, worldwide, 24 months |\n| Exclusivity | {long} |\n| Rounds | Two |\n\nEnd."
    )
    lines = contract_text(made, "terms.pdf").pages[0].split("\n")
    assert [line.split("   ")[0] for line in lines if "   " in line] == ["Usage", "Exclusivity", "Rounds"]
    assert "All media, worldwide, 24 months" in lines[1]
    assert lines[2].endswith("runs")
