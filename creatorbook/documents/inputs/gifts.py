"""What a statement of benefits in kind is made from: frozen, complete, and without any knowledge of a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.inputs.look import HOUSE_LOOK, Look

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from creatorbook.documents.inputs.contract import Party
    from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class GiftRate:
    """What one unit of a value's currency was worth in `currency` on a day, and who says so."""

    rate: Decimal
    currency: str
    on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class GiftPaperLine:
    """A gift: `value` is None where nobody valued it; `files` are counted, `posts` are those that showed it.

    `proposed` is what the law of the creator's country proposes for tax, None where it leaves the question open.
    """

    received_on: date
    what: str
    expectation: Expectation
    fate: GiftFate
    fate_on: date | None
    sale: Money | None
    valuation: Valuation
    value: Money | None
    rate: GiftRate | None
    link: str
    files: int
    posts: int
    nature: TaxNature
    proposed: TaxNature | None
    reason: str


@dataclass(frozen=True, slots=True)
class GiftPaperBrand:
    """What one brand gave one creator: `received` is in `sums`, one a currency; `lent` was lent or went back."""

    creator: str
    brand: str
    received: tuple[GiftPaperLine, ...]
    lent: tuple[GiftPaperLine, ...]
    sums: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class GiftPaper:
    """A statement of what was received from `first` to `last`, both included; `creators` are those in it."""

    language: str
    first: date
    last: date
    made_on: date
    creators: tuple[Party, ...]
    brands: tuple[GiftPaperBrand, ...]
    look: Look = HOUSE_LOOK
