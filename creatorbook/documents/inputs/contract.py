"""What a contract is made from: frozen values only, kept as JSON with every issued document.

Nothing here reads the book: a service gathers these from the store. "" and None mean "not said"; a document never
fills such a gap by itself, it lists it. Amounts are Money excluding taxes, days are dates without a time zone,
`*_bp` are basis points (2500 is 25 %), countries are ISO 3166-1 alpha-2 codes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.documents.inputs import codec
from creatorbook.documents.inputs.look import HOUSE_LOOK, Look
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.records.terms import ProductDuty, Renewal, RightsPrice
from creatorbook.domain.values.ages import ADULT
from creatorbook.domain.values.money import totals

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.records.terms import InstalmentTrigger, RawFootage, RightsStart, UsageChannel
    from creatorbook.domain.values.money import Money
    from creatorbook.domain.values.platforms import Medium, Platform


class DocumentStatus(StrEnum):
    """Whether the document may still change: a draft says so on every page."""

    DRAFT = "draft"
    ISSUED = "issued"


class PartyRole(StrEnum):
    """What a party is in the contract: the agency is the brand's, the agent the creator's.

    Guardians are no parties of their own, and sign for a creator under age.
    """

    CREATOR = "creator"
    BRAND = "brand"
    AGENCY = "agency"
    AGENT = "agent"
    GUARDIAN = "guardian"
    GUARDIAN_2 = "guardian_2"


@dataclass(frozen=True, slots=True)
class Party:
    """A party as it is named, reached and taxed; `name` is the legal name, `address` may have several lines.

    French law (loi 2023-451, art. 8) asks for identity, postal and e-mail contact and country of tax residence.
    `iban`, or `bank_code` (a routing number, a sort code) with `bank_account`, is the account that the creator is paid
    on, `pronoun` how the text speaks of the creator; guardians are the legal representatives of a creator under age.
    """

    role: PartyRole
    name: str
    trading_name: str = ""
    address: str = ""
    country: str = ""
    tax_residence: str = ""
    company_number: str = ""
    vat_number: str = ""
    email: str = ""
    phone: str = ""
    representative: str = ""
    representative_role: str = ""
    iban: str = ""
    guardian_name: str = ""
    guardian_email: str = ""
    guardian2_name: str = ""
    guardian2_email: str = ""
    pronoun: Pronoun = Pronoun.UNSAID
    legal_form: str = ""
    register: str = ""
    bic: str = ""
    bank_code: str = ""
    bank_account: str = ""

    @property
    def has_account(self) -> bool:
        """Whether it is known where the party is paid."""
        return bool(self.iban.strip() or self.bank_account.strip())


@dataclass(frozen=True, slots=True)
class DeliverableLine:
    """One line of what is owed: `draft_on` is the day of the draft for review, `due_on` that of publication."""

    platform: Platform
    medium: Medium
    count: int = 1
    description: str = ""
    draft_on: date | None = None
    due_on: date | None = None
    tags: tuple[str, ...] = ()
    link: str = ""
    code: str = ""
    place: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """One part of the fee; `due_on` wins over `days_after` (calendar days after the trigger)."""

    label: str
    amount: Money
    trigger: InstalmentTrigger
    due_on: date | None = None
    days_after: int | None = None


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A benefit in kind: what is handed over, its value, and whether it is kept or goes back."""

    description: str
    duty: ProductDuty = ProductDuty.KEPT
    value: Money | None = None


@dataclass(frozen=True, slots=True)
class RightsLine:
    """One window of usage rights; no territory is the whole world, no duration is without limit in time.

    `starts_on` counts where `start` is ON_DATE; `price` None is "included in the fee", as is a price of which nobody
    said whether it comes on top (`price_counts`). `renewal_days` and
    `renewal_price` are what one more window of the same rights lasts and costs; None for both is "not agreed".
    """

    channels: tuple[UsageChannel, ...]
    start: RightsStart
    paid: bool = False
    territories: tuple[str, ...] = ()
    starts_on: date | None = None
    duration_days: int | None = None
    price: Money | None = None
    renewal_days: int | None = None
    renewal_price: Money | None = None
    price_counts: RightsPrice = RightsPrice.UNSAID
    media_budget: Money | None = None

    @property
    def is_renewable(self) -> bool:
        """Whether it was agreed that the window can be prolonged, and for how long or at what price."""
        return self.renewal_days is not None or self.renewal_price is not None


@dataclass(frozen=True, slots=True)
class ExclusivityLine:
    """One promise not to work for others, between two days that both count; a missing day is an open end."""

    category: str = ""
    competitors: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    price: Money | None = None
    price_counts: RightsPrice = RightsPrice.UNSAID


@dataclass(frozen=True, slots=True)
class DisclosureDuty:
    """How posts for one country's audience must be labelled.

    `words`, `place` and `switch` (the platform's own setting; "" where there is none) are in the document's
    language, except the words of the label themselves. `required` False is "advised".
    """

    country: str
    words: str
    place: str = ""
    switch: str = ""
    required: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class ClauseText:
    """The user's own wording of a clause of the library; `title` "" keeps the library's title."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExtraClause:
    """A clause of the user's own, placed after the clause named `after` ("" is before the signatures)."""

    id: str
    title: str
    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class ClauseAlternative:
    """The alternative of a clause of the library that was chosen ("creator", "balanced"); "" is the default."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """What a contract in two languages says otherwise in its other one; all else is the same in both.

    `prevails` says that this language is the one that counts where the two differ, else it is the contract's own.
    """

    language: str
    nature: str = ""
    disclosures: tuple[DisclosureDuty, ...] = ()
    clause_texts: tuple[ClauseText, ...] = ()
    extra_clauses: tuple[ExtraClause, ...] = ()
    prevails: bool = False


@dataclass(frozen=True, slots=True)
class ContractInput:
    """Everything that a contract says.

    `language` is a language of the clause library ("en", "fr"). `jurisdictions` are the countries whose mandatory
    mentions the contract must carry ("FR" adds those of loi 2023-451); `governing_law` is a country code, or plain
    words. `nature` says the nature of the missions (French law), `objective` the promotional objective (its art. 8
    counter adds up per objective). `late_rate_bp` is the yearly late rate where one was agreed or looked up, None
    prints the rule of the law; `late_fixed_sum` is the fixed recovery sum (40 EUR between professionals in the EU).
    `expenses`, `bonus`, `content_standards` and `claims` (what may and may not be said of the product) are sentences.
    `creator_age` is in whole years. `affiliate_days` is how long after a click a sale counts, `takedown_days` how soon
    a post that breaks a law or a rule comes down, `renewal_months` by how much a renewal prolongs. `notice_days`
    are those of an ordinary end, `cure_days` the time to put a breach right, `renewal_notice_days` those against a
    renewal. `personal_data` says that data of others (entrants, customers) pass between the parties. `clauses_off`
    are ids of the library switched off, `alternatives` the texts chosen there, `clause_texts` own wordings,
    `extra_clauses` own clauses, `clause_order` ids in the order wanted: those not named keep their place. `form` is
    how the whole is set; it changes no word of a clause. `other` is the second of two languages side by side; the
    contract's own prevails.
    """

    number: str
    version: int
    language: str
    issued_on: date | None
    creator: Party
    brand: Party
    fee: Money
    status: DocumentStatus = DocumentStatus.DRAFT
    place: str = ""
    agency: Party | None = None
    agent: Party | None = None
    title: str = ""
    objective: str = ""
    nature: str = ""
    jurisdictions: tuple[str, ...] = ()
    creator_is_minor: bool | None = None
    creator_age: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    deliverables: tuple[DeliverableLine, ...] = ()
    vat_mention: str = ""
    instalments: tuple[InstalmentLine, ...] = ()
    products: tuple[ProductLine, ...] = ()
    rights: tuple[RightsLine, ...] = ()
    exclusivities: tuple[ExclusivityLine, ...] = ()
    disclosures: tuple[DisclosureDuty, ...] = ()
    approval_needed: bool | None = None
    revisions: int | None = None
    review_days: int | None = None
    kill_fee_bp: int | None = None
    bonus: str = ""
    affiliate_bp: int | None = None
    affiliate_days: int | None = None
    affiliate_code: str = ""
    expenses: str = ""
    payment_days: int | None = None
    late_rate_bp: int | None = None
    late_fixed_sum: Money | None = None
    notice_days: int | None = None
    cure_days: int | None = None
    renewal_notice_days: int | None = None
    governing_law: str = ""
    courts: str = ""
    confidential: bool | None = None
    confidential_years: int | None = None
    renewal: Renewal = Renewal.NONE
    renewal_months: int | None = None
    raw_footage: RawFootage | None = None
    takedown_days: int | None = None
    online_days: int | None = None
    reshoots: int | None = None
    reshoot_price: Money | None = None
    content_standards: str = ""
    claims: str = ""
    insurance: bool | None = None
    morals: bool | None = None
    personal_data: bool | None = None
    liability_cap: Money | None = None
    clauses_off: tuple[str, ...] = ()
    clause_order: tuple[str, ...] = ()
    alternatives: tuple[ClauseAlternative, ...] = ()
    clause_texts: tuple[ClauseText, ...] = ()
    extra_clauses: tuple[ExtraClause, ...] = ()
    look: Look = HOUSE_LOOK
    form: ContractForm = ContractForm.FULL
    # What contradicts itself and was said to be meant, in the words in which it was told: kept, and on no page.
    accepted: tuple[str, ...] = ()
    other: OtherLanguage | None = None

    def to_json(self) -> str:
        """Return canonical JSON: equal inputs give equal texts."""
        return codec.dump(self)

    @classmethod
    def from_json(cls, text: str) -> ContractInput:
        """Return the input that `to_json` wrote; raises BadInput where the text cannot be read.

        Before there were three kinds of notice, the days of notice were those against a renewal by itself, else the
        time to put a breach right: those of an older text are read so.
        """
        read = codec.load(cls, text)
        if read.notice_days is None or '"cure_days"' in text:
            return read
        if read.renewal is Renewal.AUTOMATIC:
            return replace(read, notice_days=None, renewal_notice_days=read.notice_days)
        return replace(read, notice_days=None, cure_days=read.notice_days)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the contract, the one that prevails first."""
        if self.other is None:
            return (self.language,)
        both = (self.language, self.other.language)
        return both[::-1] if self.other.prevails else both

    @property
    def in_other_language(self) -> ContractInput | None:
        """The same contract seen from its other language; None where it has one language."""
        other = self.other
        if other is None:
            return None
        return replace(
            self,
            language=other.language,
            nature=other.nature,
            disclosures=other.disclosures,
            clause_texts=other.clause_texts,
            extra_clauses=other.extra_clauses,
            other=OtherLanguage(
                self.language,
                self.nature,
                self.disclosures,
                self.clause_texts,
                self.extra_clauses,
                prevails=not other.prevails,
            ),
        )

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties in the order of the document: brand, its agency where there is one, creator, their agent."""
        between = (self.agency,) if self.agency else ()
        return (self.brand, *between, self.creator, *((self.agent,) if self.agent else ()))

    @property
    def guardians(self) -> tuple[Party, ...]:
        """The legal representatives of a creator under age, as signatories; none of an adult or where none is named."""
        if not self.is_minor:
            return ()
        creator = self.creator
        named = (
            Party(PartyRole.GUARDIAN, creator.guardian_name, email=creator.guardian_email),
            Party(PartyRole.GUARDIAN_2, creator.guardian2_name, email=creator.guardian2_email),
        )
        return tuple(each for each in named if each.name.strip())

    @property
    def signatories(self) -> tuple[Party, ...]:
        """Who signs, in the order of the document: the parties, then the guardians where there are any."""
        return (*self.parties, *self.guardians)

    @property
    def rights_on_top(self) -> tuple[Money, ...]:
        """What rights and exclusivity cost on top of the fee: one sum a currency, () where the fee holds all prices."""
        priced: list[RightsLine | ExclusivityLine] = [*self.rights, *self.exclusivities]
        return totals([each.price for each in priced if each.price and each.price_counts is RightsPrice.ON_TOP])

    @property
    def is_minor(self) -> bool:
        """Whether the creator is known to be under age: by what is said, else by the age."""
        if self.creator_is_minor is not None:
            return self.creator_is_minor
        return self.creator_age is not None and self.creator_age < ADULT
