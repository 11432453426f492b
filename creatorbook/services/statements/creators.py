"""Whose account a statement is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.services.records import rows
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes


def find_creator(reading: Executes, typed: str) -> str:
    """Return the id of the creator that was named, or of the book's only one.

    Raises BadInput where none is named and there are several, NotFound for a name that nobody has.
    """
    if typed:
        return rows.find(reading, "creator", typed).id
    found = results.rows(reading, select("creator", "id", "name").limit(2))
    if len(found) != 1:
        raise BadInput(
            _("The book has several creators: which one is meant?"),
            where="--creator",
            hint=_("Name one of them."),
            code="statement.whose",
        )
    return str(found[0][0])


def creators(reading: Executes) -> tuple[tuple[str, str], ...]:
    """Return the creators of the book by id and name, the first one first."""
    found = results.rows(reading, select("creator", "id", "name").order_by(Table("creator").id))
    return tuple((str(id), str(name)) for id, name in found)
