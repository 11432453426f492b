"""Contacts and brands as an address book: whatever is written in the book, our own reader takes it back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creatorbook.common.errors import BadInput
from creatorbook.exchange.base.records import ImportedBrand, ImportedContact, ReadOptions
from creatorbook.exchange.people.vcard import read_vcards
from creatorbook.exchange.people.vcard_write import write_vcards
from creatorbook.services.export.address_book import address_book
from creatorbook.services.imports import import_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.desk import Desk


def cards(desk: Desk, kind: str, ids: list[str], *, with_people: bool = False) -> bytes:
    with desk.book.reading() as reading:
        return address_book(reading, kind, ids, with_people=with_people)


def test_what_is_written_is_read_back(desk: Desk) -> None:
    agency = desk.add("agency", name="Relais, Fils; SARL")
    zoe = desk.add("contact", name="Zoé Blanc", brand_id=desk.brand, role="Presse", email="zoe@eclat.example",
                   phone="+33639980001", language="fr")  # fmt: skip
    noe = desk.add("contact", name="Noé", agency_id=agency)
    found = read_vcards(cards(desk, "contact", [noe, zoe]), ReadOptions()).records
    assert [type(each) for each in found] == [ImportedContact, ImportedContact]
    first, second = found
    assert isinstance(first, ImportedContact)
    assert isinstance(second, ImportedContact)
    assert (first.name, first.organisation) == ("Noé", "Relais, Fils; SARL")
    assert (second.name, second.organisation, second.role) == ("Zoé Blanc", "Éclat", "Presse")
    assert (second.emails, second.language) == (("zoe@eclat.example",), "fr")
    assert second.phones == ("+33 6 39 98 00 01",)


def test_a_brand_comes_with_its_people_where_they_are_asked_for(desk: Desk) -> None:
    desk.edit("brand", desk.brand, email="hello@eclat.example", website="https://eclat.example", country="FR",
              address="1 rue du Port\n29200 Brest")  # fmt: skip
    desk.add("contact", name="Zoé Blanc", brand_id=desk.brand)
    assert len(read_vcards(cards(desk, "brand", [desk.brand]), ReadOptions()).records) == 1
    brand, person = read_vcards(cards(desk, "brand", [desk.brand], with_people=True), ReadOptions()).records
    assert isinstance(brand, ImportedBrand)
    assert (brand.name, brand.emails, brand.country) == ("Éclat", ("hello@eclat.example",), "FR")
    assert brand.address == "1 rue du Port\n29200 Brest"
    assert isinstance(person, ImportedContact)
    assert (person.name, person.organisation) == ("Zoé Blanc", "Éclat")


def test_taking_ones_own_address_book_in_again_adds_nobody(desk: Desk, tmp_path: Path) -> None:
    desk.add("contact", name="Zoé Blanc", brand_id=desk.brand, email="zoe@eclat.example")
    path = tmp_path / "people.vcf"
    path.write_bytes(cards(desk, "brand", [desk.brand], with_people=True))
    import_files(desk.book, [path])
    assert len(desk.ids("brand")) == 1
    assert len(desk.ids("contact")) == 1


def test_other_records_are_no_address_book(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Deals"):
        cards(desk, "deal", [])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60)
    | st.sampled_from(["a\r\nEND:VCARD\r\nBEGIN:VCARD", "a\rEMAIL:x@y.example", "\\n;,\\", "=1+1", "é" * 90, "x\n y"])
)
def test_no_words_become_a_card_or_a_line_of_their_own(words: str) -> None:
    data = write_vcards([ImportedContact(key="k", row=1, name="Zoé", role=words, note=words)])
    assert data.count(b"\r\nBEGIN:VCARD") == 0
    assert data.count(b"\r\nEND:VCARD") == 1
    names = {line.split(b":")[0] for line in data.split(b"\r\n") if line and not line.startswith(b" ")}
    assert names <= {b"BEGIN", b"VERSION", b"FN", b"N", b"TITLE", b"NOTE", b"END"}
    (back,) = read_vcards(data, ReadOptions()).records
    assert isinstance(back, ImportedContact)
    assert back.emails == ()
