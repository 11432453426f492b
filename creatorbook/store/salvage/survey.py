"""Which page of a damaged book belongs to what: by the trees that still lead to it, else by its own bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.store.salvage.cells import (
    INDEX_INNER,
    INDEX_LEAF,
    TABLE_INNER,
    TABLE_LEAF,
    children,
    kind_of_page,
    read_cells,
)

if TYPE_CHECKING:
    from creatorbook.store.salvage.pages import Pages

_SCHEMA_KINDS = frozenset({"table", "index", "trigger", "view"})
_SCHEMA_COLUMNS = 5
_REVISION = 4


@dataclass(slots=True)
class Survey:
    """What was found: to which table or index a page belongs, "" where nothing says; `lost` pages make no sense.

    `leaves` hold rows of tables, `entries` those of indexes. `schema` is the book's number of it, 0 where it is lost.
    """

    leaves: dict[int, str] = field(default_factory=dict)
    entries: dict[int, str] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    schema: int = 0


def look_over(pages: Pages) -> Survey:
    """Go through all pages of a book once, and down every tree whose root is known."""
    survey = Survey()
    free = pages.free()
    roots: dict[str, int] = {}
    for number in range(1, pages.count + 1):
        if number in free:
            continue
        kind = kind_of_page(pages.read(number), number)
        if kind in (INDEX_LEAF, INDEX_INNER):
            survey.entries[number] = ""
        elif kind == TABLE_LEAF:
            found = _read_schema(pages, number)
            if found is None:
                survey.leaves[number] = ""
            else:
                roots.update(found)
    for name, root in roots.items():
        _go_down(pages, root, name, survey)
    survey.schema = _read_number(pages, survey)
    return survey


def _read_schema(pages: Pages, number: int) -> dict[str, int] | None:
    """Return the roots by the names of tables and indexes where a page lists them, else None."""
    roots: dict[str, int] = {}
    is_schema = False
    for cell in read_cells(pages, number):
        if cell is None:
            continue
        if len(cell.values) != _SCHEMA_COLUMNS or cell.values[0] not in _SCHEMA_KINDS:
            return roots if is_schema else None
        is_schema = True
        _kind, name, _table, root, _sql = cell.values
        if isinstance(name, str) and isinstance(root, int) and 0 < root <= pages.count:
            roots[name] = root
    return roots if is_schema or number == 1 else None


def _go_down(pages: Pages, root: int, name: str, survey: Survey) -> None:
    waiting, seen = [root], set[int]()
    while waiting:
        number = waiting.pop()
        if not 0 < number <= pages.count or number in seen:
            continue
        seen.add(number)
        page = pages.read(number)
        kind = kind_of_page(page, number)
        if kind in (TABLE_INNER, INDEX_INNER):
            waiting += children(page, number)
        if kind in (INDEX_INNER, INDEX_LEAF):
            _claim(survey.entries, number, name)
        elif kind == TABLE_LEAF:
            _claim(survey.leaves, number, name)
        elif kind != TABLE_INNER:
            survey.lost.add(number)


def _claim(found: dict[int, str], number: int, name: str) -> None:
    """Note whose a page is; two trees that lead to one leave it to its own bytes."""
    found[number] = name if found.get(number, "") in ("", name) else ""


def _read_number(pages: Pages, survey: Survey) -> int:
    """Return the number of the schema: what the table of revisions says, else what is noted in the file's head."""
    for number, name in survey.leaves.items():
        if name in ("", "alembic_version"):
            for cell in read_cells(pages, number):
                said = cell.values if cell is not None else ()
                if len(said) == 1 and isinstance(said[0], str) and len(said[0]) == _REVISION and said[0].isdigit():
                    return int(said[0])
    return int.from_bytes(pages.read(1)[60:64], "big")
