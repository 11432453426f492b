"""References with check digits: examples of their makers, what is made is found right, what is changed is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iso11649
from stdnum.ch import esr

from creatorbook.domain.money.paying.addresses import PostalAddress, read_address, split_house_number
from creatorbook.domain.money.paying.epc import epc_text
from creatorbook.domain.money.paying.references import (
    belgian_communication,
    creditor_reference,
    group_reference,
    is_creditor_reference,
    is_swiss_reference,
    swiss_reference,
)
from creatorbook.domain.money.paying.swiss_bill import BillParty, is_qr_iban, swiss_bill
from creatorbook.domain.values.money import Money


def test_the_examples_of_their_makers() -> None:
    assert creditor_reference("539007547034") == "RF18539007547034"
    assert belgian_communication("0909337554") == "+++090/9337/55493+++"
    assert swiss_reference("21000000000313947143000901") == "210000000003139471430009017"
    assert group_reference("210000000003139471430009017") == "21 00000 00003 13947 14300 09017"
    assert group_reference("RF18539007547034") == "RF18 5390 0754 7034"


@settings(max_examples=60)
@given(st.integers(1, 9_999_999_999))
def test_what_is_made_is_right_and_a_changed_digit_is_not(number: int) -> None:
    made = (creditor_reference(str(number)), swiss_reference(str(number)))
    assert iso11649.is_valid(made[0])
    assert esr.is_valid(made[1])
    belgian = belgian_communication(str(number))
    digits = "".join(each for each in belgian if each.isdigit())
    assert belgian == f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
    assert (int(digits[:10]), int(digits[10:])) == (number, number % 97 or 97)
    for text, is_right in zip(made, (is_creditor_reference, is_swiss_reference), strict=True):
        assert is_right(text)
        at = max(index for index, letter in enumerate(text) if letter.isdigit())
        assert not is_right(f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}")


@pytest.mark.parametrize("number", ["", "---", "F" * 22, "Ünique"])
def test_a_number_that_cannot_be_a_reference_is_none(number: str) -> None:
    assert creditor_reference(number) == ""


def test_digits_beyond_the_room_are_no_reference() -> None:
    assert belgian_communication("12345678901") == swiss_reference("1" * 27) == swiss_reference("A") == ""


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("12 rue de la Paix\n75011 Paris", "FR", PostalAddress(("12 rue de la Paix",), "75011", "Paris")),
        ("12 rue de la Paix, 75011 Paris", "FR", PostalAddress(("12 rue de la Paix",), "75011", "Paris")),
        ("Singel 1\n1015 AA Delft\nNederland", "NL", PostalAddress(("Singel 1",), "1015 AA", "Delft")),
        ("1 High Street\nLondon\nEC1A 1BB", "GB", PostalAddress(("1 High Street",), "EC1A 1BB", "London")),
        ("4 Mill Lane\nEdinburgh EH1 1AA", "GB", PostalAddress(("4 Mill Lane",), "EH1 1AA", "Edinburgh")),
        ("500 5th Ave\nNew York, NY 10110", "US", PostalAddress(("500 5th Ave",), "10110", "New York", "NY")),
        ("9 George St\nSydney NSW 2000", "AU", PostalAddress(("9 George St",), "2000", "Sydney", "NSW")),
        ("Bahnhofstrasse 3\nCH-8001 Zürich", "CH", PostalAddress(("Bahnhofstrasse 3",), "8001", "Zürich")),
        ("c/o Agence", "FR", PostalAddress(("c/o Agence",), "", "")),
        ("", "FR", PostalAddress((), "", "")),
    ],
)  # fmt: skip
def test_an_address_in_parts(text: str, country: str, expected: PostalAddress) -> None:
    assert read_address(text, country) == expected


def test_a_house_number_is_taken_where_it_ends_a_line() -> None:
    assert split_house_number("Seestrasse 40a") == ("Seestrasse", "40a")
    assert split_house_number("12 rue de la Paix") == ("12 rue de la Paix", "")


IBAN = "BE68539007547034"


@pytest.mark.parametrize(
    ("iban", "amount", "name"),
    [
        (IBAN, "1.00 USD", "A"),
        (IBAN, "0.00 EUR", "A"),
        (IBAN, "-1.00 EUR", "A"),
        (IBAN, "1000000000.00 EUR", "A"),
        ("BE68539007547035", "1.00 EUR", "A"),
        ("BR1800360305000010009795493C1", "1.00 EUR", "A"),
        (IBAN, "1.00 EUR", " "),
    ],
)
def test_no_code_for_a_transfer_that_is_none(iban: str, amount: str, name: str) -> None:
    number, _space, currency = amount.partition(" ")
    assert epc_text(name, iban, Money.of(number, currency), "2026-1") == ""


def test_long_names_and_texts_stay_within_the_room() -> None:
    lines = epc_text("Ä" * 200, IBAN, Money.of("12.30", "EUR"), "x" * 300).split("\n")
    assert (len(lines[5]), lines[7], lines[8:]) == (70, "EUR12.30", ["", "", "x" * 140])


def test_a_slip_needs_a_swiss_account_its_currencies_and_a_town() -> None:
    party = BillParty("Noah Keller", PostalAddress(("Seestrasse 40",), "8002", "Zürich"), "CH")
    nowhere = BillParty("Lune", PostalAddress((), "", ""), "FR")
    amount, iban = Money.of("10.00", "CHF"), "CH9300762011623852957"
    made = swiss_bill(iban, party, amount, nowhere, "", "2026-1")
    assert made is not None
    assert (made.kind, made.debtor) == ("NON", None)
    assert made.text.split("\r\n")[20:] == [*[""] * 7, "NON", "", "2026-1", "EPD"]
    assert not is_qr_iban(iban)
    assert is_qr_iban("CH44 3199 9123 0008 8901 2")
    assert swiss_bill("BE68539007547034", party, amount, party, "", "") is None
    assert swiss_bill(iban, party, Money.of("10.00", "USD"), party, "", "") is None
    assert swiss_bill(iban, party, Money(0, "CHF"), party, "", "") is None
    assert swiss_bill(iban, nowhere, amount, party, "", "") is None
    assert swiss_bill(iban, party, amount, party, "210000000003139471430009017", "") is None
