"""Phone numbers: whichever way is taken, the result is what the library says."""

from __future__ import annotations

import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.identity import phones
from creatorbook.domain.identity.phones import read_phone

CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
COUNTRIES = sorted(phonenumbers.SUPPORTED_REGIONS)
EXAMPLES = {33: ("19900", "26191", "35301", "46571", "53649", "63998"), 44: ("7700900",)}
SEPARATORS = ("", "", " ", " ", "-", ".", "/", "  ", " (0)")


def by_library(text: str, country: str) -> tuple[str, bool]:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text, False
    is_example = str(number.national_number).startswith(EXAMPLES.get(number.country_code or 0, "no number"))
    if not (phonenumbers.is_valid_number(number) or is_example) or is_without_its_nought(text, number, country):
        return text, False
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL), True


def is_without_its_nought(text: str, number: phonenumbers.PhoneNumber, country: str) -> bool:
    """Return whether a number at home is dialled with a nought in front and stands here without one."""
    digits = "".join(character for character in text if character.isdigit())
    known = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    if known is None or known.national_prefix != "0" or known.national_prefix_transform_rule:
        return False
    if "+" in text or digits.startswith(("00", str(number.country_code), "0")):
        return False
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL).strip("(").startswith("0")


def spaced(digits: str, chance: random.Random) -> str:
    """Return digits with separators between some of them, no longer than what is read at all."""
    separator = chance.choice(SEPARATORS)
    return "".join(digit + (separator if chance.random() < 0.3 else "") for digit in digits)[:40].strip()


def test_numbers_of_every_country_read_as_the_library_reads_them() -> None:
    chance = random.Random(7)
    for code in CODES:
        for length in (*range(1, 16), 7, 8, 9, 9, 10, 10):
            digits = "".join(chance.choice("0123456789") for _digit in range(length))
            text = spaced(f"+{code}{digits}", chance)
            country = chance.choice(COUNTRIES)
            assert read_phone(text, country) == by_library(text, country), (text, country)


def test_numbers_at_home_read_as_the_library_reads_them() -> None:
    chance = random.Random(8)
    for country in COUNTRIES:
        for length in (*range(2, 14), 8, 9, 9, 10, 10, 10):
            digits = "".join(chance.choice("0123456789") for _digit in range(length))
            text = spaced(chance.choice(("0", "0", "")) + digits, chance)
            assert read_phone(text, country) == by_library(text, country), (text, country)


@given(st.from_regex(r"\A(?:\+?[0-9]{1,4})(?:[ .\-/()x#,;]{0,2}[0-9]{1,4}){0,5}\Z"), st.sampled_from(COUNTRIES))
def test_whatever_looks_like_a_number_reads_as_the_library_reads_it(text: str, country: str) -> None:
    assert read_phone(text, country) == by_library(text, country)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("+33 6 39 98 00 01", True),
        ("+33639980001", True),
        ("06 39 98 00 01", True),
        ("06.39.98.00.01", True),
        ("+44 20 7946 0958", True),
        ("+1-650-253-0000", True),
        ("+33 (0)6 39 98 00 01", False),
        ("+39 06 1234567", False),
        ("0033639980001", False),
        ("6 39 98 00 01", False),
        ("+33 6 39 98 00 01 x12", False),
    ],
)
def test_plain_numbers_need_no_reading(text: str, plain: bool) -> None:
    """The quick way is taken where it may be: the comparisons above prove nothing otherwise."""
    assert (phones._space_plain_number(text, "FR") is not None) is plain
    assert read_phone(text, "FR") == by_library(text, "FR")


@pytest.mark.parametrize(
    ("text", "country", "read"),
    [
        ("0351 223344", "DE", "+49 351 223344"),
        ("(212) 736-5000", "US", "+1 212-736-5000"),
        ("030 901820", "DE", "+49 30 901820"),
        ("030901820", "FR", ""),
        ("+33 030901820", "FR", ""),
        ("351223344", "FR", ""),
        ("+33 6 12", "FR", ""),
        ("abc", "FR", ""),
    ],
)
def test_a_number_is_one_of_its_country_or_none(text: str, country: str, read: str) -> None:
    assert read_phone(text, country) == (read or text, bool(read))
