"""The tour: the main job end to end, in a folder of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.errors import BadInput
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.services import imports
from creatorbook.services.book.book import Book
from creatorbook.services.upkeep.tour import BOOK_NAME, tour
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.clock import FixedClock


def test_it_does_the_whole_job(tmp_path: Path, clock: FixedClock) -> None:
    report = tour(tmp_path / "new" / "folder", clock, "en")
    assert report.problems == ()
    assert report.deal.to_json()["stage"] == "contracted"
    assert report.contract.read_bytes().startswith(b"%PDF")
    assert len(pypdf.PdfReader(report.contract).pages) == report.pages
    assert {line.kind for line in report.due} >= {"deliverable_due", "payment_to_invoice", "next_action"}
    assert {(each.kind, duty.country, duty.outcome) for each in report.disclosures for duty in each.verdict.duties} >= {
        ("post", "FR", Outcome.REQUIRED),
        ("post", "GB", Outcome.REQUIRED),
        ("gift", "FR", Outcome.REQUIRED),
    }
    assert all(duty.sources for each in report.disclosures for duty in each.verdict.duties)
    assert len(report.steps) == 9


def test_the_contract_says_what_was_agreed(tmp_path: Path, clock: FixedClock) -> None:
    report = tour(tmp_path, clock, "fr")
    text = " ".join("".join(page.extract_text() for page in pypdf.PdfReader(report.contract).pages).split())
    for said in ("Camille Roux", "Atelier Brume SAS", report.number, "540", "Annecy"):
        assert said in text
    assert report.disclosures[0].verdict.proposal.words[0] == "Publicité"


def test_the_book_can_be_opened_afterwards_and_holds_it_all(tmp_path: Path, clock: FixedClock) -> None:
    report = tour(tmp_path, clock)
    with Book(report.book, clock) as book:
        assert book.verify().is_ok
        assert support.count(book, "contract_version") == 1
        assert support.count(book, "disclosure") == 3
        again = imports.import_files(book, [support.sample("collaboration.eml")])
        assert not again.value.has_changes


def test_it_can_be_written_as_json(tmp_path: Path, clock: FixedClock) -> None:
    plain = json.loads(json.dumps(tour(tmp_path, clock).to_json()))
    assert plain["contract"]["number"]
    assert plain["deal"]["fee"] == {"amount": "1800.00", "currency": "EUR"}
    assert plain["disclosures"][0]["duties"][0]["sources"]


def test_a_folder_with_a_tour_is_refused_and_left_alone(tmp_path: Path, clock: FixedClock) -> None:
    tour(tmp_path, clock)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(BadInput, match="already") as caught:
        tour(tmp_path, clock)
    assert caught.value.hint
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_is_no_folder(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="not a folder"):
        tour(tmp_path / "file", clock)
    with pytest.raises(BadInput):
        tour(tmp_path / "file" / "inside", clock)


def test_a_tour_that_fails_leaves_no_book(tmp_path: Path, clock: FixedClock) -> None:
    # The contract cannot be written where a folder has its name.
    (tmp_path / "C-2026-001.pdf").mkdir()
    with pytest.raises(BadInput):
        tour(tmp_path, clock)
    assert not (tmp_path / BOOK_NAME).exists()
