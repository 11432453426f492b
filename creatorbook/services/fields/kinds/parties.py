"""Creators, channels, brands, agencies and contacts, as fields."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.records.money.invoices import BuyerNature
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.platforms import Platform
from creatorbook.domain.values.ties import Tie
from creatorbook.services.fields.kinds.field import Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import NewAction, Window

_IDENTITY = mark("Identity")
_FORM_HELP = mark("Such as SAS with a capital of €10,000.")
_REGISTER_HELP = mark("Such as Lyon (RCS), HRB 1234 Köln or MI-1234567 (REA).")
_REACH = mark("Contact details")
_WORK = mark("Working together")
_MINOR = mark("Under age")
_BANK = mark("Bank account")
_DOCUMENTS = mark("Documents")

_NUMBERS = ("company_number", "register", "vat_number", "iban", "bic", "bank_code", "bank_account")
_NUMBERS_OF_FIRMS = ("company_number", "register", "vat_number")

CREATOR = Kind(
    id="creator",
    singular=mark("Creator"),
    plural=mark("Creators"),
    title="name",
    columns=("name", "country", "email", "currency"),
    sort=(("name", False),),
    icon="user",
    implied=True,
    window=Window(shown_on=("content", "gifts", "contracts", "settings"), numbers=_NUMBERS),
    fields=(
        Field("name", FieldType.TEXT, mark("Name"), required=True, width=24),
        Field(
            "legal_name",
            FieldType.TEXT,
            mark("Legal name"),
            _IDENTITY,
            mark("The name in contracts: yours, or your company’s."),
        ),
        Field(
            "pronoun",
            FieldType.CHOICE,
            mark("Spoken of as"),
            _IDENTITY,
            mark("In contracts whose language tells genders apart."),
            enum=Pronoun,
            default=Pronoun.UNSAID,
        ),
        Field("country", FieldType.COUNTRY, mark("Country"), _IDENTITY),
        Field("tax_residence", FieldType.COUNTRY, mark("Tax residence"), _IDENTITY),
        Field("address", FieldType.LONG_TEXT, mark("Address"), _IDENTITY),
        Field("legal_form", FieldType.TEXT, mark("Legal form"), _IDENTITY, _FORM_HELP),
        Field("company_number", FieldType.TEXT, mark("Company number"), _IDENTITY, mark("In France: SIREN or SIRET.")),
        Field("register", FieldType.TEXT, mark("Register"), _IDENTITY, _REGISTER_HELP),
        Field("vat_number", FieldType.TEXT, mark("VAT number"), _IDENTITY),
        Field("iban", FieldType.TEXT, mark("IBAN"), _BANK, mark("The account that contracts and reminders name.")),
        Field("bic", FieldType.TEXT, mark("BIC"), _BANK, mark("For payments from abroad.")),
        Field(
            "bank_code",
            FieldType.TEXT,
            mark("Routing number or sort code"),
            _BANK,
            mark("Without an IBAN: of the bank, in the United States or the United Kingdom."),
        ),
        Field("bank_account", FieldType.TEXT, mark("Account number"), _BANK),
        Field(
            "vat_mention",
            FieldType.TEXT,
            mark("What you say of VAT"),
            _IDENTITY,
            mark("A sentence for contracts, such as “TVA non applicable, art. 293 B du CGI”."),
        ),
        Field(
            "vat_regime",
            FieldType.TEXT,
            mark("VAT regime"),
            _IDENTITY,
            mark("As the rules of your country name it, such as “normal” or “franchise”; the likely one where empty."),
        ),
        Field("tax_number", FieldType.TEXT, mark("Tax number"), _IDENTITY, mark("Where it is not the VAT number.")),
        Field(
            "withholding",
            FieldType.TEXT,
            mark("Withheld by payers"),
            _IDENTITY,
            mark("The rule of your country, such as “es.irpf”; “none” for nothing; the usual one where empty."),
        ),
        Field("born_on", FieldType.DAY, mark("Date of birth"), _MINOR, mark("Only needed for minors."), past=True),
        Field("guardian_name", FieldType.TEXT, mark("Parent or guardian"), _MINOR, mark("Signs for a minor.")),
        Field("guardian_email", FieldType.EMAIL, mark("Their email"), _MINOR),
        Field(
            "guardian2_name",
            FieldType.TEXT,
            mark("Other parent or guardian"),
            _MINOR,
            mark("Where two must agree, both sign."),
        ),
        Field("guardian2_email", FieldType.EMAIL, mark("Email of the other"), _MINOR),
        Field("email", FieldType.EMAIL, mark("Email"), _REACH, width=26),
        Field("phone", FieldType.PHONE, mark("Phone"), _REACH),
        Field("language", FieldType.LANGUAGE, mark("Language"), _WORK),
        Field("currency", FieldType.CURRENCY, mark("Currency"), _WORK, width=8),
        Field(
            "document_theme",
            FieldType.CHOICE,
            mark("Appearance"),
            _DOCUMENTS,
            mark("How contracts and letters are set."),
            enum=Theme,
            default=Theme.CLASSIC,
        ),
        Field("document_accent", FieldType.TEXT, mark("Colour"), _DOCUMENTS, mark("As #RRGGBB, such as #1F4B6E.")),
        Field("document_cover", FieldType.FLAG, mark("Contracts have a cover page"), _DOCUMENTS),
        Field("document_initials", FieldType.FLAG, mark("Each page has a place for initials"), _DOCUMENTS),
    ),
)

CHANNEL = Kind(
    id="channel",
    singular=mark("Channel"),
    plural=mark("Channels"),
    title="handle",
    columns=("platform", "handle", "followers", "audience_countries"),
    sort=(("platform", False),),
    parent="creator_id",
    icon="radio",
    window=Window(shown_on=("content", "gifts", "contracts", "settings"), line="lists.panel_lines:describe_channel"),
    fields=(
        Field("creator_id", FieldType.REFERENCE, mark("Creator"), required=True, kind="creator"),
        Field("platform", FieldType.CHOICE, mark("Platform"), required=True, enum=Platform),
        Field("handle", FieldType.TEXT, mark("Handle"), required=True),
        Field("url", FieldType.URL, mark("Web address")),
        Field(
            "audience_countries",
            FieldType.COUNTRIES,
            mark("Audience countries"),
            help=mark("Where your audience lives: it decides which disclosure rules apply."),
        ),
        Field("followers", FieldType.NUMBER, mark("Followers"), width=10),
    ),
)

BRAND = Kind(
    id="brand",
    singular=mark("Brand"),
    plural=mark("Brands"),
    title="name",
    columns=("name", "category", "country", "email", "payment_days"),
    sort=(("name", False),),
    icon="store",
    window=Window(
        page="brands",
        shown_on=("today", "deals", "content", "gifts", "contracts"),
        searched=True,
        new=NewAction(mark("New brand"), mark("Add a brand"), 2, "Ctrl+Shift+B"),
        part="brands.overview:BrandPart",
        tabs=("content", "money"),
        content=("deliverable", "post", "gift"),
        letter="brand_id",
        numbers=_NUMBERS_OF_FIRMS,
    ),
    fields=(
        Field("name", FieldType.TEXT, mark("Name"), required=True, width=28),
        Field(
            "category",
            FieldType.TEXT,
            mark("Category"),
            help=mark("What it sells, in a word or two: exclusivity is checked by it."),
        ),
        Field("agency_id", FieldType.REFERENCE, mark("Agency"), kind="agency"),
        Field(
            "ties",
            FieldType.CHOICES,
            mark("Ties to the creator"),
            help=mark("A brand of your own, your family’s or your employer’s must be disclosed too."),
            enum=Tie,
        ),
        Field("legal_name", FieldType.TEXT, mark("Legal name"), _IDENTITY),
        Field("country", FieldType.COUNTRY, mark("Country"), _IDENTITY),
        Field("tax_residence", FieldType.COUNTRY, mark("Tax residence"), _IDENTITY),
        Field("address", FieldType.LONG_TEXT, mark("Address"), _IDENTITY),
        Field("legal_form", FieldType.TEXT, mark("Legal form"), _IDENTITY, _FORM_HELP),
        Field("company_number", FieldType.TEXT, mark("Company number"), _IDENTITY, mark("In France: SIREN or SIRET.")),
        Field("register", FieldType.TEXT, mark("Register"), _IDENTITY, _REGISTER_HELP),
        Field("vat_number", FieldType.TEXT, mark("VAT number"), _IDENTITY),
        Field(
            "buyer_nature",
            FieldType.CHOICE,
            mark("Buys as"),
            _IDENTITY,
            mark("It decides the VAT of invoices; a brand is taken for a business unless you say otherwise."),
            enum=BuyerNature,
            default=BuyerNature.UNSAID,
        ),
        Field("website", FieldType.URL, mark("Website"), _REACH),
        Field("email", FieldType.EMAIL, mark("Email"), _REACH, width=26),
        Field("language", FieldType.LANGUAGE, mark("Language"), _WORK, mark("Documents for this brand follow it.")),
        Field("currency", FieldType.CURRENCY, mark("Currency"), _WORK, width=8),
        Field(
            "payment_days",
            FieldType.NUMBER,
            mark("Payment days"),
            _WORK,
            mark("Days after the invoice."),
            width=10,
            bounds=(0, 365),
        ),
        Field(
            "late_steps",
            FieldType.WORDS,
            mark("Reminded on days"),
            _WORK,
            mark("Days after the due day, such as -3, 0, 7, 30; empty: those of the book."),
        ),
        Field("late_off", FieldType.FLAG, mark("Never remind of payments"), _WORK),
    ),
)

AGENCY = Kind(
    id="agency",
    singular=mark("Agency"),
    plural=mark("Agencies"),
    title="name",
    columns=("name", "country", "email", "commission_bp"),
    sort=(("name", False),),
    icon="building",
    window=Window(searched=True, numbers=_NUMBERS_OF_FIRMS),
    fields=(
        Field("name", FieldType.TEXT, mark("Name"), required=True, width=28),
        Field("legal_name", FieldType.TEXT, mark("Legal name"), _IDENTITY),
        Field("country", FieldType.COUNTRY, mark("Country"), _IDENTITY),
        Field("tax_residence", FieldType.COUNTRY, mark("Tax residence"), _IDENTITY),
        Field("address", FieldType.LONG_TEXT, mark("Address"), _IDENTITY),
        Field("legal_form", FieldType.TEXT, mark("Legal form"), _IDENTITY, _FORM_HELP),
        Field("company_number", FieldType.TEXT, mark("Company number"), _IDENTITY, mark("In France: SIREN or SIRET.")),
        Field("register", FieldType.TEXT, mark("Register"), _IDENTITY, _REGISTER_HELP),
        Field("vat_number", FieldType.TEXT, mark("VAT number"), _IDENTITY),
        Field("website", FieldType.URL, mark("Website"), _REACH),
        Field("email", FieldType.EMAIL, mark("Email"), _REACH, width=26),
        Field("phone", FieldType.PHONE, mark("Phone"), _REACH),
        Field("commission_bp", FieldType.PERCENT, mark("Commission"), _WORK, width=10),
    ),
)

CONTACT = Kind(
    id="contact",
    singular=mark("Contact"),
    plural=mark("Contacts"),
    title="name",
    columns=("name", "brand_id", "role", "email", "phone"),
    sort=(("name", False),),
    icon="contact",
    window=Window(shown_on=("brands",), searched=True, title=mark("New contact"), line_note=("role", "email", "phone")),
    fields=(
        Field("name", FieldType.TEXT, mark("Name"), required=True, width=24),
        Field("brand_id", FieldType.REFERENCE, mark("Brand"), kind="brand"),
        Field("agency_id", FieldType.REFERENCE, mark("Agency"), kind="agency"),
        Field("role", FieldType.TEXT, mark("Role")),
        Field("email", FieldType.EMAIL, mark("Email"), width=26),
        Field("phone", FieldType.PHONE, mark("Phone")),
        Field("language", FieldType.LANGUAGE, mark("Language")),
    ),
)
