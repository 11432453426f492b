"""Every row that the pages of a damaged book still hold, put into a new one."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from creatorbook.store.engine import driver
from creatorbook.store.query.search_texts import SEARCH_TEXTS
from creatorbook.store.salvage.cells import read_cells
from creatorbook.store.salvage.shapes import read_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.store.salvage.cells import Cell, Value
    from creatorbook.store.salvage.pages import Pages
    from creatorbook.store.salvage.survey import Survey

_HISTORY = "change_row"
_TEXTS = "search_doc"
_REFUSED = (driver.dbapi.Error, OverflowError)


class Filling:
    """Fills a new, empty book, whose references are not checked meanwhile, in the transaction that is under way.

    `expected` are the ids by table that an index or the history names; `titles` what the search kept of records;
    `digests` those of rows as they were written, by table and id.
    """

    def __init__(self, connection: driver.Connection, pages: Pages, survey: Survey) -> None:
        self._connection = connection
        self._pages = pages
        self._survey = survey
        self.shapes = read_shapes(connection)
        self.expected: defaultdict[str, set[str]] = defaultdict(set)
        self.titles: dict[str, str] = {}
        self.digests: dict[tuple[str, str], bytes] = {}
        self._table_of: dict[str, str] = {}

    def fill(self, job: Job | None = None) -> None:
        """Put in all rows; the job is told how many pages are done. Raises Cancelled where it was."""
        done, total = 0, len(self._survey.entries) + len(self._survey.leaves)
        indexes = {shape.key_index: shape.table for shape in self.shapes.values() if shape.key_index}
        for number, name in self._survey.entries.items():
            done = _report(job, done, total)
            self._read_entries(number, name, indexes)
        # The pages whose table is known first: what lies about may be an older state of the same rows.
        for number, name in sorted(self._survey.leaves.items(), key=lambda each: not each[1]):
            done = _report(job, done, total)
            self._read_leaf(number, name)

    def insert(self, table: str, row: Mapping[str, Value]) -> bool:
        """Put in a row; return False where the table refuses it, or has another one of the same."""
        if table == "attachment_content" and not _is_content(row):
            return False
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        try:
            self._connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values()))
        except _REFUSED:
            return False
        return True

    def present(self, table: str) -> set[str]:
        """Return the keys of the rows that the new book has of a table with a key of one column."""
        (key,) = self.shapes[table].key
        return {id for (id,) in self._connection.execute(f'SELECT "{key}" FROM "{table}"')}

    def _read_entries(self, number: int, name: str, indexes: Mapping[str, str]) -> None:
        shape = self.shapes[_HISTORY]
        for cell in read_cells(self._pages, number):
            if cell is None:
                continue
            if name in indexes:
                if len(cell.values) == 2 and isinstance(cell.values[0], str):  # noqa: PLR2004  the key and the row
                    self.expected[indexes[name]].add(cell.values[0])
            elif name in ("", _HISTORY) and shape.fits(cell.values) and cell.values[2] in self.shapes:
                row = shape.row(0, cell.values)
                if self.insert(_HISTORY, row):
                    self._table_of[str(row["row_id"])] = str(row["table_name"])
            elif name in ("", "digest_row"):
                self._keep_digest(cell)

    def _read_leaf(self, number: int, name: str) -> None:
        cells = [cell for cell in read_cells(self._pages, number) if cell is not None]
        if name == _TEXTS or (not name and _are_texts(cells)):
            for cell in cells:
                self._keep_title(cell)
            return
        if name and name not in self.shapes:
            return
        own = self.shapes.get(name)
        strangers = [cell for cell in cells if own is None or not own.fits(cell.values)]
        for cell in cells:
            if own is not None and own.fits(cell.values):
                self.insert(own.table, own.row(cell.rowid, cell.values))
        likeliest = self._likeliest(strangers)
        for cell in strangers:
            for table in likeliest:
                shape = self.shapes[table]
                if shape.fits(cell.values) and self.insert(table, shape.row(cell.rowid, cell.values)):
                    break

    def _keep_digest(self, cell: Cell) -> None:
        if len(cell.values) == 4:  # noqa: PLR2004  the columns of digest_row
            table, id, _version, digest = cell.values
            if table in self.shapes and isinstance(table, str) and isinstance(id, str) and isinstance(digest, bytes):
                self.digests[table, id] = digest

    def _keep_title(self, cell: Cell) -> None:
        if len(cell.values) == 5:  # noqa: PLR2004  the columns of search_doc
            _number, _kind, record, title, _body = cell.values
            if isinstance(record, str) and isinstance(title, str):
                self.titles[record] = title

    def _likeliest(self, cells: Iterable[Cell]) -> list[str]:
        """Return the tables whose rows some cells of one page could be, the likeliest first."""
        scores: Counter[str] = Counter()
        known: Counter[str] = Counter()
        exact: Counter[str] = Counter()
        for cell in cells:
            for table, shape in self.shapes.items():
                if shape.in_index or not shape.fits(cell.values):
                    continue
                scores[table] += 1
                exact[table] += len(cell.values) == len(shape.columns)
                id = shape.row(cell.rowid, cell.values).get("id")
                known[table] += self._table_of.get(str(id)) == table
        return sorted(scores, key=lambda each: (known[each], scores[each], exact[each]), reverse=True)


def _report(job: Job | None, done: int, total: int) -> int:
    if job is not None:
        job.progress(done, total)
    return done + 1


def _are_texts(cells: Iterable[Cell]) -> bool:
    """Whether rows are those of the search: of a kind that it knows, with a record, a title and words."""
    return any(len(cell.values) == 5 and cell.values[1] in SEARCH_TEXTS for cell in cells)  # noqa: PLR2004


def _is_content(row: Mapping[str, Value]) -> bool:
    content = row.get("content")
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == row.get("sha256")
