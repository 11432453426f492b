"""How people say a term, and documents of odd layouts, each with what is read in it: two tables in five languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from creatorbook.domain.contract_reading.comparing.compare import compare_reading
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.values.found import Duration, Pieces, Topic, Words
from creatorbook.domain.values.money import Money
from tests.their_contracts.making import deal

TABLES = Path(__file__).parents[2] / "their_contracts"
PHRASES = {
    title.strip(): [line for line in lines.splitlines() if line]
    for title, _, lines in (
        part.partition("\n") for part in (TABLES / "phrases.txt").read_text(encoding="utf-8").split("## ")[1:]
    )
}
DOCUMENTS = [part.partition("\n") for part in (TABLES / "odd_layouts.txt").read_text(encoding="utf-8").split("@@")[1:]]
TOPICS = {
    "fee": Topic.FEE,
    "pay": Topic.PAYMENT_DAYS,
    "start": Topic.START,
    "end": Topic.END,
    "del": Topic.DELIVERABLE,
    "use": Topic.USE_DURATION,
    "useend": Topic.USE_END,
    "where": Topic.USE_TERRITORY,
    "excl": Topic.EXCLUSIVITY,
    "exdur": Topic.EXCLUSIVITY_DURATION,
    "law": Topic.LAW,
    "notice": Topic.NOTICE,
}
UNITS = {"hour": "h", "day": "d", "week": "w", "month": "m", "year": "y"}


def said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Duration):
        return "forever" if value.count is None else f"{value.count}{UNITS[value.unit]}"
    if isinstance(value, Pieces):
        return f"{value.count} {value.medium.value}" + (f" {value.platform.value}" if value.platform else "")
    if isinstance(value, Words):
        return ",".join(sorted(value.codes))
    if isinstance(value, Money):
        return f"{value.minor / 100:g} {value.currency}"
    return value.isoformat() if isinstance(value, date) else str(value)


def wrong(expected: str, text: str) -> list[str]:
    """Return what is read otherwise: "-" is nothing, "/" stands between two that are both right."""
    lines = [line for line in compare_reading(read([text]), deal()).lines if line.theirs is not None]
    found = []
    for part in expected.split(" ; "):
        key, _, value = part.partition("=")
        got = [said(line.theirs.value) for line in lines if line.theirs and line.topic is TOPICS[key]]
        if key == "del":
            right = sorted(got) == sorted(value.split("+")) or (value == "-" and not got)
        elif key == "excl" and value in ("-", "no"):
            right = "yes" not in got
        else:
            right = got[0] in value.split("/") if got else value == "-"
        if not right:
            found.append(f"{part}, read as {got}, in: {text}")
    return found


@pytest.mark.parametrize("title", PHRASES)
def test_a_phrase_is_read_as_it_is_meant(title: str) -> None:
    told = [line.partition(" | ") for line in PHRASES[title]]
    assert len(told) > 30
    assert [each for expected, _, text in told for each in wrong(expected, text.replace("⏎", "\n"))] == []


@pytest.mark.parametrize(("head", "text"), [(head, text) for head, _, text in DOCUMENTS])
def test_a_document_of_an_odd_layout_is_read(head: str, text: str) -> None:
    assert wrong(head.partition(" ")[2], text) == []
