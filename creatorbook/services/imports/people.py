"""Address books into contacts and brands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import fold
from creatorbook.exchange.base.records import ImportedBrand, ImportedContact
from creatorbook.services.deals.terms_help import party_troubles
from creatorbook.services.fields.countries import countries
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.imports.again import Again
    from creatorbook.services.imports.directory import Directory
    from creatorbook.services.imports.plan import Plan

_NUMBERS = ("company_number", "vat_number")
# Labels of an address book that say that a person writes for brands.
_AGENCY_LABELS = frozenset({"agency", "agencies", "agence", "agences", "agentur", "agenturen", "agencia", "agencias"})
# What a firm calls itself that speaks for others; "Talent" and "PR" alone may be a brand's own word.
_AGENCY_WORDS = _AGENCY_LABELS | {"agenzia", "agenzie", "agentschap", "agencja"}


def plan_person(plan: Plan, directory: Directory, person: ImportedContact | ImportedBrand) -> None:
    """Plan what one entry of an address book brings."""
    if isinstance(person, ImportedContact):
        kind, record = "contact", _contact(directory, person)
    elif _is_agency(directory, person):
        kind, record = "agency", directory.agency(person.name, **_agency_fields(person))
    else:
        kind, record = "brand", directory.brand(person.name, **_brand_fields(person))
    directory.remember(person.key, kind, record)
    for label in person.labels:
        directory.tag(label, kind, record)
    plan.note(kind, record, "\n".join(_leftover_lines(person, kind)))
    _say_doubtful_numbers(plan, person)


def plan_person_again(again: Again, kind: str, record: str, person: ImportedContact | ImportedBrand) -> None:
    """Plan what an entry brings that was imported before, as this record."""
    if isinstance(person, ImportedContact):
        # A person's firm is never changed by a file.
        offered = _contact_fields(person)
    else:
        offered = _agency_fields(person) if kind == "agency" else _brand_fields(person)
    if again.is_there(kind, record):
        again.compare(kind, record, {"name": person.name, **offered}, "\n".join(_leftover_lines(person, kind)))


def _say_doubtful_numbers(plan: Plan, person: ImportedContact | ImportedBrand) -> None:
    """Say which number of the firm cannot be right; it is kept as it is written, for the program may know no better."""
    values = {"country": person.country} | {name: getattr(person, name) for name in _NUMBERS}
    if any(values[name] for name in _NUMBERS):
        for name, trouble in party_troubles("brand", values).items():
            plan.remark("number_in_doubt", text=str(values[name]), reason=trouble)


def _brand_fields(person: ImportedContact | ImportedBrand) -> dict[str, str | None]:
    return {
        "website": _first(person.websites),
        "email": _first(person.emails),
        "address": person.address,
        "country": person.country,
        "language": person.language,
        "category": person.category,
        "company_number": person.company_number,
        "vat_number": person.vat_number,
    }


def _agency_fields(person: ImportedContact | ImportedBrand) -> dict[str, str | None]:
    aside = {"language", "category"}
    fields = {name: value for name, value in _brand_fields(person).items() if name not in aside}
    return fields | {"phone": _first(person.phones)}


def _firm_fields(person: ImportedContact) -> dict[str, str | None]:
    """Return what the card of a person says of their firm: its address there is the firm's, their own mail is not."""
    return {name: value for name, value in _brand_fields(person).items() if name != "email"}


def _own_fields(person: ImportedContact) -> dict[str, str | None]:
    """Return what the card of a person says of their agency, as `_firm_fields` of a brand."""
    return {name: value for name, value in _agency_fields(person).items() if name not in {"email", "phone"}}


def _contact(directory: Directory, person: ImportedContact) -> str:
    brand, agency = _firms(directory, person)
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


def _firms(directory: Directory, person: ImportedContact) -> tuple[str | None, str | None]:
    """Return the brand and the agency that a person belongs to: both only where the file names both."""
    name = person.organisation
    if person.agency:
        agency = directory.agency(person.agency, **({} if name else _own_fields(person)))
        return (directory.brand(name, **_firm_fields(person)) if name else None), agency
    if not name:
        return None, None
    if _is_agency(directory, person):
        return None, directory.agency(name, **_own_fields(person))
    return directory.brand(name, **_firm_fields(person)), None


def _is_agency(directory: Directory, person: ImportedContact | ImportedBrand) -> bool:
    """Return whether the firm of an entry is an agency: by its column or its name, by a label, or known as one."""
    if isinstance(person, ImportedBrand) and person.is_agency:
        return True
    name = person.organisation if isinstance(person, ImportedContact) else person.name
    is_called_one = not _AGENCY_WORDS.isdisjoint(fold(name).split())
    is_labelled = any(fold(label) in _AGENCY_LABELS for label in person.labels)
    return is_called_one or is_labelled or directory.known_agency(name) is not None


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _leftover_lines(person: ImportedContact | ImportedBrand, kind: str) -> list[str]:
    """Return what no field of the record holds, line by line, so that nothing of the card is lost."""
    lines = [person.note] if person.note else []
    lines += [_("Email: {email}").format(email=email) for email in person.emails[1:]]
    phones = person.phones if kind == "brand" else person.phones[1:]
    lines += [_("Phone: {phone}").format(phone=phone) for phone in phones]
    at_brand = kind == "brand" or (isinstance(person, ImportedContact) and bool(person.organisation))
    at_firm = at_brand or kind == "agency"
    lines += [_("Website: {site}").format(site=site) for site in person.websites[1 if at_firm else 0 :]]
    lines += [f"{word_for(handle.platform)}: @{handle.name}" for handle in person.handles]
    if not at_brand and person.category:
        lines.append(_("Category: {category}").format(category=person.category))
    if not at_firm:
        # Only a firm has a field for its country and its numbers.
        if person.address or person.country:
            where = "\n".join(filter(None, (person.address, countries().get(person.country or "", ""))))
            lines.append(_("Address: {address}").format(address=where))
        brand = KINDS["brand"]
        lines += [
            labelled(_(brand.field(each).label), getattr(person, each)) for each in _NUMBERS if getattr(person, each)
        ]
    return lines
