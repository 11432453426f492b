"""What a letter is made from: frozen values only, kept as JSON with every letter that was written.

As with contracts, "" and None mean "not said", and a letter never fills such a gap by itself. Days are dates without a
time zone, `*_bp` are basis points, countries ISO 3166-1 alpha-2 codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.inputs import codec
from creatorbook.documents.inputs.contract import DeliverableLine, DocumentStatus, ExclusivityLine, Party, RightsLine
from creatorbook.documents.inputs.look import HOUSE_LOOK, Look
from creatorbook.domain.records.letters import LetterKind, Tone

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.terms import UsageChannel
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class GiftLine:
    """What was received; `labels` are the words a post that shows it would carry, none where that is not known."""

    description: str
    received_on: date | None = None
    value: Money | None = None
    return_by: date | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window of usage rights between two days that both count, and what prolonging it would cost (without taxes).

    `right_id` is the record that it stands for; nothing of it is printed.
    """

    channels: tuple[UsageChannel, ...]
    territories: tuple[str, ...] = ()
    opens_on: date | None = None
    closes_on: date | None = None
    renewal_days: int | None = None
    renewal_price: Money | None = None
    right_id: str = ""


@dataclass(frozen=True, slots=True)
class OverrunLine:
    """A use after the end of its window: seen when and where, how many days long, and what it costs (without taxes).

    `unit` is the price of a use of `period_days`, counted `count` times, once for each period begun; None and 0 where
    `total` is a price of its own.
    """

    used_on: date | None = None
    where: str = ""
    first: date | None = None
    days: int = 0
    period_days: int = 0
    unit: Money | None = None
    count: int = 0
    total: Money | None = None


@dataclass(frozen=True, slots=True)
class InterestRow:
    """One line of interest: the days from `first` to `last` on one base at one yearly rate."""

    first: date
    last: date
    days: int
    base: Money
    rate_bp: int
    amount: Money


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A part payment and the day on which it came."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A payment that is late, counted to one day.

    `amount` is without taxes, `vat` what comes on top (None where not said), `outstanding` what is left of both.
    `interest` and `daily` are None where a rate is not known; `agreed_rate_bp` is a rate by contract. `basis` names the
    law of late payment in the letter's language ("" where no law sets a rate), `reckoning` how its rate is made.
    """

    label: str
    amount: Money
    outstanding: Money
    counted_to: date
    due_on: date | None = None
    days_late: int = 0
    invoice_number: str = ""
    invoiced_on: date | None = None
    vat: Money | None = None
    vat_bp: int | None = None
    paid: tuple[PaidLine, ...] = ()
    rows: tuple[InterestRow, ...] = ()
    interest: Money | None = None
    daily: Money | None = None
    agreed_rate_bp: int | None = None
    fixed_sum: Money | None = None
    basis: str = ""
    reckoning: str = ""

    @property
    def total(self) -> Money:
        """What is asked for in all: the rest of the debt, known interest, and the fixed sum in the same currency."""
        total = self.outstanding
        for more in (self.interest, self.fixed_sum):
            if more is not None and more.currency == total.currency:
                total = total + more
        return total


@dataclass(frozen=True, slots=True)
class LetterInput:
    """Everything that a letter says.

    `language` is a language of the letters. `brand` is the addressee, `contact` a person there. `by` is the day that
    the letter sets: the last of an offer, for an answer, for a payment. `contract_number` and `contract_on` name the
    contract it is about. `obligation` says whether content is owed for the gift,
    `post_expected` that the brand hopes for some. `notice_days` and `ends_on` are those
    of a termination, `reason` what was not done. A `minor` is represented by the creator's guardian. `own_words` are
    paragraphs of the user's own, before the greeting at the end; nothing in them is read for placeholders. A letter in
    which something is missing stays a draft.
    """

    kind: LetterKind
    language: str
    dated_on: date
    creator: Party
    brand: Party
    tone: Tone = Tone.NONE
    status: DocumentStatus = DocumentStatus.DRAFT
    place: str = ""
    contact: str = ""
    title: str = ""
    contract_number: str = ""
    contract_on: date | None = None
    by: date | None = None
    minor: bool = False
    recorded: bool = False
    own_words: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    deliverables: tuple[DeliverableLine, ...] = ()
    fee: Money | None = None
    payment_days: int | None = None
    revisions: int | None = None
    rights: tuple[RightsLine, ...] = ()
    exclusivities: tuple[ExclusivityLine, ...] = ()
    received_on: date | None = None
    gift: GiftLine | None = None
    obligation: bool = False
    post_expected: bool = False
    window: WindowLine | None = None
    claim: ClaimLine | None = None
    overrun: OverrunLine | None = None
    notice_days: int | None = None
    reason: str = ""
    look: Look = HOUSE_LOOK

    def to_json(self) -> str:
        """Return canonical JSON: equal inputs give equal texts."""
        return codec.dump(self)

    @classmethod
    def from_json(cls, text: str) -> LetterInput:
        """Return the input that `to_json` wrote; raises BadInput where the text cannot be read."""
        return codec.load(cls, text)

    @property
    def signed_by(self) -> str:
        """The name under the letter: the creator's, or for one under age the guardian's where one is named."""
        return (self.creator.guardian_name.strip() if self.minor else "") or self.creator.name
