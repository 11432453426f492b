"""Where what is missing in a contract is fixed: a field of the terms, or the form of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import CreatorbookError
from creatorbook.gui.desk.focus import go_to
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.contracts.deals import DealLine
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.fields.finding_fields import FieldPlace


def is_party(place: FieldPlace | None) -> bool:
    """Return whether it is a field of one of the deal's parties, which have forms of their own."""
    return place is not None and (bool(place.record) or KINDS["deal"].has(f"{place.kind}_id"))


def form_of(place: FieldPlace, line: DealLine | None) -> tuple[tuple[str, str], str] | None:
    """Return the record, as (kind, id), and the field of its form where something is fixed; None without a deal.

    A party that the deal does not name yet is named in the deal's own form.
    """
    if place.record:
        return (place.kind, place.record), place.field
    if line is None:
        return None
    found = line.deal[f"{place.kind}_id"]
    return ((place.kind, found.id), place.field) if found is not None else (("deal", line.deal.id), f"{place.kind}_id")


def open_form(parent: QWidget, desk: Desk, record: tuple[str, str], field: str) -> None:
    """Open the form of a record at a field; an unknown field opens it at its beginning."""
    from creatorbook.gui.forms.record_form import RecordForm

    try:
        form = RecordForm.edit(parent, desk, *record)
    except CreatorbookError as error:
        desk.fail(error)
        return
    form.open()
    name = field if KINDS[record[0]].has(field) else ""
    if name in form.rows:
        go_to(form.rows[name].field)
