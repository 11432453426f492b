"""Structured references of payments, with the check digits that banks look at.

ISO 11649 ("RF…", European Union and Switzerland), the Belgian communication in twelve digits, the Swiss one in 27.
"""

from __future__ import annotations

import re

_RF_MOST = 21  # characters after "RF" and the check digits (ISO 11649)
_SWISS_DIGITS, _BELGIAN_DIGITS = 26, 10
_MOD = 97
# The table of the recursive modulo 10 (Swiss QR-bill implementation guidelines, annex B).
_CARRY = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)


def creditor_reference(number: str) -> str:
    """Return an invoice's number as a creditor reference ("RF" and two check digits), "" where it cannot be one."""
    bare = re.sub(r"[^0-9A-Z]", "", number.upper())
    if not bare or len(bare) > _RF_MOST or not number.isascii():
        return ""
    return f"RF{_MOD + 1 - _remainder(f'{bare}RF00'):02d}{bare}"


def is_creditor_reference(text: str) -> bool:
    """Return whether the text is a creditor reference whose check digits hold."""
    bare = "".join(text.split()).upper()
    shaped = re.fullmatch(rf"RF\d\d[0-9A-Z]{{1,{_RF_MOST}}}", bare) is not None
    return shaped and _remainder(bare[4:] + bare[:4]) == 1


def belgian_communication(number: str) -> str:
    """Return a number's digits as "+++090/9337/55493+++", "" where there are none or more than ten.

    The check digits are the rest of a division by 97, and 97 where nothing is left (Febelfin).
    """
    digits = re.sub(r"\D", "", number)
    if not digits or len(digits) > _BELGIAN_DIGITS:
        return ""
    whole = digits.zfill(_BELGIAN_DIGITS)
    whole += f"{int(whole) % _MOD or _MOD:02d}"
    return f"+++{whole[:3]}/{whole[3:7]}/{whole[7:]}+++"


def swiss_reference(number: str) -> str:
    """Return a number's digits as a Swiss QR reference of 27 digits, "" where there are none or more than 26."""
    digits = re.sub(r"\D", "", number)
    if not digits or len(digits) > _SWISS_DIGITS:
        return ""
    whole = digits.zfill(_SWISS_DIGITS)
    return f"{whole}{_check_digit(whole)}"


def is_swiss_reference(text: str) -> bool:
    """Return whether the text is a Swiss QR reference whose check digit holds."""
    digits = "".join(text.split())
    shaped = len(digits) == _SWISS_DIGITS + 1 and digits.isascii() and digits.isdigit() and int(digits) > 0
    return shaped and _check_digit(digits[:-1]) == int(digits[-1])


def group_reference(text: str) -> str:
    """Return a reference as people read it: RF in fours from the left, a Swiss one in fives from the right."""
    bare = "".join(text.split())
    if is_swiss_reference(bare):
        return " ".join((bare[:2], *(bare[at : at + 5] for at in range(2, len(bare), 5))))
    if is_creditor_reference(bare):
        return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))
    return text


def _check_digit(digits: str) -> int:
    carry = 0
    for digit in digits:
        carry = _CARRY[(carry + int(digit)) % 10]
    return (10 - carry) % 10


def _remainder(text: str) -> int:
    return int("".join(str(int(letter, 36)) for letter in text)) % _MOD
