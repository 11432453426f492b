"""Who a collaboration is between: creators and their channels, brands, agencies, contacts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.values.platforms import Platform
from creatorbook.store.engine.base import Record, belongs_to
from creatorbook.store.engine.types import choice, day, flag, number, text, words


class Creator(Record):
    """Whose collaborations these are.

    A guardian signs for a creator under age. `document_*` say how their documents look: the accent is "#RRGGBB" or
    empty, the logo the SHA-256 of a kept picture or empty.
    """

    __tablename__ = "creator"

    name: Mapped[str] = text()
    legal_name: Mapped[str] = text()
    country: Mapped[str] = text()
    tax_residence: Mapped[str] = text()
    address: Mapped[str] = text()
    email: Mapped[str] = text()
    phone: Mapped[str] = text()
    company_number: Mapped[str] = text()
    vat_number: Mapped[str] = text()
    language: Mapped[str] = text()
    currency: Mapped[str] = text()
    born_on: Mapped[date | None] = day()
    iban: Mapped[str] = text()
    vat_mention: Mapped[str] = text()
    guardian_name: Mapped[str] = text()
    guardian_email: Mapped[str] = text()
    document_theme: Mapped[Theme] = choice("document_theme", Theme, default=Theme.CLASSIC)
    document_accent: Mapped[str] = text()
    document_logo: Mapped[str] = text()
    document_cover: Mapped[bool] = flag("document_cover")
    document_initials: Mapped[bool] = flag("document_initials")


class Channel(Record):
    """A creator's presence on a platform; countries are ISO 3166 codes of the audience."""

    __tablename__ = "channel"

    creator_id: Mapped[str] = belongs_to("creator")
    platform: Mapped[Platform] = choice("platform", Platform)
    handle: Mapped[str] = text()
    url: Mapped[str] = text()
    audience_countries: Mapped[tuple[str, ...]] = words()
    followers: Mapped[int | None] = number()


class Agency(Record):
    """An intermediary who writes for brands; the commission is in hundredths of a percent."""

    __tablename__ = "agency"

    name: Mapped[str] = text()
    country: Mapped[str] = text()
    address: Mapped[str] = text()
    website: Mapped[str] = text()
    email: Mapped[str] = text()
    phone: Mapped[str] = text()
    legal_name: Mapped[str] = text()
    tax_residence: Mapped[str] = text()
    company_number: Mapped[str] = text()
    vat_number: Mapped[str] = text()
    commission_bp: Mapped[int | None] = number()


class Brand(Record):
    """An advertiser; `category` is its product category, `payment_days` what it usually takes or promises.

    `ties` say what binds the creator to it beyond deals: it is their own, their family's, or their employer's.
    """

    __tablename__ = "brand"
    constraints = (Index("ix_brand_name", "name", "id"),)

    name: Mapped[str] = text()
    legal_name: Mapped[str] = text()
    company_number: Mapped[str] = text()
    vat_number: Mapped[str] = text()
    country: Mapped[str] = text()
    tax_residence: Mapped[str] = text()
    address: Mapped[str] = text()
    website: Mapped[str] = text()
    email: Mapped[str] = text()
    category: Mapped[str] = text()
    language: Mapped[str] = text()
    currency: Mapped[str] = text()
    payment_days: Mapped[int | None] = number()
    agency_id: Mapped[str | None] = belongs_to("agency", nullable=True)
    ties: Mapped[tuple[str, ...]] = words()


class Contact(Record):
    """A person at a brand or an agency."""

    __tablename__ = "contact"
    constraints = (Index("ix_contact_email", "email"),)

    brand_id: Mapped[str | None] = belongs_to("brand", nullable=True)
    agency_id: Mapped[str | None] = belongs_to("agency", nullable=True)
    name: Mapped[str] = text()
    role: Mapped[str] = text()
    email: Mapped[str] = text()
    phone: Mapped[str] = text()
    language: Mapped[str] = text()
