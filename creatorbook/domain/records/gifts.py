"""Gifts: what was asked for them, how they were valued, what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.money import Money


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
    LIST_PRICE = "list_price"
    BRAND_INVOICE = "brand_invoice"
    MARKET_PRICE = "market_price"
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
    RAFFLED = "raffled"
    USED_UP = "used_up"


class TaxNature(StrEnum):
    """How a gift is seen for tax; a question for the user's adviser, so unknown until said."""

    INCOME_IN_KIND = "income_in_kind"
    SAMPLE = "sample"
    LOAN = "loan"
    GIFT = "gift"
    TAXED_BY_GIVER = "taxed_by_giver"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Gift:
    """Something received; `value` is what it would cost (taxes as given), None where not known."""

    id: str
    creator_id: str
    description: str
    brand_id: str | None = None
    brand_name: str = ""
    deal_id: str | None = None
    received_on: date | None = None
    value: Money | None = None
    valuation: Valuation = Valuation.UNKNOWN
    expectation: Expectation = Expectation.UNKNOWN
    fate: GiftFate = GiftFate.KEPT
    return_due_on: date | None = None
    tax_nature: TaxNature = TaxNature.UNKNOWN
    shown_in_post_id: str | None = None
    fate_on: date | None = None
    sale: Money | None = None
    flat_tax_notice_on: date | None = None
