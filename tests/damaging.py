"""Books damaged on purpose, and which of their rows lie wholly outside of the damage."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.store.engine import driver
from creatorbook.store.salvage.cells import read_cells
from creatorbook.store.salvage.pages import Pages
from creatorbook.store.salvage.salvage import salvage
from creatorbook.store.salvage.shapes import read_shapes
from creatorbook.store.salvage.survey import look_over
from creatorbook.store.store import Store
from creatorbook.store.upkeep.verify import verify_file

if TYPE_CHECKING:
    from random import Random

    from creatorbook.store.salvage.report import Salvaged

PAGE = 4096
KINDS = ("bit", "zeros", "noise", "cut", "head", "swapped", "three")

_Rows = set[tuple[str, tuple[Any, ...]]]


class _Watched(Pages):
    """Pages that tell which of them were read."""

    def __init__(self, path: Path) -> None:
        self.seen: set[int] = set()
        super().__init__(path)

    def read(self, number: int) -> bytes:
        self.seen.add(number)
        return super().read(number)


@dataclass(frozen=True, slots=True)
class Whole:
    """A book before its damage: its bytes, and each row with the pages that it lies on."""

    content: bytes
    rows: tuple[tuple[tuple[str, tuple[Any, ...]], frozenset[int]], ...]


def unpack(schema: str) -> bytes:
    """Return the book of a released schema as it was left."""
    return gzip.decompress((Path(__file__).parent / "books" / f"schema-{schema}.creatorbook.gz").read_bytes())


def old_book(path: Path, schema: str) -> Path:
    """Put the book of a released schema at a place, brought up to date and closed."""
    path.write_bytes(unpack(schema))
    Store(path).close()
    return path


def look_at(path: Path) -> Whole:
    """Return a whole, closed book with its rows."""
    connection = driver.connect(path, read_only=True)
    shapes = read_shapes(connection)
    connection.close()
    rows = []
    with _Watched(path) as pages:
        survey = look_over(pages)
        for found, in_index in ((survey.leaves, False), (survey.entries, True)):
            for number, name in found.items():
                if name not in shapes or shapes[name].in_index != in_index:
                    continue
                shape, cells = shapes[name], read_cells(pages, number)
                while True:
                    pages.seen.clear()
                    cell = next(cells, None)
                    if cell is None:
                        break
                    row = shape.row(cell.rowid, cell.values)
                    values = tuple(row.get(column) for column in shape.columns)
                    rows.append(((name, values), frozenset({number, *pages.seen})))
    return Whole(path.read_bytes(), tuple(rows))


def damage(whole: Whole, kind: str, random: Random) -> tuple[bytes, frozenset[int]]:
    """Return the bytes of a book after one damage, and the pages that it touched."""
    content = bytearray(whole.content)
    count = len(content) // PAGE
    if kind == "bit":
        at = random.randrange(len(content))
        content[at] ^= 1 << random.randrange(8)
        return bytes(content), frozenset({at // PAGE + 1})
    if kind == "head":
        content[random.randrange(100)] = random.randrange(256)
        return bytes(content), frozenset()
    if kind == "cut":
        at = random.randrange(PAGE, len(content))
        return bytes(content[:at]), frozenset(range(at // PAGE + 1, count + 1))
    pages = random.sample(range(count), 3 if kind == "three" else 1)
    for page in pages:
        other = random.randrange(count)
        new = {
            "noise": random.randbytes(PAGE),
            "swapped": whole.content[other * PAGE : (other + 1) * PAGE],
        }.get(kind, bytes(PAGE))
        content[page * PAGE : (page + 1) * PAGE] = new
    return bytes(content), frozenset(page + 1 for page in pages)


def rows_of(path: Path) -> _Rows:
    """Return every own row of a closed book with its table."""
    connection = driver.connect(path, read_only=True)
    try:
        return {
            (name, tuple(row))
            for name in read_shapes(connection)
            for row in connection.execute(f'SELECT * FROM "{name}"')
        }
    finally:
        connection.close()


@dataclass(slots=True)
class Tally:
    """How many intact rows there were over all damaged books, how many of them were salvaged, and the worst share."""

    intact: int = 0
    saved: int = 0
    worst: float = 1.0
    strange: int = 0


def salvage_damaged(whole: Whole, folder: Path, rounds: int, random: Random) -> Tally:
    """Damage a book in so many ways, salvage each, and count.

    `strange` are rows of a new book that the whole one has not and that the report does not name.
    """
    tally = Tally()
    truth = {row for row, _pages in whole.rows}
    for turn in range(rounds):
        content, hurt = damage(whole, KINDS[turn % len(KINDS)], random)
        book, new = folder / f"damaged-{turn}.creatorbook", folder / f"new-{turn}.creatorbook"
        book.write_bytes(content)
        salvaged = salvage(book, new)
        assert book.read_bytes() == content
        assert not salvaged.problems, salvaged.problems
        found = rows_of(new)
        intact = [row for row, pages in whole.rows if not pages & hurt]
        saved = sum(row in found for row in intact)
        tally.intact, tally.saved = tally.intact + len(intact), tally.saved + saved
        if len(intact) > len(whole.rows) // 2:
            tally.worst = min(tally.worst, saved / len(intact))
        tally.strange += _count_strange(found - truth, salvaged)
        book.unlink()
        new.unlink()
    return tally


def _count_strange(new: _Rows, salvaged: Salvaged) -> int:
    named = {(each.table, each.id) for each in salvaged.items}
    # A step that can no longer be taken back says so in its own row.
    strange = [
        (table, values)
        for table, values in new
        if table not in ("change_log", "change_row") and not any((table, value) in named for value in values)
    ]
    return len(strange)


@dataclass(slots=True)
class Flips:
    """How many flipped bits changed data, how many of these were named with their record, and what was not."""

    changed: int = 0
    named: int = 0
    unnamed: list[str] = field(default_factory=list)


def flip_values(whole: Whole, path: Path, rounds: int, random: Random) -> Flips:
    """Flip one bit in a value of a row, so many times, and look whether the check of the book names that row."""
    flips = Flips()
    path.write_bytes(whole.content)
    assert verify_file(path).problems == ()
    before = _keyed(path)
    assert before is not None
    while flips.changed < rounds:
        (table, values), pages = random.choice(whole.rows)
        wanted = [each for each in values if isinstance(each, str | bytes) and len(each) > 3]
        value = random.choice(wanted)
        needle = (value.encode() if isinstance(value, str) else value)[:PAGE]
        found = [at for page in sorted(pages) if (at := whole.content.find(needle[:40], (page - 1) * PAGE)) >= 0]
        if not found:
            continue
        content = bytearray(whole.content)
        at = found[0] + random.randrange(min(len(needle), 40))
        content[at] ^= 1 << random.randrange(8)
        path.write_bytes(content)
        problems = verify_file(path).problems
        after = _keyed(path)
        if after == before:
            continue
        flips.changed += 1
        hurt = [key for key in before if after is None or after.get(key) != before[key]]
        if problems and (after is None or all(_is_named(key, problems) for key in hurt)):
            flips.named += 1
        else:
            flips.unnamed.append(f"{table} {at}: {hurt} {problems}")
    return flips


def _keyed(path: Path) -> dict[tuple[str, str], tuple[Any, ...]] | None:
    """Return every own row by its table and key, None where SQLite refuses to read them."""
    connection = driver.connect(path, read_only=True)
    connection.text_factory = _as_it_is
    found = {}
    try:
        for name, shape in read_shapes(connection).items():
            key = [shape.columns.index(each) for each in shape.key]
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                found[name, ".".join(str(row[at]) for at in key)] = tuple(row)
    except driver.dbapi.DatabaseError:
        return None
    finally:
        connection.close()
    return found


def _as_it_is(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


def _is_named(key: tuple[str, str], problems: tuple[str, ...]) -> bool:
    table, id = key
    if table == "change_row":
        step = id.partition(".")[0]
        return any(line.startswith(table) and f"step {step} " in f"{line} " for line in problems)
    return any(line.startswith(table) and id in line for line in problems)
