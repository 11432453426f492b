"""Somebody's contract of thirty pages, read in a child, against the same library in this process; and the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from creatorbook.domain.contract_reading.comparing.compare import compare_reading as compare_terms
from creatorbook.domain.contract_reading.reading import read
from creatorbook.exchange.child.contract_text import read_contract
from creatorbook.services.upkeep.tour import tour
from tests.bench.ratios import compare, say, seconds
from tests.domain.contract_reading.test_reading_fuzz import DEAL
from tests.exchange.child.test_contract_text import SENTENCE, pdf
from tests.their_contracts.english import HARSH

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.clock import FixedClock

pytestmark = pytest.mark.bench

PAGES = 30
MANY = 2_000_000  # characters
LONGEST = 10_000  # ms


def test_thirty_pages_as_text() -> None:
    data = pdf(*["\n".join([SENTENCE] * 50)] * PAGES)

    def bare() -> list[str]:
        with pypdfium2.PdfDocument(data) as document:
            return [page.get_textpage().get_text_range() for page in document]

    compare(f"{PAGES} pages as text, with the child's start", lambda: read_contract(data, "a.pdf"), bare, 5, 25.0)


def test_two_million_characters() -> None:
    text = "\n\n".join(HARSH.text for _time in range(MANY // len(HARSH.text) + 1))[:MANY].encode()

    def ours() -> None:
        _text, reading = read_contract(text, "a.txt")
        compare_terms(reading, DEAL)

    say(
        f"{MANY:,} characters, read in the child and compared", min(seconds(ours) for _round in range(3)) * 1e3, LONGEST
    )


def test_thirty_pages_compared_with_a_deal() -> None:
    pages = [" ".join(HARSH.text.split())[:3_400]] * PAGES
    words = ("fee", "term", "exclusive", "perpetuity", "license", "days", "law", "reel", "invoice", "terminate")

    def bare() -> None:
        for page in pages:
            lower = page.lower()
            for word in words:
                lower.count(word)

    compare(f"{PAGES} pages compared with a deal", lambda: compare_terms(read(pages), DEAL), bare, 10, 20.0)


def test_the_tour(tmp_path: Path, clock: FixedClock) -> None:
    from creatorbook.services.book.book import Book

    settings = {"name": "A", "country": "FR", "language": "en", "currency": "EUR"}
    made = iter(range(1_000))

    def bare() -> None:
        Book.create(tmp_path / f"{next(made)}.creatorbook", settings, clock).close()

    compare(
        "the tour, against an empty book", lambda: tour(tmp_path / f"tour {next(made)}", clock, "en"), bare, 3, 25.0
    )
