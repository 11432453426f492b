"""The field that says what a note or a task is on: a record of any kind, found by typing, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk import records
from creatorbook.gui.fields.record import RecordField
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.gui.desk.desk import Desk

# A task is on a record, not on another task.
_KINDS = tuple(kind for kind in records.SEARCHED if not KINDS[kind].is_about_any)


def joined(values: Mapping[str, Any]) -> str | None:
    """Return the record that these values are on as one text, None where they are on none."""
    kind, id = values.get("record_kind"), values.get("record_id")
    return f"{kind} {id}" if kind and id else None


def parted(value: str | None) -> dict[str, str]:
    """Return the same as values by field name."""
    kind, _space, id = (value or "").partition(" ")
    return {"record_kind": kind, "record_id": id}


class AboutField(RecordField):
    """Holds the kind and id of a record as one text, see `joined`; shown as "Brand: Aurora"."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._titles: dict[str, str] = {}
        super().__init__(
            self._find, self._words, may_create=False, placeholder=_("Nothing in particular; type to search")
        )

    def tell(self, values: Mapping[str, Any]) -> str:
        """Return what these values are on, as it is shown."""
        on = joined(values)
        return "" if on is None else self._words(on)

    def _find(self, text: str, most: int) -> list[tuple[str, str]]:
        hits = records.search(self._desk.book, text, _KINDS, most)
        self._titles = {f"{hit.kind} {hit.id}": hit.title for hit in hits}
        return [(f"{hit.kind} {hit.id}", labelled(hit.hint, hit.title)) for hit in hits]

    def _words(self, value: str) -> str:
        kind, _space, id = value.partition(" ")
        try:
            return labelled(_(KINDS[kind].singular), records.read_row(self._desk.book, kind, id).title)
        except (KeyError, NotFound):
            return _("(no title)")

    def _is_called(self, id: str, name: str, typed: str) -> bool:
        return super()._is_called(id, name, typed) or self._titles.get(id, "").casefold() == typed
