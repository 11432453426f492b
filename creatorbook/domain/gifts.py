"""Gifts: what was asked for them, how they were valued, what became of them."""

from __future__ import annotations

from enum import StrEnum


class Expectation(StrEnum):
    """What the sender wanted in return."""

    ASKED = "asked"
    EXPECTED = "expected"
    SUGGESTED = "suggested"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class Valuation(StrEnum):
    """How a gift's value was found."""

    RETAIL_PRICE = "retail_price"
    BRAND_STATED = "brand_stated"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


class GiftFate(StrEnum):
    """What became of a gift."""

    KEPT = "kept"
    TO_RETURN = "to_return"
    RETURNED = "returned"
    SOLD = "sold"
    GIVEN_AWAY = "given_away"


class TaxNature(StrEnum):
    """How a gift is seen for tax; a question for the user's adviser, so unknown until said."""

    INCOME_IN_KIND = "income_in_kind"
    SAMPLE = "sample"
    LOAN = "loan"
    UNKNOWN = "unknown"
