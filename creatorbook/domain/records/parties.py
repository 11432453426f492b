"""The parties of a deal: the creator, the brand, the person there, and the agency between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.records.money.invoices import BuyerNature

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.platforms import Platform


class Pronoun(StrEnum):
    """How a contract speaks of a creator, as the person wishes; a company's contract may leave it unsaid."""

    UNSAID = "unsaid"
    SHE = "she"
    HE = "he"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place where a creator publishes; `audience_countries` are ISO 3166-1 alpha-2 codes, empty where unknown."""

    platform: Platform
    handle: str
    url: str = ""
    audience_countries: frozenset[str] = frozenset()
    followers: int | None = None


@dataclass(frozen=True, slots=True)
class Creator:
    """A creator as a contract sees them; `country` and `tax_residence` are ISO 3166-1 alpha-2 codes or empty.

    `vat_mention` is what an invoice says of VAT, in the creator's own words; one guardian or both sign for a creator
    under age. `bank_code` is a routing number (United States) or a sort code (United Kingdom).
    `vat_regime` is the id of a regime in the rules of invoices, `withholding` that of a rule by which payers keep back,
    "none" for nobody.
    """

    id: str
    name: str
    legal_name: str = ""
    country: str = ""
    tax_residence: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    company_number: str = ""
    vat_number: str = ""
    language: str = ""
    currency: str = ""
    born_on: date | None = None
    iban: str = ""
    vat_mention: str = ""
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
    vat_regime: str = ""
    tax_number: str = ""
    withholding: str = ""
    channels: tuple[Channel, ...] = ()


@dataclass(frozen=True, slots=True)
class Brand:
    """An advertiser; `payment_days` is what it is known to take or ask, `category` is free text."""

    id: str
    name: str
    legal_name: str = ""
    company_number: str = ""
    vat_number: str = ""
    country: str = ""
    address: str = ""
    website: str = ""
    email: str = ""
    category: str = ""
    language: str = ""
    currency: str = ""
    payment_days: int | None = None
    agency_id: str | None = None
    tax_residence: str = ""
    legal_form: str = ""
    register: str = ""
    buyer_nature: BuyerNature = BuyerNature.UNSAID


@dataclass(frozen=True, slots=True)
class Agency:
    """An intermediary who writes for brands, or for a creator; `commission_bp` is in basis points (1500 is 15 %)."""

    id: str
    name: str
    country: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    address: str = ""
    commission_bp: int | None = None
    legal_name: str = ""
    company_number: str = ""
    vat_number: str = ""
    tax_residence: str = ""
    legal_form: str = ""
    register: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a brand or at an agency."""

    id: str
    name: str
    brand_id: str | None = None
    agency_id: str | None = None
    role: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
