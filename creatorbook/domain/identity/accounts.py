"""Accounts at banks that have no IBAN: routing numbers and sort codes, and the numbers of the accounts."""

from __future__ import annotations

from creatorbook.domain.identity.problems import (
    NumberName,
    NumberProblem,
    bad_characters,
    bad_length,
    check_with_stdnum,
    plain_number,
)

_ROUTING, _SORT_CODE, _GB_ACCOUNT = 9, 6, 8
_US_ACCOUNT = range(4, 18)  # digits


def bank_code_problem(country: str, text: str) -> NumberProblem | None:
    """Return what is wrong with the code of a bank, None where nothing is or is known.

    A code of nine digits is a routing number of the United States, one of six a sort code of the United Kingdom:
    people have accounts abroad. Only where they live there too must it be one of the two.
    """
    number = plain_number(text)
    expected = {"US": _ROUTING, "GB": _SORT_CODE}.get(country)
    name = NumberName.SORT_CODE if expected == _SORT_CODE or len(number) == _SORT_CODE else NumberName.ROUTING
    if expected is None and len(number) not in (_ROUTING, _SORT_CODE):
        return None
    if not number.isdecimal():
        return bad_characters(name, text)
    if len(number) == _ROUTING:
        found = check_with_stdnum(NumberName.ROUTING, "us.rtn", number, str(_ROUTING))
        return None if found is None else NumberProblem(found.code, {**found.params, "number": text})
    if len(number) == _SORT_CODE:
        return None
    return bad_length(name, text, str(expected))


def bank_account_problem(country: str, text: str) -> NumberProblem | None:
    """Return what is wrong with the number of an account there, None where nothing is or is known."""
    number = plain_number(text)
    if country not in ("US", "GB"):
        return None
    if not number.isdecimal():
        return bad_characters(NumberName.ACCOUNT, text)
    if country == "GB" and len(number) != _GB_ACCOUNT:
        return bad_length(NumberName.ACCOUNT, text, str(_GB_ACCOUNT))
    if country == "US" and len(number) not in _US_ACCOUNT:
        return bad_length(NumberName.ACCOUNT, text, f"{_US_ACCOUNT[0]}–{_US_ACCOUNT[-1]}")
    return None
