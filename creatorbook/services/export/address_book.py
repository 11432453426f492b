"""Contacts and brands as an address book (vCard), which every phone and mail program takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.exchange.base.records import ImportedBrand, ImportedContact
from creatorbook.exchange.people.vcard_write import write_vcards
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import rows
from creatorbook.store import results
from creatorbook.store.query.expressions import lower, natural
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes

KINDS_OF_PEOPLE = ("contact", "brand")


def address_book(reading: Executes, kind: str, ids: Sequence[str], *, with_people: bool = False) -> bytes:
    """Return these contacts or brands as a .vcf file (vCard 4.0, UTF-8), in their order.

    `with_people` puts the contacts of each brand behind it. Raises BadInput for another kind.
    """
    if kind not in KINDS_OF_PEOPLE:
        raise BadInput(
            _("An address book holds contacts and brands, not: {kind}.").format(kind=_(KINDS[kind].plural)),
            where="kind",
        )
    by_id = rows.fetch(reading, kind, ids)
    cards: list[ImportedContact | ImportedBrand] = []
    for number, record in enumerate((by_id[id] for id in ids if id in by_id), 1):
        cards.append(_brand(record, number) if kind == "brand" else _contact(record, number))
        if kind == "brand" and with_people:
            cards += [_contact(person, number) for person in _people(reading, record.id)]
    return write_vcards(cards)


def _people(reading: Executes, brand: str) -> list[Row]:
    contact = Table("contact")
    people = select(contact, "id").where(brand_id=brand).order_by(natural(lower(contact.name)), contact.id)
    ids = results.values(reading, people)
    by_id = rows.fetch(reading, "contact", ids)
    return [by_id[id] for id in ids]


def _some(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _contact(record: Row, number: int) -> ImportedContact:
    firm = record["brand_id"] or record["agency_id"]
    return ImportedContact(
        key=f"contact:{record.id}",
        row=number,
        name=record["name"],
        organisation=firm.title if firm is not None else "",
        role=record["role"] or "",
        emails=_some(record["email"]),
        phones=_some(record["phone"]),
        language=record["language"] or None,
    )


def _brand(record: Row, number: int) -> ImportedBrand:
    return ImportedBrand(
        key=f"brand:{record.id}",
        row=number,
        name=record["name"],
        emails=_some(record["email"]),
        websites=_some(record["website"]),
        address=record["address"] or "",
        country=record["country"] or None,
        language=record["language"] or None,
    )
