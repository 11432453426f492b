"""Whether a file that came back is the contract that went out."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.reading import words
from creatorbook.documents.render import render_contract
from creatorbook.documents.signing.checking.looks import compare_looks
from creatorbook.documents.signing.checking.matching import (
    MAX_DIFFERENCES,
    Match,
    MatchKind,
    beginning_with,
    compare_pages,
    match_looks,
)
from creatorbook.documents.signing.marks.increment import Increment
from creatorbook.documents.signing.marks.put import place_mark
from creatorbook.documents.signing.material import Typed
from creatorbook.domain.values.money import Money
from tests.documents.examples import english, french
from tests.documents.signing.conftest import CREATOR, MOMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.documents.page.boxes import SignatureBox


def printed_again(pdf: bytes) -> bytes:
    """Return the PDF as another program writes it: the same pages, other bytes."""
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def scanned(_pdf: bytes) -> bytes:
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


TABLE: dict[str, tuple[Callable[[bytes], bytes], MatchKind]] = {
    "itself": (lambda pdf: pdf, MatchKind.SAME),
    "something behind it": (lambda pdf: pdf + b"\n% signed elsewhere\n", MatchKind.CONTINUED),
    "printed again": (printed_again, MatchKind.SAME_TEXT),
    "another fee": (
        lambda _pdf: render_contract(replace(french(), fee=Money.of("4900", "EUR"))).pdf,
        MatchKind.OTHER_TEXT,
    ),
    "a scan": (scanned, MatchKind.NO_TEXT),
    "another contract": (lambda _pdf: render_contract(english()).pdf, MatchKind.UNRELATED),
    "no PDF": (lambda _pdf: b"hello", MatchKind.NO_TEXT),
    "cut": (lambda pdf: pdf[:5_000], MatchKind.NO_TEXT),
}


def compare(issued: bytes, received: bytes) -> Match:
    """Return how a received file relates to one that was issued, as the verification puts its parts together."""
    if received == issued:
        return Match(MatchKind.SAME)
    before, after, boxes = words.pages(issued), words.pages(received), signature_boxes(issued)
    if received.startswith(issued):
        return match_looks(compare_pages(before, after), compare_looks(issued, received, boxes), continued=True)
    match = compare_pages(before, after)
    return match_looks(match, compare_looks(issued, received, boxes)) if match.has_same_words else match


@pytest.mark.parametrize("name", TABLE)
def test_what_comes_back_is_recognised(name: str, issued: bytes) -> None:
    change, expected = TABLE[name]
    match = compare(issued, change(issued))
    assert match.kind is expected
    assert match.has_same_words == (
        expected in (MatchKind.SAME, MatchKind.CONTINUED, MatchKind.SAME_TEXT, MatchKind.ADDED_TEXT)
    )


def replaced(pdf: bytes, old: bytes, new: bytes) -> bytes:
    """Return the PDF with words of its first page replaced by what stands behind the issued bytes."""
    increment = Increment(pdf)
    page = increment.reader.pages[0]
    contents = page.get_contents()
    assert contents is not None
    data = contents.get_data()
    assert old in data
    changed = DictionaryObject({key: page.raw_get(key) for key in page})
    changed[NameObject("/Contents")] = increment.stream(data.replace(old, new), {})
    increment.replace(page.indirect_reference, changed)
    return increment.to_bytes()


def painted_over(pdf: bytes) -> bytes:
    """Return the PDF with a patch over the first lines of its first page, the words under it untouched."""
    increment = Increment(pdf)
    page = increment.reader.pages[0]
    changed = DictionaryObject({key: page.raw_get(key) for key in page})
    patch = increment.stream(b"q 0.9 0.9 0.2 rg 68 700 200 60 re f Q", {})
    changed[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), patch])
    increment.replace(page.indirect_reference, changed)
    return increment.to_bytes()


def test_words_replaced_behind_the_issued_bytes_are_seen(issued: bytes) -> None:
    changed = replaced(issued, b"2026-014", b"2026-019")
    assert changed.startswith(issued)
    match = compare(issued, changed)
    assert (match.kind, match.has_same_words, match.pages) == (MatchKind.OTHER_TEXT, False, (1,))
    assert ("2026-014", "2026-019") in {(each.before, each.after) for each in match.differences}


def test_what_is_painted_over_is_seen_although_no_word_changed(issued: bytes) -> None:
    match = compare(issued, painted_over(issued))
    assert (match.kind, match.has_same_words, match.pages) == (MatchKind.OTHER_LOOK, False, (1,))
    assert match.differences == ()


def test_signatures_in_their_places_change_no_look(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    signed = place_mark(issued, boxes["creator"], Typed("Camille"), CREATOR, MOMENT)
    match = compare(issued, place_mark(signed, boxes["brand"], Typed("Inès Fournel"), CREATOR, MOMENT))
    assert (match.kind, match.pages) == (MatchKind.CONTINUED, ())
    # What was added is shown all the same.
    assert "Camille" in " ".join(each.after for each in match.differences)


def test_a_signed_copy_printed_again_has_more_words_and_no_fewer(
    issued: bytes, boxes: Mapping[str, SignatureBox]
) -> None:
    signed = place_mark(issued, boxes["creator"], Typed("Camille"), CREATOR, MOMENT)
    assert compare(issued, signed).kind is MatchKind.CONTINUED
    match = compare(issued, printed_again(signed))
    assert match.kind is MatchKind.ADDED_TEXT
    assert {each.before for each in match.differences} == {""}
    assert "Camille" in " ".join(each.after for each in match.differences)


def test_a_changed_sum_is_shown_with_its_page_and_its_words(issued: bytes) -> None:
    match = compare(issued, render_contract(replace(french(), revisions=3)).pdf)
    assert match.kind is MatchKind.OTHER_TEXT
    assert match.more == 0
    assert all(each.page >= 1 and each.before != each.after for each in match.differences)


def test_issued_bytes_are_found_at_the_beginning_longest_first(issued: bytes) -> None:
    longer = issued + b"more"
    known = [(hashlib.sha256(each).hexdigest(), len(each)) for each in (issued, longer, b"other", b"")]
    found = beginning_with(longer + b"\nand more", known)
    assert found == (known[1][0], known[0][0])
    assert beginning_with(issued[:-1], known) == ()


WORDS = st.lists(st.sampled_from(["the", "brand", "pays", "1,500", "EUR", "within", "30", "days"]), max_size=60)


@given(WORDS, WORDS)
def test_every_difference_of_two_texts_is_listed_or_counted(before: list[str], after: list[str]) -> None:
    match = compare_pages([before], [after[:20], after[20:]])
    if not after:
        assert match.kind is MatchKind.NO_TEXT
    elif before == after:
        assert match.kind is MatchKind.SAME_TEXT
    elif before == after[:20]:
        # Words behind a whole page that was issued: a page added, which the looks name.
        assert match == Match(MatchKind.SAME_TEXT)
    else:
        assert match.kind in (MatchKind.ADDED_TEXT, MatchKind.OTHER_TEXT, MatchKind.UNRELATED)
        assert len(match.differences) <= MAX_DIFFERENCES
        if match.kind is not MatchKind.UNRELATED:
            assert match.differences
        if match.kind is MatchKind.ADDED_TEXT:
            assert len(after) > len(before)


def test_a_very_long_text_is_compared_in_a_moment() -> None:
    before = [str(number) for number in range(50_000)]
    after = [*before[:10_000], *(f"x{number}" for number in range(15_000)), *before[25_000:]]
    assert compare_pages([before], [after]).kind is MatchKind.OTHER_TEXT
    assert compare_pages([before], [[f"x{word}" for word in before]]).kind is MatchKind.UNRELATED
