"""Rows of an address book exported as a table, made into contacts and brands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.values.platforms import Platform
from creatorbook.exchange.people.contacts import Draft, People
from creatorbook.exchange.people.names import SALUTATIONS, without_salutation
from creatorbook.exchange.sheets.totals import total_of
from creatorbook.exchange.tables.cells import STROKES, as_text
from creatorbook.exchange.tables.headers import IGNORED

if TYPE_CHECKING:
    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import ReadOptions, Record
    from creatorbook.exchange.tables.columns import Mapped
    from creatorbook.exchange.tables.table import Row

_MULTIPLE = " ::: "
_PLATFORM_FIELDS = {
    "instagram": Platform.INSTAGRAM,
    "tiktok": Platform.TIKTOK,
    "youtube": Platform.YOUTUBE,
    "linkedin": Platform.LINKEDIN,
    "x": Platform.X,
}
# The number of one country's register, by what it is called.
_REGISTERS = {"siren": "FR", "siret": "FR", "kvk": "NL", "hrb": "DE", "regon": "PL", "krs": "PL", "nipc": "PT"}
_NUMBERS = ("company_number", "vat_number")
_ADDRESS_PARTS = ("street", "extended", "postcode", "city", "region", "country")


def read_contacts(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the people and organisations of an address book exported as a table."""
    people = People(options.country, remarks)
    reader = _RowReader(mapped, keep_rest=options.keep_rest)
    found: list[Record] = []
    for row in mapped.body:
        if text := total_of(row.cells):
            remarks.add("total_row", row.number, text=text)
        elif (record := people.add(reader.draft(row))) is not None:
            found.append(record)
    return found


class _RowReader:
    """Makes drafts of rows; what has no column in the table is found out once."""

    def __init__(self, mapped: Mapped, *, keep_rest: bool) -> None:
        self._mapped = mapped
        self._keep_rest = keep_rest
        self._places = [(name, places) for name, places in mapped.places.items() if name not in {"", IGNORED}]
        self._platforms = [each for each in _PLATFORM_FIELDS.items() if each[0] in mapped.places]
        self._has_address = not mapped.places.keys().isdisjoint((*_ADDRESS_PARTS, "formatted"))
        self._has_given = "given" in mapped.places
        self._has_family = "family" in mapped.places

    def draft(self, row: Row) -> Draft:
        """Return what a row says of a person or an organisation."""
        texts = self._texts(row)

        def first(name: str) -> str:
            return texts[name][0] if name in texts else ""

        def every(name: str) -> list[str]:
            return [part for text in texts[name] for part in text.split(_MULTIPLE)] if name in texts else []

        family = first("family") or (first("nom") if self._has_given else "")
        given = first("given") or (first("nombre") if self._has_family else "")
        whole = (
            first("name") or ("" if self._has_given else first("nom")) or ("" if self._has_family else first("nombre"))
        )
        address, country = _address(self._mapped, row) if self._has_address else ([], "")
        return Draft(
            row.number,
            # "File as" and "display name" may be anything; a first and a last name are what they say.
            name="" if given or family else without_salutation(whole),
            given=given,
            middle=first("middle"),
            family=family,
            nickname=first("nickname"),
            organisation=first("organisation"),
            agency=first("agency"),
            company_number=first("company_number"),
            vat_number=first("vat_number"),
            # Outlook's "Title" is how somebody is addressed, others' is what they do.
            role=next((text for text in texts.get("role", ()) if fold(text).rstrip(".") not in SALUTATIONS), ""),
            category=first("category"),
            emails=[part for text in every("email") for part in text.replace(",", ";").split(";")],
            phones=every("phone"),
            websites=every("website"),
            handles=[(platform, text) for name, platform in self._platforms for text in every(name)],
            address=address,
            country=country or (self._country_of_number(row) if first("organisation") else ""),
            language=first("language"),
            labels=[label for text in every("labels") for label in _labels(text)],
            notes=[*every("note"), *self._further(row), *(self._rest(row) if self._keep_rest else ())],
        )

    def _country_of_number(self, row: Row) -> str:
        """Return the country in whose register a firm is by the heading of its number, "" where that says none."""
        words = {word for heading, _cell in self._mapped.cells(row, "company_number") for word in fold(heading).split()}
        return next((country for word, country in _REGISTERS.items() if word in words), "")

    def _further(self, row: Row) -> list[str]:
        """Return the numbers of a firm beyond the first of each kind (a SIRET beside a SIREN) with headings."""
        further = [each for name in _NUMBERS for each in self._mapped.cells(row, name)[1:]]
        return [f"{heading}: {as_text(cell)}" for heading, cell in further]

    def _rest(self, row: Row) -> list[str]:
        """Return the filled cells without a field, each behind its heading."""
        return [
            f"{heading}: {as_text(cell)}"
            for heading, field, cell in zip(self._mapped.headings, self._mapped.fields, row.cells, strict=False)
            if field in {"", IGNORED} and cell != ""
        ]

    def _texts(self, row: Row) -> dict[str, list[str]]:
        """Return the filled cells of a row by field, left to right."""
        cells = row.cells
        width = len(cells)
        texts: dict[str, list[str]] = {}
        for name, places in self._places:
            filled = [as_text(cells[place]) for place in places if place < width and cells[place] not in STROKES]
            if filled:
                texts[name] = filled
        return texts


def _labels(text: str) -> list[str]:
    # Google writes "* myContacts" for the groups that it keeps itself.
    return [label.strip() for label in text.replace(";", ",").split(",") if not label.strip().startswith("*")]


def _address(mapped: Mapped, row: Row) -> tuple[list[str], str]:
    """Return the lines of the first address of the row that is filled, and its country as written."""
    groups: list[dict[str, list[str]]] = [{}]
    previous = ""
    for name, cell in zip(mapped.fields, row.cells, strict=False):
        if name in _ADDRESS_PARTS:
            # A part that comes again begins the next address, but "Street 2" beside "Street" is its second line.
            if name in groups[-1] and name != previous:
                groups.append({})
            groups[-1].setdefault(name, []).append(as_text(cell))
        previous = name
    for group in groups:
        parts = {name: [text for text in texts if text] for name, texts in group.items()}
        if any(parts.get(name) for name in ("street", "city", "postcode")):
            town = " ".join(parts.get("postcode", []) + parts.get("city", []))
            lines = [*parts.get("street", []), *parts.get("extended", []), town, *parts.get("region", [])]
            return [line for line in lines if line], " ".join(parts.get("country", []))
    whole = mapped.cells(row, "formatted")
    countries = mapped.cells(row, "country")
    lines = as_text(whole[0][1]).split("\n") if whole else []
    return lines, as_text(countries[0][1]) if countries else ""
