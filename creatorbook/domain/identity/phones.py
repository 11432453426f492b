"""Phone numbers in international form.

The library takes its time over what a number may look like. One that is written plainly, with its country's code or
with the nought that many countries put before it, is only split and spaced, by the same library's tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LENGTH = 40
_PLAIN = re.compile(r"(?:\+[1-9]|0[1-9])[0-9]*(?:[ .-][0-9]+)*")
_SEPARATORS = str.maketrans("", "", "+ .-")
_GROUP = re.compile(r"\\([0-9])")
_CODE_DIGITS = 3
_ABROAD = "00"
# Numbers that a country keeps for films and gives to nobody: France (ARCEP decision 2018-0881, 2.5.12), and
# the United Kingdom (Ofcom, telephone numbers for use in TV and radio drama).
_FICTION = {
    "33": re.compile(r"(?:19900|26191|35301|46571|53649|63998)[0-9]{4}"),
    "44": re.compile(r"7700900[0-9]{3}"),
}
_NOT_DIGITS = {code: None for code in range(0x3000) if not chr(code).isdecimal()}


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How the numbers of one country code are written.

    `code` is that of the country, `prefix` what may stand before a number inside the country and has to be looked into;
    `lengths` are how many digits a number may have, of those `whole_lengths` where it is not of one town only; `valid`
    is what those in use look like. `formats` are tried in their order: first digits, the whole number, the spacing.
    """

    code: str
    prefix: re.Pattern[str] | None
    lengths: frozenset[int]
    whole_lengths: frozenset[int]
    valid: re.Pattern[str] | None
    formats: tuple[tuple[re.Pattern[str] | None, re.Pattern[str], str], ...]


def read_phone(text: str, country: str) -> tuple[str, bool]:
    """Return the number in international form and True, or the text as written and False where it cannot be read.

    `country` (ISO 3166-1 alpha-2) is whose numbers are meant without a prefix. A number must be one that is in use; at
    home it bears the nought, or whatever else the country puts before its numbers.
    """
    bare = text.strip().removeprefix("tel:")
    if len(bare) > _LENGTH:
        return bare[:_LENGTH], False
    plain = _space_plain_number(bare, country)
    if plain is not None:
        return plain, True
    import phonenumbers

    try:
        number = phonenumbers.parse(bare, country)
    except phonenumbers.NumberParseException:
        return bare, False
    if not _is_valid(number) or _lacks_prefix(bare, number, country):
        return bare, False
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL), True


def _is_valid(number: PhoneNumber) -> bool:
    import phonenumbers

    kept_free = _FICTION.get(str(number.country_code))
    if kept_free is not None and kept_free.fullmatch(str(number.national_number)):
        return True
    return phonenumbers.is_valid_number(number)


def _lacks_prefix(text: str, number: PhoneNumber, country: str) -> bool:
    """Return whether a number at home stands without what its country puts before it: "351 22 33 44" is none in France.

    It may be one of another country, or have lost its nought in a spreadsheet; which one nobody can say.
    """
    from phonenumbers import PhoneMetadata

    known = PhoneMetadata.metadata_for_region(country, None)
    if known is None or known.national_prefix != "0" or known.national_prefix_transform_rule:
        return False
    digits = text.translate(_NOT_DIGITS)
    abroad = "+" in text or digits.startswith((_ABROAD, str(number.country_code)))
    # What nobody dials a nought before: short numbers, and those that the country itself writes without one.
    return not abroad and not digits.startswith("0") and _takes_nought(number)


def _takes_nought(number: PhoneNumber) -> bool:
    import phonenumbers

    spoken = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return spoken.lstrip("(").startswith("0")


def _space_plain_number(text: str, country: str) -> str | None:
    """Return a plain number in international form, None where the library must look at it."""
    if not _PLAIN.fullmatch(text):
        return None
    digits = text.translate(_SEPARATORS)
    if digits.startswith("0"):
        return _space_home_number(digits, country)
    code = _split_code(digits[:_CODE_DIGITS])
    if code is None:
        return None
    numbering = _numbering(code)
    number = digits[len(code) :]
    # A nought in front counts in some countries and not in others.
    if len(number) not in numbering.lengths or number.startswith("0"):
        return None
    if numbering.prefix is not None and numbering.prefix.match(number):
        return None
    return _space_valid_number(numbering, number)


def _space_valid_number(numbering: _Numbering, number: str) -> str | None:
    if numbering.valid is None or not numbering.valid.fullmatch(number):
        return None
    return _space_number(numbering, number)


def _space_home_number(digits: str, country: str) -> str | None:
    """Return a number of the country itself in international form, None where the nought is not plainly its prefix."""
    numbering = _home_numbering(country)
    number = digits[1:]
    if numbering is None or len(number) not in numbering.whole_lengths:
        return None
    return _space_valid_number(numbering, number)


def _space_number(numbering: _Numbering, number: str) -> str:
    for first_digits, whole, spacing in numbering.formats:
        if (first_digits is None or first_digits.match(number)) and (found := whole.fullmatch(number)):
            return f"+{numbering.code} {spacing.format(found[0], *found.groups(''))}"
    return f"+{numbering.code} {number}"


@cache
def _split_code(digits: str) -> str | None:
    """Return the country code that a number begins with, None where it begins with none."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    found = (digits[:length] for length in range(1, len(digits) + 1))
    return next((code for code in found if int(code) in COUNTRY_CODE_TO_REGION_CODE), None)


@cache
def _home_numbering(country: str) -> _Numbering | None:
    """Return how numbers of a country are written, None where they do not simply have a nought before them there."""
    from phonenumbers import PhoneMetadata, region_code_for_country_code

    known = PhoneMetadata.metadata_for_region(country, None)
    if known is None or known.national_prefix_for_parsing != "0" or known.national_prefix_transform_rule:
        return None
    if known.international_prefix != _ABROAD:
        # One nought may already lead abroad there.
        return None
    code = known.country_code
    if code is None or region_code_for_country_code(code) != country:
        # It shares its code with another country, whose tables say how its numbers are spaced.
        return None
    return _numbering(str(code))


@cache
def _numbering(code: str) -> _Numbering:
    from phonenumbers import PhoneMetadata, region_code_for_country_code

    region = region_code_for_country_code(int(code))
    known = PhoneMetadata.metadata_for_region_or_calling_code(int(code), region)
    if known is None or known.general_desc is None:
        raise KeyError(code)
    general = known.general_desc
    prefix = known.national_prefix_for_parsing
    # A number is in use where it is of one of these kinds.
    kinds = (
        known.fixed_line, known.mobile, known.toll_free, known.premium_rate, known.shared_cost, known.voip,
        known.personal_number, known.pager, known.uan, known.voicemail,
    )  # fmt: skip
    valid = [each.national_number_pattern for each in kinds if each is not None and each.national_number_pattern]
    if code in _FICTION:
        valid.append(_FICTION[code].pattern)
    return _Numbering(
        code,
        re.compile(prefix) if prefix else None,
        frozenset((*general.possible_length, *general.possible_length_local_only)),
        frozenset(general.possible_length),
        re.compile("|".join(f"(?:{each})" for each in valid)) if valid else None,
        tuple(
            (
                re.compile(each.leading_digits_pattern[-1]) if each.leading_digits_pattern else None,
                re.compile(each.pattern),
                _GROUP.sub(r"{\1}", each.format),
            )
            for each in known.intl_number_format or known.number_format
            if each.pattern and each.format
        ),
    )
