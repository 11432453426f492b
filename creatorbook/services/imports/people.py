"""Address books into contacts and brands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.exchange.base.records import ImportedBrand, ImportedContact
from creatorbook.services.fields.countries import countries
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.imports.again import Again
    from creatorbook.services.imports.directory import Directory
    from creatorbook.services.imports.plan import Plan

# Labels of an address book that say that a person writes for brands.
_AGENCY_LABELS = frozenset({"agency", "agencies", "agence", "agences", "agentur", "agenturen", "agencia", "agencias"})
# What a firm calls itself that speaks for others; "Talent" and "PR" alone may be a brand's own word.
_AGENCY_WORDS = _AGENCY_LABELS | {"agenzia", "agenzie", "agentschap", "agencja"}


def plan_person(plan: Plan, directory: Directory, person: ImportedContact | ImportedBrand) -> None:
    """Plan what one entry of an address book brings."""
    if isinstance(person, ImportedBrand):
        kind, record = "brand", _brand(directory, person)
    else:
        kind, record = "contact", _contact(directory, person)
    directory.remember(person.key, kind, record)
    for label in person.labels:
        directory.tag(label, kind, record)
    plan.note(kind, record, "\n".join(_leftover_lines(person, kind)))


def plan_person_again(again: Again, record: str, person: ImportedContact | ImportedBrand) -> None:
    """Plan what an entry brings that was imported before, as this record."""
    if isinstance(person, ImportedBrand):
        kind, offered = "brand", _brand_fields(person)
    else:
        # A person's firm is never changed by a file.
        kind, offered = "contact", _contact_fields(person)
    if again.is_there(kind, record):
        again.compare(kind, record, {"name": person.name, **offered}, "\n".join(_leftover_lines(person, kind)))


def _brand(directory: Directory, brand: ImportedBrand) -> str:
    return directory.brand(brand.name, **_brand_fields(brand))


def _brand_fields(brand: ImportedBrand) -> dict[str, str | None]:
    return {
        "website": _first(brand.websites),
        "email": _first(brand.emails),
        "address": brand.address,
        "country": brand.country,
        "language": brand.language,
        "category": brand.category,
    }


def _contact(directory: Directory, person: ImportedContact) -> str:
    brand, agency = _firm(directory, person)
    return directory.contact(
        person.name,
        person.emails,
        brand or agency or "",
        brand_id=brand,
        agency_id=agency,
        **_contact_fields(person),
    )


def _contact_fields(person: ImportedContact) -> dict[str, str | None]:
    return {
        "role": person.role,
        "email": _first(person.emails),
        "phone": _first(person.phones),
        "language": person.language,
    }


def _firm(directory: Directory, person: ImportedContact) -> tuple[str | None, str | None]:
    """Return the brand or the agency that a person belongs to."""
    name = person.organisation
    if not name:
        return None, None
    agency = directory.known_agency(name)
    is_called_one = not _AGENCY_WORDS.isdisjoint(fold(name).split())
    if agency is None and (is_called_one or any(fold(label) in _AGENCY_LABELS for label in person.labels)):
        agency = directory.agency(name)
    if agency is not None:
        return None, agency
    # The address on a person's card at a firm is the firm's.
    brand = directory.brand(
        name,
        website=_first(person.websites),
        address=person.address,
        country=person.country,
        language=person.language,
        category=person.category,
    )
    return brand, None


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _leftover_lines(person: ImportedContact | ImportedBrand, kind: str) -> list[str]:
    """Return what no field of the record holds, line by line, so that nothing of the card is lost."""
    lines = [person.note] if person.note else []
    lines += [_("Email: {email}").format(email=email) for email in person.emails[1:]]
    phones = person.phones if kind == "brand" else person.phones[1:]
    lines += [_("Phone: {phone}").format(phone=phone) for phone in phones]
    at_firm = kind == "brand" or (isinstance(person, ImportedContact) and bool(person.organisation))
    lines += [_("Website: {site}").format(site=site) for site in person.websites[1 if at_firm else 0 :]]
    lines += [f"{word_for(handle.platform)}: @{handle.name}" for handle in person.handles]
    if not at_firm and person.category:
        lines.append(_("Category: {category}").format(category=person.category))
    if not at_firm and (person.address or person.country):
        # Only a firm has a field for its country.
        where = "\n".join(filter(None, (person.address, countries().get(person.country or "", ""))))
        lines.append(_("Address: {address}").format(address=where))
    return lines
