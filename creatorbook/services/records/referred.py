"""The records that others are to refer to: each read once for a whole step, found by id or by what a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import rows
from creatorbook.services.records.about import find_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.services.fields.kinds import Kind
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


class Referred:
    """Reads what is referred to in one reading, or inside a unit of work that is flushed.

    `kinds` are those of what was looked up, `named_kinds` those of which something was looked up otherwise than by its
    whole id: a new record of the same name would matter there.
    """

    def __init__(self, reading: Executes) -> None:
        self._reading = reading
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._named: dict[tuple[str, str], Row] = {}
        self._about: dict[tuple[tuple[str, Any], ...], dict[str, Any]] = {}
        self.kinds: set[str] = set()
        self.named_kinds: set[str] = set()

    def read(self, kind: str, ids: Iterable[str]) -> None:
        """Read many records of a kind at once; ids that are not there are remembered as such."""
        wanted = [id for id in ids if (kind, id) not in self._rows]
        if wanted:
            self.kinds.add(kind)
            found = rows.fetch(self._reading, kind, wanted)
            self._rows.update({(kind, id): found.get(id) for id in wanted})

    def get(self, kind: str, id: str) -> Row | None:
        """Return a record by its whole id, also one in the trash, or None."""
        self.read(kind, (id,))
        return self._rows[kind, id]

    def find(self, kind: str, typed: str) -> Row:
        """Return the record that a person means by an id, the beginning of one, or its title; raise NotFound."""
        known = self.get(kind, typed) or self._named.get((kind, typed))
        if known is None:
            self.named_kinds.add(kind)
            known = self._named[kind, typed] = rows.find(self._reading, kind, typed)
            self._rows[kind, known.id] = known
        return known

    def find_all(self, kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values with ids for what their references name; raise NotFound for what is not there."""
        found = {**values, **self._find_about(kind, values)}
        for field in kind.fields:
            if field.type is FieldType.REFERENCE and found.get(field.name):
                found[field.name] = self.find(field.kind, str(found[field.name])).id
        return found

    def _find_about(self, kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the kind and id of what the record is on, looked up once for each name."""
        named = {name: values[name] for name in ("record_kind", "record_id") if name in values}
        if not (kind.is_about_any and named):
            return {}
        key = tuple(sorted(named.items()))
        if key not in self._about:
            about = self._about[key] = find_about(self._reading, kind, named)
            if about.get("record_kind") in KINDS:
                self.kinds.add(about["record_kind"])
                self.named_kinds.add(about["record_kind"])
        return self._about[key]
