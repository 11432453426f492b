"""Whether odd and hostile texts take time by their length alone: a text against a quarter of it, in the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.comparison.word_diff import word_diff
from creatorbook.documents.text.pdf_text import pdf_text, unprintable
from creatorbook.domain.contract_reading.comparing.compare import compare_reading as compare_terms
from creatorbook.domain.contract_reading.reading import read as read_terms
from creatorbook.exchange.mail.message import read_mail
from creatorbook.exchange.mail.text import html_to_text
from tests.bench.ratios import compare
from tests.domain.contract_reading.test_reading_fuzz import DEAL, ODD
from tests.domain.disclosure.support import check, facts
from tests.domain.disclosure.test_caption_fuzz import PIECES
from tests.exchange.mail.test_message import HOSTILE, HOSTILE_PEOPLE, mail
from tests.exchange.people.test_vcard import HOSTILE as HEADS
from tests.exchange.people.test_vcard import read as read_cards

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.bench

QUARTER = 4
# What grows with the square would take sixteen times as long.
GOAL = 8.0


def grow(name: str, work: Callable[[int], object], size: int) -> None:
    """Say how the whole size compares with a quarter of it."""
    compare(name, lambda: work(size), lambda: work(size // QUARTER), rounds=3, goal=GOAL)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_html(piece: str) -> None:
    grow(f"a mail of {piece!r}", lambda size: html_to_text(piece * (size // len(piece))), 400_000)


@pytest.mark.parametrize("piece", HOSTILE_PEOPLE)
def test_hostile_recipients(piece: str) -> None:
    grow(f"a mail to {piece!r}", lambda size: read_mail(mail(f"To: {piece * (size // len(piece))}\r\n")), 60_000)


@pytest.mark.parametrize("piece", PIECES)
def test_long_captions(piece: str) -> None:
    given = facts("paid", "GB US")
    grow(f"a caption of {piece!r}", lambda size: check(piece * (size // len(piece)), given), 100_000)


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_odd_contracts(piece: str) -> None:
    grow(
        f"a contract of {piece!r}",
        lambda size: compare_terms(read_terms([piece * (size // len(piece))]), DEAL),
        160_000,
    )


@pytest.mark.parametrize("name", HEADS)
def test_hostile_cards(name: str) -> None:
    grow(f"a card of {name}", lambda size: read_cards("BEGIN:VCARD", HEADS[name](size), "FN:Léa", "END:VCARD"), 60_000)


@pytest.mark.parametrize("piece", ["é ", "e\u0301\u0323", "中", "\n"])
def test_long_texts_for_a_page(piece: str) -> None:
    grow(f"a text of {piece!r}", lambda size: (pdf_text(piece * size), unprintable(piece * size)), 200_000)


@pytest.mark.parametrize(("before", "after"), [("a b ", "b a "), ("x", "y"), ("a\n", "b\na\n"), ("w ", "w w ")])
def test_two_long_versions(before: str, after: str) -> None:
    grow(f"{before!r} against {after!r}", lambda size: word_diff(before * size, after * size), 40_000)
