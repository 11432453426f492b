"""What a person asks for when they ask for a letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.domain.records.letters import LetterKind, Tone

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.money.late_interest import PartPayment
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that shows what a letter says, kept with the deal: a screenshot of an advertisement, a photograph."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """A letter to be: its kind, the record that it is about, and what the book does not hold.

    One of the ids is enough; the nearest wins (invoice, payment, right, gift, deal, brand). `language` "" is the
    brand's, `tone` NONE that which fits the delay, `by` None the usual time for the kind. `rate_bp` is a yearly late
    rate by contract, `vat_bp` the VAT that was charged on top of the payment, `paid` what came of it. `price` and
    `days` are those of a renewal where the right itself has none. `obligation` None is as the gift says. `reason` is
    for a termination, `received_on` for a brief, `own_words` for any letter, `means` how one about a payment goes out.
    `used_on`, `used_where` and `proof` are those of a use after the end of its rights, whose whole price is `price`
    where it is not reckoned.
    """

    kind: LetterKind
    invoice_id: str = ""
    payment_id: str = ""
    right_id: str = ""
    gift_id: str = ""
    deal_id: str = ""
    brand_id: str = ""
    language: str = ""
    tone: Tone = Tone.NONE
    by: date | None = None
    place: str = ""
    own_words: str = ""
    recorded: bool = False
    rate_bp: int | None = None
    vat_bp: int | None = None
    paid: tuple[PartPayment, ...] = ()
    price: Money | None = None
    days: int | None = None
    obligation: bool | None = None
    reason: str = ""
    received_on: date | None = None
    means: str = "mail"
    used_on: date | None = None
    used_where: str = ""
    proof: Proof | None = None
