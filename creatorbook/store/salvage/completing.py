"""What the pages did not give: taken from the history or a backup, else cleared, with a word on each record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.store.engine import driver
from creatorbook.store.salvage.blanks import blank_value, stand_in
from creatorbook.store.salvage.report import Fate, Item
from creatorbook.store.sqlite.digests import row_digest
from creatorbook.store.sqlite.erasing import NAME_CONTENT
from creatorbook.store.upkeep.meaning import find_meaningless_values
from creatorbook.store.upkeep.verify import tables

if TYPE_CHECKING:
    from creatorbook.store.salvage.cells import Value
    from creatorbook.store.salvage.filling import Filling

_LOG = ("change_log", "change_row")
_FILES = "attachment_content"
_Row = dict[str, "Value"]


class _Said(NamedTuple):
    """What the history says of a row: `image` as it last was, None where it went; `is_known` whether that is kept."""

    image: str | None
    is_known: bool


class Completing:
    """Completes a new book that was filled from pages; `items` is what became of each record that was not whole."""

    def __init__(self, connection: driver.Connection, filling: Filling) -> None:
        self._connection = connection
        self._filling = filling
        self._shapes = filling.shapes
        self._records = [name for name, shape in self._shapes.items() if shape.key == ("id",)]
        self._aside: dict[tuple[str, str], tuple[_Row, list[str]]] = {}
        self._gone: dict[str, set[str]] = {}
        self._made_up: set[tuple[str, str]] = set()
        self.items: list[Item] = []
        self.lost_steps = 0

    def complete(self, backup: driver.Connection | None) -> None:
        """Take what is missing from the history, then from a backup; clear what is nowhere."""
        self._put_meaningless_aside()
        self._put_changed_aside()
        self._take_from_history()
        if backup is not None:
            self._take_from_backup(backup)
        self._take_back_cleared()
        self._drop_lost_steps()
        self._close_files()
        self._close_references()
        self._name_lost()

    def _put_meaningless_aside(self) -> None:
        for found in list(find_meaningless_values(self._connection, self._records)):
            place = (found.table, str(found.id))
            if place not in self._aside:
                row = self._read_row(*place)
                self._aside[place] = (row, [])
                self._connection.execute(f'DELETE FROM "{found.table}" WHERE id = ?', (found.id,))
            self._aside[place][1].append(found.column)
        # A step whose names or images make no sense stays a step: what it says is thinned.
        self._connection.execute("UPDATE change_log SET params = '{}' WHERE NOT json_valid(params)")
        for image in ("before", "after"):
            self._connection.execute(
                "UPDATE change_row SET before = NULL, after = NULL "
                f"WHERE {image} IS NOT NULL AND NOT json_valid({image})"
            )

    def _put_changed_aside(self) -> None:
        """Take out the rows that are not as they were written, by their digests: the history or a backup has them."""
        for table in self._records:
            columns = self._shapes[table].columns
            for values in self._connection.execute(f'SELECT * FROM "{table}"').fetchall():
                row: _Row = dict(zip(columns, values, strict=True))
                if not self._is_as_written(table, row):
                    self._aside[table, str(row["id"])] = (row, [])
                    self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row["id"],))

    def _is_as_written(self, table: str, row: _Row) -> bool:
        """Whether a row has the digest that was kept of it; of what none was kept nothing speaks against it."""
        kept = self._filling.digests.get((table, str(row["id"])))
        values = [row.get(name) for name in self._shapes[table].columns]
        return kept is None or kept == row_digest(table, values)

    def _read_row(self, table: str, id: str) -> _Row:
        values = self._connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (id,)).fetchone()
        return dict(zip(self._shapes[table].columns, values, strict=True))

    def _take_from_history(self) -> None:
        for table, said in self._read_history().items():
            if table not in self._records:
                continue
            present = self._filling.present(table)
            self._gone[table] = {id for id, each in said.items() if each.is_known and each.image is None}
            for id, each in said.items():
                if id in present or id in self._gone[table]:
                    continue
                self._filling.expected[table].add(id)
                image = json.loads(each.image) if each.image is not None else {}
                row = {name: value for name, value in image.items() if name in self._shapes[table].columns}
                row = {**row, "id": id} if row else row
                if row and self._is_as_written(table, row) and self._filling.insert(table, row):
                    self._note(table, id, Fate.FROM_HISTORY)

    def _read_history(self) -> dict[str, dict[str, _Said]]:
        """Return what the log says of each row that is named in it, by table and id."""
        said: dict[str, dict[str, _Said]] = {}
        for table, id, before, after, state in self._connection.execute(
            "SELECT r.table_name, r.row_id, r.before, r.after, coalesce(c.state, 'done') FROM change_row r "
            "LEFT JOIN change_log c ON c.seq = r.change_seq ORDER BY r.change_seq, r.position"
        ):
            of_table = said.setdefault(table, {})
            is_known = before is not None or after is not None
            if state == "done":
                of_table[id] = _Said(after, is_known)
            elif id not in of_table:
                # Taken back: the row is as it was before the first of such steps.
                of_table[id] = _Said(before, is_known)
        return said

    def _take_from_backup(self, backup: driver.Connection) -> None:
        known = set(tables(backup))
        for table in self._records:
            if table not in known:
                continue
            present, gone = self._filling.present(table), self._gone.get(table, set())
            columns = [name for (name,) in backup.execute("SELECT name FROM pragma_table_info(?)", (table,))]
            listed = ", ".join(f'"{name}"' for name in columns)
            for values in backup.execute(f'SELECT {listed} FROM "{table}"'):
                row = dict(zip(columns, values, strict=True))
                if row["id"] in present or row["id"] in gone:
                    continue
                kept = {name: value for name, value in row.items() if name in self._shapes[table].columns}
                is_right = (table, row["id"]) not in self._aside or self._is_as_written(table, kept)
                if is_right and self._filling.insert(table, kept):
                    self._note(table, row["id"], Fate.FROM_BACKUP)
        for sha256 in self._missing_files():
            row = backup.execute(f"SELECT sha256, size, content FROM {_FILES} WHERE sha256 = ?", (sha256,)).fetchone()
            if row is not None:
                self._filling.insert(_FILES, dict(zip(("sha256", "size", "content"), row, strict=True)))

    def _take_back_cleared(self) -> None:
        for (table, id), (row, columns) in self._aside.items():
            if id in self._filling.present(table) or id in self._gone.get(table, set()):
                continue
            shape = self._shapes[table]
            for name in columns:
                required = shape.required[shape.columns.index(name)]
                row[name] = blank_value(table, name, required=required)
            if self._filling.insert(table, row):
                for name in columns:
                    self._note(table, id, Fate.VALUE_CLEARED, name)
                if not columns:
                    self._note(table, id, Fate.CHANGED)
            else:
                self._filling.expected[table].add(id)

    def _drop_lost_steps(self) -> None:
        """Drop the images whose step is lost: nothing says any more who did it, or when."""
        dropped = self._connection.execute(
            "DELETE FROM change_row WHERE change_seq NOT IN (SELECT seq FROM change_log)"
        )
        self.lost_steps = int(dropped.rowcount)

    def _has(self, table: str, column: str) -> bool:
        """Whether a book of this schema has a column."""
        return table in self._shapes and column in self._shapes[table].columns

    def _missing_files(self) -> list[str]:
        found: dict[str, None] = {}
        for table, column in NAME_CONTENT:
            if self._has(table, column):
                rows = self._connection.execute(
                    f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" <> \'\' '
                    f'AND "{column}" NOT IN (SELECT sha256 FROM {_FILES})'
                )
                found.update((sha256, None) for (sha256,) in rows.fetchall())
        return list(found)

    def _close_files(self) -> None:
        """Let no record name a file that is lost: an attachment goes with its file, the others stay without."""
        missing = self._missing_files()
        for table, column in NAME_CONTENT:
            if not self._has(table, column):
                continue
            for sha256 in missing:
                rows = self._connection.execute(f'SELECT id FROM "{table}" WHERE "{column}" = ?', (sha256,)).fetchall()
                for (id,) in rows:
                    self._note(table, id, Fate.FILE_LOST, sha256)
                    if table == "attachment":
                        self._connection.execute("DELETE FROM attachment WHERE id = ?", (id,))
                        self._gone.setdefault(table, set()).add(id)
                    else:
                        self._connection.execute(f'UPDATE "{table}" SET "{column}" = \'\' WHERE id = ?', (id,))

    def _close_references(self) -> None:
        """Let every reference lead somewhere: to nothing where it may, else to a record that stands in."""
        while broken := self._connection.execute("PRAGMA foreign_key_check").fetchall():
            for table, number, parent, key in broken:
                column, to = self._connection.execute(
                    'SELECT "from", "to" FROM pragma_foreign_key_list(?) WHERE id = ?', (table, key)
                ).fetchone()
                row = self._connection.execute(
                    f'SELECT id, "{column}" FROM "{table}" WHERE rowid = ?', (number,)
                ).fetchone()
                if row is not None:
                    self._close_reference(table, row[0], column, (parent, row[1]), to)

    def _close_reference(self, table: str, id: str, column: str, parent: tuple[str, str], to: str) -> None:
        there = self._connection.execute(f'SELECT 1 FROM "{parent[0]}" WHERE "{to}" = ?', (parent[1],)).fetchone()
        if there is not None:
            return
        shape = self._shapes[table]
        if not shape.required[shape.columns.index(column)] and self._clear(table, id, column):
            self._note(table, id, Fate.REFERENCE_CLEARED, column)
            return
        if parent not in self._made_up:
            self._made_up.add(parent)
            if self._filling.insert(parent[0], stand_in(self._shapes[parent[0]], parent[1])):
                self._note(*parent, Fate.STAND_IN)
                return
        self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (id,))
        self._filling.expected[table].add(id)

    def _clear(self, table: str, id: str, column: str) -> bool:
        try:
            self._connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (id,))
        except driver.dbapi.IntegrityError:
            return False
        return True

    def _name_lost(self) -> None:
        for table in self._records:
            lost = self._filling.expected[table] - self._filling.present(table) - self._gone.get(table, set())
            self.items += [Item(table, id, Fate.LOST, title=self._filling.titles.get(id, "")) for id in sorted(lost)]
        order = list(self._shapes)
        self.items.sort(key=lambda each: (order.index(each.table), each.id))

    def _note(self, table: str, id: str, fate: Fate, detail: str = "") -> None:
        title = self._filling.titles.get(id, "")
        if table == "attachment" and fate is Fate.FILE_LOST:
            (title,) = self._connection.execute("SELECT name FROM attachment WHERE id = ?", (id,)).fetchone()
        self.items.append(Item(table, id, fate, detail, title))
