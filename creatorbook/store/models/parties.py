"""Who a collaboration is between: creators and their channels, brands, agencies, contacts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.records.money.invoices import BuyerNature
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.platforms import Platform
from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import choice, day, flag, number, text_column, words_column


class Creator(Record):
    """Whose collaborations these are.

    One guardian or both sign for a creator under age. `pronoun` is how contracts speak of the creator. `bank_code`
    is a routing number or a sort code, and `bank_account` the number of the account there. `document_*` say how
    their documents look: the accent is "#RRGGBB" or empty, the logo the SHA-256 of a kept picture or empty.
    `vat_regime` is the id of a regime in the rules of invoices, empty where nobody said; `tax_number` is that of the
    tax office where it is another than the company's; `withholding` the id of the rule by which payers keep back.
    `electronic_address` is where electronic invoices reach them, with its scheme in front: "0225:123456789".
    """

    __tablename__ = "creator"

    name: Mapped[str] = text_column()
    legal_name: Mapped[str] = text_column()
    pronoun: Mapped[Pronoun] = choice("pronoun", Pronoun, default=Pronoun.UNSAID)
    country: Mapped[str] = text_column()
    tax_residence: Mapped[str] = text_column()
    address: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    phone: Mapped[str] = text_column()
    legal_form: Mapped[str] = text_column()
    company_number: Mapped[str] = text_column()
    register: Mapped[str] = text_column()
    vat_number: Mapped[str] = text_column()
    vat_regime: Mapped[str] = text_column()
    vat_regime_since: Mapped[date | None] = day()
    tax_number: Mapped[str] = text_column()
    withholding: Mapped[str] = text_column()
    electronic_address: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    currency: Mapped[str] = text_column()
    born_on: Mapped[date | None] = day()
    iban: Mapped[str] = text_column()
    bic: Mapped[str] = text_column()
    bank_code: Mapped[str] = text_column()
    bank_account: Mapped[str] = text_column()
    vat_mention: Mapped[str] = text_column()
    guardian_name: Mapped[str] = text_column()
    guardian_email: Mapped[str] = text_column()
    guardian2_name: Mapped[str] = text_column()
    guardian2_email: Mapped[str] = text_column()
    document_theme: Mapped[Theme] = choice("document_theme", Theme, default=Theme.CLASSIC)
    document_accent: Mapped[str] = text_column()
    document_logo: Mapped[str] = text_column()
    document_cover: Mapped[bool] = flag("document_cover")
    document_initials: Mapped[bool] = flag("document_initials")


class Channel(Record):
    """A creator's presence on a platform; countries are ISO 3166 codes of the audience."""

    __tablename__ = "channel"

    creator_id: Mapped[str] = reference_column("creator")
    platform: Mapped[Platform] = choice("platform", Platform)
    handle: Mapped[str] = text_column()
    url: Mapped[str] = text_column()
    audience_countries: Mapped[tuple[str, ...]] = words_column()
    followers: Mapped[int | None] = number()


class Agency(Record):
    """An intermediary who writes for brands, or for a creator; the commission is in hundredths of a percent."""

    __tablename__ = "agency"

    name: Mapped[str] = text_column()
    country: Mapped[str] = text_column()
    address: Mapped[str] = text_column()
    website: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    phone: Mapped[str] = text_column()
    legal_name: Mapped[str] = text_column()
    tax_residence: Mapped[str] = text_column()
    legal_form: Mapped[str] = text_column()
    company_number: Mapped[str] = text_column()
    register: Mapped[str] = text_column()
    vat_number: Mapped[str] = text_column()
    commission_bp: Mapped[int | None] = number()


class Brand(Record):
    """An advertiser; `category` is its product category, `payment_days` what it usually takes or promises.

    `ties` say what binds the creator to it beyond deals: it is their own, their family's, or their employer's.
    `late_steps` are the days after the due day on which it is reminded, as texts such as "-3", none for those of the
    book; `late_off` says that it is never reminded. `electronic_address` is as a creator's.
    """

    __tablename__ = "brand"
    constraints = (Index("ix_brand_name", "name", "id"),)

    name: Mapped[str] = text_column()
    legal_name: Mapped[str] = text_column()
    legal_form: Mapped[str] = text_column()
    company_number: Mapped[str] = text_column()
    register: Mapped[str] = text_column()
    vat_number: Mapped[str] = text_column()
    country: Mapped[str] = text_column()
    tax_residence: Mapped[str] = text_column()
    address: Mapped[str] = text_column()
    website: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    category: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    currency: Mapped[str] = text_column()
    payment_days: Mapped[int | None] = number()
    buyer_nature: Mapped[BuyerNature] = choice("buyer_nature", BuyerNature, default=BuyerNature.UNSAID)
    electronic_address: Mapped[str] = text_column()
    late_steps: Mapped[tuple[str, ...]] = words_column()
    late_off: Mapped[bool] = flag("late_off")
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    ties: Mapped[tuple[str, ...]] = words_column()


class Contact(Record):
    """A person at a brand or an agency."""

    __tablename__ = "contact"
    constraints = (Index("ix_contact_email", "email"),)

    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    name: Mapped[str] = text_column()
    role: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    phone: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
