"""What the commas and points in a number say: which of them is the decimal mark."""

from __future__ import annotations

import re

GROUP = 3
"""How many figures stand together in a number of thousands."""
UNCLEAR = "?"
# By threes, or as in India: the last three figures together, those before them by twos.
_GROUPED = re.compile(r"[0-9]{1,3}(?:[., '’][0-9]{3})*|[0-9]{1,2}(?:[.,][0-9]{2})+[.,][0-9]{3}|[0-9]*")


def decimal_mark_in(digits: str) -> str:
    """Return the decimal mark that the digits show: "." or ",", "" for none, UNCLEAR where both readings are right.

    Of two different marks the last is the decimal one, a mark that comes twice groups thousands, and what does not
    stand before three digits is none of thousands. "1,500" is unclear.
    """
    marks = [letter for letter in digits if letter in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    before, after = digits.rsplit(last, 1)
    if len(set(marks)) > 1:
        return last
    if len(marks) > 1:
        return "," if last == "." else "."
    if len(after) != GROUP:
        return last
    # "0.500", "1500.000" and "1 500.000" cannot be thousands.
    if before == "0" or not before.isdigit() or len(before) > GROUP:
        return last
    return UNCLEAR


def is_grouped(digits: str, mark: str) -> bool:
    """Return whether what stands before the decimal mark is grouped as numbers are: "1.500,00" is, "1.50.0" is not."""
    whole, _mark, decimals = digits.rpartition(mark) if mark and mark in digits else (digits, "", "")
    return (not decimals or decimals.isdigit()) and _GROUPED.fullmatch(whole) is not None
