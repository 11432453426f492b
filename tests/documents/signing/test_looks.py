"""A contract that comes back by its looks: what was covered, replaced or put there is named, what is no harm is not."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.reading import words
from creatorbook.documents.render import render_contract
from creatorbook.documents.signing.checking.added import added_things
from creatorbook.documents.signing.checking.looks import compare_looks
from creatorbook.documents.signing.checking.matching import Match, MatchKind, compare_pages, match_looks, match_seen
from creatorbook.documents.signing.checking.spots import TOLD, Looks, Spot, SpotKind
from creatorbook.documents.signing.marks.pades import sign_with_certificate
from creatorbook.documents.signing.marks.put import place_mark
from creatorbook.documents.signing.material import Typed
from creatorbook.services.signing.wording import describe_spot
from tests.documents.examples import english
from tests.documents.signing import attacks
from tests.documents.signing.conftest import CREATOR, MOMENT
from tests.documents.two_languages import german_and_english

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.material import CertificateFile

SUM = "4 800,00 €"
PAGE = 3

# What is said of each; the page is that of the sum wherever it has one.
SAID: dict[str, set[Spot]] = {
    "white box": {Spot(PAGE, SpotKind.CHANGED, SUM)},
    "image": {Spot(PAGE, SpotKind.CHANGED, SUM)},
    "pages exchanged": {Spot(PAGE - 1, SpotKind.PAGE_MOVED, str(PAGE)), Spot(PAGE, SpotKind.PAGE_MOVED, str(PAGE - 1))},
    "font swapped": {Spot(PAGE, SpotKind.CHANGED, "4")},
    "note": {Spot(PAGE, SpotKind.CHANGED, SUM), Spot(PAGE, SpotKind.ANNOTATION, "180,00 EUR")},
    "unseen note": {Spot(PAGE, SpotKind.ANNOTATION, "Fee: 180 EUR")},
    "field": {Spot(PAGE, SpotKind.CHANGED, SUM), Spot(PAGE, SpotKind.FIELD, "180,00 EUR")},
    "layer": {Spot(PAGE, SpotKind.LAYER)},
    "program": {Spot(1, SpotKind.SCRIPT)},
}


def compare(issued: bytes, received: bytes) -> Match:
    """Return how a received file relates to the issued one, as the verification puts its parts together."""
    boxes = signature_boxes(issued)
    looks = compare_looks(issued, received, boxes)
    added = added_things(issued, received, boxes)
    harmless = tuple(each for each in added if each.kind in TOLD)
    looks = replace(looks, spots=(*looks.spots, *(each for each in added if each not in harmless)), filled=harmless)
    told, read = words.pages(issued), words.pages(received)
    if received.startswith(issued):
        return match_looks(compare_pages(told, read, by_eye=False), looks, continued=True)
    return match_seen(compare_pages(told, read), told, read, looks)


@pytest.fixture(scope="session")
def signed(issued: bytes, boxes: Mapping[str, SignatureBox]) -> bytes:
    """Return the contract with the picture of one signature."""
    return place_mark(issued, boxes["creator"], Typed("Camille"), CREATOR, MOMENT)


@pytest.fixture(scope="session")
def certified(issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile) -> bytes:
    """Return the contract with one certificate signature."""
    return sign_with_certificate(issued, boxes["creator"], creators_file, CREATOR, MOMENT)[0]


@pytest.fixture(scope="session")
def cover() -> bytes:
    """Return what somebody may lay upon a contract: another paper, of which the first page is taken."""
    return render_contract(english()).pdf


@pytest.mark.parametrize("behind", [True, False], ids=["behind its end", "written anew"])
@pytest.mark.parametrize(
    ("copy", "name"),
    [*((copy, name) for copy in ("unsigned", "signed") for name in attacks.HARM), ("certified", "white box")],
)
def test_what_was_done_to_a_copy_is_named_with_its_page(
    name: str, copy: str, behind: bool, request: pytest.FixtureRequest, issued: bytes
) -> None:
    before = issued if copy == "unsigned" else request.getfixturevalue(copy)
    match = compare(issued, attacks.change(before, attacks.HARM[name], SUM, behind=behind))
    assert match.kind is MatchKind.OTHER_LOOK
    assert not match.has_same_words
    assert set(match.spots) >= SAID[name]
    assert {spot.page for spot in match.spots} == {spot.page for spot in SAID[name]}


def test_more_notes_than_are_looked_at_are_said(issued: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(issued))
    note = writer._add_object(DictionaryObject({
        NameObject("/Subtype"): NameObject("/Text"), NameObject("/Rect"): ArrayObject(map(FloatObject, (9, 9, 20, 20)))
    }))  # fmt: skip
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note] * 2_001)
    out = io.BytesIO()
    writer.write(out)
    found = added_things(issued, out.getvalue(), ())
    assert (len(found), found[-1]) == (2_001, Spot(1, SpotKind.UNREAD))
    assert describe_spot(found[-1]).startswith("From page 1 on there are more notes")


def test_a_copy_written_again_by_other_programs_is_what_was_issued(
    issued: bytes, signed: bytes, tmp_path: Path
) -> None:
    for copy in (issued, signed):
        kind = MatchKind.SAME_TEXT if copy is issued else MatchKind.ADDED_TEXT
        assert compare(issued, attacks.printed_again(copy)) == replace(compare(issued, attacks.printed_again(copy)),
                                                                       kind=kind, spots=())  # fmt: skip
    smaller = compare(issued, attacks.printed_smaller(issued))
    assert (smaller.kind, smaller.spots) == (MatchKind.SAME_TEXT, ())
    distilled = attacks.distilled(issued, tmp_path)
    if distilled is None:
        pytest.skip("pdftocairo of poppler-utils is not installed")
    again = compare(issued, distilled)
    assert (again.kind, again.spots, distilled.startswith(issued)) == (MatchKind.SAME_TEXT, (), False)


def test_a_sum_covered_and_then_distilled_is_still_named(issued: bytes, tmp_path: Path) -> None:
    covered = attacks.change(issued, attacks.white_box, SUM, behind=False)
    smaller = compare(issued, attacks.printed_smaller(covered))
    assert Spot(PAGE, SpotKind.CHANGED, SUM) in smaller.spots
    distilled = attacks.distilled(covered, tmp_path)
    if distilled is None:
        pytest.skip("pdftocairo of poppler-utils is not installed")
    assert compare(issued, distilled).spots == (Spot(PAGE, SpotKind.CHANGED, SUM),)


def test_a_file_that_tells_its_words_in_another_order_is_what_was_issued_and_a_covered_sum_is_named(
    issued: bytes,
) -> None:
    pages = [list(page) for page in words.pages(issued)]
    # As programs that optimise do: the foot is told at the beginning, and one piece runs into the next.
    told = [[*page[-4:], *page[:-4]] for page in pages]
    told[0][3:5] = ["".join(told[0][3:5])]
    assert compare_pages(pages, told).kind is MatchKind.OTHER_TEXT
    assert match_looks(compare_pages(pages, told), Looks()).kind is MatchKind.SAME_TEXT
    covered = match_looks(compare_pages(pages, told), Looks((Spot(PAGE, SpotKind.CHANGED, SUM),)))
    assert (covered.kind, covered.differences) == (MatchKind.OTHER_LOOK, ())
    # Another sum of the same figures is another text, wherever the foot is told.
    at = next(place for place, word in enumerate(told[PAGE - 1]) if word == "800,00")
    told[PAGE - 1][at - 1 : at + 1] = ["8", "400,00"]
    assert match_looks(compare_pages(pages, told), Looks()).kind is MatchKind.OTHER_TEXT


def test_a_certificate_signature_that_was_lost_when_a_file_was_saved_again_is_told(
    issued: bytes, certified: bytes, boxes: Mapping[str, SignatureBox]
) -> None:
    again = arranged(certified, *range(1, len(words.pages(issued)) + 1))
    match = compare(issued, again)
    assert (match.spots, match.filled) == ((), (Spot(boxes["creator"].page + 1, SpotKind.SIGNATURE_LOST),))
    assert compare(issued, certified).filled == ()


def test_a_stroke_in_the_place_to_sign_is_a_signature_and_elsewhere_it_is_not(
    issued: bytes, boxes: Mapping[str, SignatureBox]
) -> None:
    by_hand = attacks.signed_by_hand(issued, "brand")
    assert compare(issued, by_hand).kind is MatchKind.SAME_TEXT
    box = boxes["brand"]
    lower = replace(box, y=box.y - 200, name_at=None, date_at=None)
    assert compare_looks(issued, by_hand, [lower]).spots[0].page == box.page + 1


def test_a_scan_is_said_to_be_one_with_and_without_its_words(issued: bytes) -> None:
    assert compare(issued, attacks.scanned(issued)).kind is MatchKind.NO_TEXT
    match = compare(issued, attacks.scanned(issued, words=True))
    assert (match.kind, match.needs_eyes, match.has_same_words) == (MatchKind.SCAN, True, False)


def test_a_scan_among_pages_that_are_none_is_said_to_be_one_by_its_page(issued: bytes) -> None:
    last = len(words.pages(issued))
    scan = pypdf.PdfReader(io.BytesIO(attacks.scanned(arranged(issued, 2, last), words=False)))
    read = pypdf.PdfReader(io.BytesIO(attacks.scanned(arranged(issued, last), words=True)))
    replaced = {2: scan.pages[0], last: scan.pages[1]}

    def mixed(pages: dict[int, Any], doctored: bytes = b"") -> Match:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(doctored or issued))
        for page, picture in pages.items():
            writer.remove_page(page - 1)
            writer.insert_page(picture, page - 1)
        out = io.BytesIO()
        writer.write(out)
        return compare(issued, out.getvalue())

    # The page that was signed by hand and scanned, with the words that were recognised in it, and two without words.
    for pages in ({last: read.pages[0]}, replaced):
        match = mixed(pages)
        assert (match.kind, match.pictured, match.needs_eyes) == (MatchKind.SCAN, tuple(pages), True)
        assert match.differences == ()
    # What was done to the pages that are no pictures is not hidden behind those that are.
    match = mixed({last: scan.pages[1]}, attacks.change(issued, attacks.HARM["white box"], SUM, behind=False))
    assert (match.kind, match.pictured) == (MatchKind.OTHER_LOOK, (last,))
    assert Spot(PAGE, SpotKind.CHANGED, SUM) in match.spots
    # A page without words that is no picture was replaced.
    match = compare(issued, arranged(issued, *range(1, PAGE), None, *range(PAGE + 1, last + 1)))
    assert (match.kind, match.pictured) == (MatchKind.OTHER_TEXT, ())
    assert Spot(PAGE, SpotKind.ANEW) in match.spots


def arranged(pdf: bytes, *pages: int | None, cover: bytes = b"") -> bytes:
    """Return some pages of a file, from 1, in this order; None is an empty page, 0 one of the cover letter."""
    writer, reader = pypdf.PdfWriter(), pypdf.PdfReader(io.BytesIO(pdf))
    for page in pages:
        if page is None:
            writer.add_blank_page(595, 842)
        else:
            writer.add_page(reader.pages[page - 1] if page else pypdf.PdfReader(io.BytesIO(cover)).pages[0])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pages_that_are_missing_or_more_are_named(issued: bytes, cover: bytes) -> None:
    count = len(words.pages(issued))
    whole = range(1, count + 1)
    letter = " ".join(pypdf.PdfReader(io.BytesIO(cover)).pages[0].extract_text().split()[:12])
    for pages, spots in (
        ((*whole, None), {Spot(count + 1, SpotKind.PAGE_EMPTY)}),
        ((None, *whole), {Spot(1, SpotKind.PAGE_EMPTY)}),
        ((0, *whole), {Spot(1, SpotKind.PAGE_ADDED, f"{letter} …")}),
    ):
        match = compare(issued, arranged(issued, *pages, cover=cover))
        assert (match.kind, set(match.spots), match.differences) == (MatchKind.OTHER_LOOK, spots, ())
        assert match.only_pages_added
    for kept, more in ((whole[:-1], ()), ((1,), (None,)), ((count,), ()), ((count,), (0,))):
        match = compare(issued, arranged(issued, *kept, *more, cover=cover))
        gone = tuple(page for page in whole if page not in kept)
        assert (match.kind, match.there, match.missing) == (MatchKind.PARTIAL, tuple(kept), gone)
        assert match.differences == ()
        assert {spot.page for spot in match.spots if spot.kind is SpotKind.PAGE_MISSING} == set(gone)
        assert match.pages == tuple(len(kept) + 1 for _page in more)


def test_a_page_that_is_there_is_looked_at_although_others_are_missing(issued: bytes) -> None:
    covered = attacks.change(issued, attacks.white_box, SUM, behind=False)
    match = compare(issued, arranged(covered, PAGE))
    assert (match.kind, match.there) == (MatchKind.PARTIAL, (PAGE,))
    assert Spot(1, SpotKind.CHANGED, SUM) in match.spots


def test_two_columns_written_again_one_after_the_other_are_the_same_and_a_swapped_word_is_not() -> None:
    """What a program does that writes columns in another order; a figure that changes its place is no such thing."""
    issued = render_contract(german_and_english()).pdf
    received = attacks.columns_in_other_order(issued)
    before, after = words.pages(issued), words.pages(received)
    assert before != after
    assert [sorted(page) for page in before] == [sorted(page) for page in after]
    assert compare(issued, received).kind is MatchKind.SAME_TEXT
    exchanged = render_contract(replace(german_and_english(), revisions=3, review_days=1)).pdf
    other = compare(issued, exchanged)
    assert other.kind is MatchKind.OTHER_TEXT
    assert other.pages
