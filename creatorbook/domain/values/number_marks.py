"""What the commas and points in a number say: which of them is the decimal mark."""

from __future__ import annotations

_GROUP = 3
UNCLEAR = "?"


def decimal_mark(digits: str) -> str:
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
    if len(after) != _GROUP:
        return last
    # "0.500", "1500.000" and "1 500.000" cannot be thousands.
    if before == "0" or not before.isdigit() or len(before) > _GROUP:
        return last
    return UNCLEAR
