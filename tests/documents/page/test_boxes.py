"""Where a document is signed: found while it is laid out, and found again in the file."""

from __future__ import annotations

import dataclasses
import io
import itertools

import pypdf
import pytest

from creatorbook.documents.inputs.contract import ContractInput, ExtraClause
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.page.boxes import SignatureBox, signature_boxes
from creatorbook.documents.render import render_contract
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import english, french
from tests.documents.reading import pages_of, rectangles


def with_a_minor() -> ContractInput:
    base = english()
    creator = dataclasses.replace(base.creator, guardian_name="Ada Field", guardian_email="ada@example.org")
    return dataclasses.replace(base, creator=creator, creator_is_minor=True)


def close(one: SignatureBox, other: SignatureBox) -> bool:
    numbers = [
        (*(getattr(box, name) for name in ("x", "y", "width", "height")), *(box.name_at or ()), *(box.date_at or ()))
        for box in (one, other)
    ]
    same = (one.party, one.page) == (other.party, other.page)
    return same and all(abs(a - b) < 0.01 for a, b in zip(*numbers, strict=True))


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(
    ("contract", "parties"),
    [
        (french(), ["brand", "creator"]),
        (english(), ["brand", "agency", "creator"]),
        (with_a_minor(), ["brand", "agency", "creator", "guardian"]),
    ],
    ids=["two", "three", "with a guardian"],
)
def test_each_party_has_its_place_and_the_file_names_it(
    contract: ContractInput, parties: list[str], theme: Theme
) -> None:
    for look in (Look(theme), Look(theme, cover=True, initials=True)):
        rendered = render_contract(dataclasses.replace(contract, look=look))
        assert [box.party for box in rendered.boxes] == parties
        read = signature_boxes(rendered.pdf)
        assert len(read) == len(rendered.boxes)
        assert all(close(one, other) for one, other in zip(rendered.boxes, read, strict=True))


@pytest.mark.parametrize("theme", Theme)
def test_the_places_lie_within_the_page_beside_each_other_and_over_no_text(theme: Theme) -> None:
    contract = dataclasses.replace(with_a_minor(), look=Look(theme, initials=True))
    rendered = render_contract(contract)
    boxes = rendered.boxes
    assert len({box.page for box in boxes}) == 1
    assert "Signatures" in pages_of(rendered.pdf)[boxes[0].page]
    texts = rectangles(rendered.pdf, boxes[0].page)
    for box in boxes:
        assert 40 <= box.x < box.x + box.width <= 555
        assert 60 <= box.y < box.y + box.height <= 800
        assert box.height > 40
        assert box.width > 80
        for left, bottom, right, top in texts:
            apart = right < box.x or left > box.x + box.width or top < box.y or bottom > box.y + box.height
            assert apart, (box, (left, bottom, right, top))
    for one, other in itertools.pairwise(boxes):
        assert one.x + one.width <= other.x


def test_the_lines_to_fill_in_stand_above_the_signature() -> None:
    for box in render_contract(french()).boxes:
        assert box.name_at is not None
        assert box.date_at is not None
        assert box.y + box.height < box.date_at[1] < box.name_at[1]
        assert box.name_at[0] == box.date_at[0] == box.x


def test_a_long_contract_is_signed_on_its_last_page_of_text() -> None:
    text = "\n\n".join("A sentence of a long clause that goes on and on. " * 8 for _ in range(60))
    contract = dataclasses.replace(english(), extra_clauses=(ExtraClause("long", "Long", text),))
    rendered = render_contract(contract)
    assert rendered.pages > 6
    assert {box.page for box in signature_boxes(rendered.pdf)} == {rendered.pages - 1}


def test_the_places_are_found_when_others_have_added_to_the_file() -> None:
    issued = render_contract(french()).pdf
    stream = io.BytesIO()
    writer = pypdf.PdfWriter(io.BytesIO(issued), incremental=True)
    writer.add_metadata({"/Seen": "yes"})
    writer.write(stream)
    grown = stream.getvalue()
    assert grown.startswith(issued)
    assert signature_boxes(grown) == signature_boxes(issued)


def test_a_foreign_file_names_no_place(caplog: pytest.LogCaptureFixture) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_named_destination("sign-", 0)
    writer.add_named_destination("sign-creator", 0)
    stream = io.BytesIO()
    writer.write(stream)
    for pdf in (b"", b"%PDF-1.7 nothing", b"\x00" * 999, stream.getvalue()):
        assert signature_boxes(pdf) == ()
    assert all(record.name.startswith("pypdf") for record in caplog.records)
