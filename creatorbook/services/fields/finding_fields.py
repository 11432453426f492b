"""Where a finding can be fixed: the record and the field behind the words that a rule or a document names it by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding

_PARTIES = ("creator", "brand", "agency", "contact")
# Lists of a deal, as rules and documents call them.
_LISTS = {
    "deliverables": "deliverable",
    "instalments": "payment",
    "payments": "payment",
    "rights": "usage_right",
    "exclusivities": "exclusivity",
    "exclusivity": "exclusivity",
    "channels": "channel",
}
_PRODUCT = {"description": "product_description", "value": "product_value"}
# Names of a document's own that stand for a field of another name.
_ALIASES = {
    ("creator", "trading_name"): "name",
    ("brand", "trading_name"): "name",
    ("agency", "trading_name"): "name",
    ("deliverable", "draft_on"): "draft_due_on",
}
_REPRESENTATIVE = {"representative": "name", "representative_role": "role"}
_OWNERS = {
    "nature": ("deal", "kind"),
    "vat_mention": ("creator", "vat_mention"),
    "creator_age": ("creator", "born_on"),
}
# Parts of a document that no field of a record holds.
_PARTS = {
    "clauses": mark("Clauses"),
    "clause_texts": mark("Clauses"),
    "extra_clauses": mark("Clauses"),
    "clause_order": mark("Clauses"),
    "alternatives": mark("Clauses"),
    "disclosures": mark("Labels"),
    "look": mark("Appearance"),
    "place": mark("Place of signature"),
}


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field of a kind of record; `field` "" is a list to which something is to be added.

    `record` is the record's id, "" where it is the deal's own: the deal itself, its terms, its creator or brand.
    `number` counts the line of a list from 1, 0 where no line is meant.
    """

    kind: str
    field: str
    record: str = ""
    number: int = 0


def place_of(finding: Finding) -> FieldPlace | None:
    """Return where the finding can be fixed, None where it is about no field of a record."""
    if finding.record is not None and finding.record[0] in KINDS:
        kind, id = finding.record
        name = finding.about.rpartition(".")[2]
        return FieldPlace(kind, name if KINDS[kind].has(name) else "", id)
    return place_by_name(finding.about)


def place_by_name(about: str) -> FieldPlace | None:
    """Return the place by its name alone: "fee", "creator.legal_name", "deliverables.0.description"."""
    parts = about.split(".")
    name, number = parts[-1], next((int(part) + 1 for part in parts if part.isdecimal()), 0)
    first = parts[0]
    if first in _PARTIES and name in _REPRESENTATIVE:
        return FieldPlace("contact", _REPRESENTATIVE[name])
    if first in _LISTS:
        kind = _LISTS[first]
        found = _known_place(kind, name) if len(parts) > 1 and not name.isdecimal() else None
        return FieldPlace(kind, found.field if found else "", number=number)
    if first in KINDS and len(parts) > 1:
        return _known_place(first, name)
    if first == "products":
        return FieldPlace("terms", _PRODUCT.get(name, "product_duty"))
    if about in _OWNERS:
        return FieldPlace(*_OWNERS[about])
    return _known_place("terms", about) or _known_place("deal", about) or _known_place("contract", about)


def _known_place(kind: str, name: str) -> FieldPlace | None:
    name = _ALIASES.get((kind, name), name)
    return FieldPlace(kind, name) if KINDS[kind].has(name) else None


def place_label(about: str) -> str:
    """Return how the place is called on screen: "Fee", "Creator, Legal name", "Deliverable 2, Description"."""
    if not about:
        return _("the whole document")
    place = place_by_name(about)
    if place is None:
        return _(_PARTS[first]) if (first := about.partition(".")[0]) in _PARTS else _("the document")
    kind = KINDS[place.kind]
    if not place.field:
        return _(kind.singular) if place.number else _(kind.plural)
    label = _(kind.field(place.field).label)
    if place.kind in ("deal", "terms", "contract"):
        return label
    record = f"{_(kind.singular)} {place.number}" if place.number else _(kind.singular)
    return _("{record}, {field}").format(record=record, field=label)
