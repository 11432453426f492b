"""Undo after anything a person does, imports included, brings back the exact rows; redo too; over hundreds of steps."""

from __future__ import annotations

import hashlib
import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import AnswerIsNo, CreatorbookError
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.services import imports
from creatorbook.services.book.book import Book
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.records.attachments import AttachFile, DetachFile
from creatorbook.services.records.editing import AddRecord, EditRecord, RestoreRecords, TrashRecords
from creatorbook.services.sample.add import AddSample
from creatorbook.services.sample.remove import RemoveSample
from tests.services import support
from tests.store.support import MovingClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.services.book.command import Command

STEPS = 5 * int(os.environ.get("CREATORBOOK_ROUNDS", "100"))
SAMPLES = ("contacts.vcf", "google-contacts.csv", "deals.csv", "gifts.csv", "collaboration.eml")
NAMES = ("Éclat", "Weiße Straße", "R&D", "100 %", "L’Œuvre", "日本", "x" * 190)


_TABLES = """
    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'id'
    WHERE m.type = 'table' AND m.name NOT LIKE 'search_%' AND m.name NOT LIKE 'digest_%'
"""


def fingerprint(book: Book) -> dict[str, str]:
    """Return a digest of the rows of each table that undo answers for, the search texts included."""
    with book.reading() as reading:
        queries = {name: f'SELECT * FROM "{name}" ORDER BY id' for (name,) in reading.exec_driver_sql(_TABLES)}
        queries["search_doc"] = "SELECT kind, record_id, title, body FROM search_doc ORDER BY kind, record_id"
        return {
            name: hashlib.sha256(repr([tuple(row) for row in reading.exec_driver_sql(sql)]).encode()).hexdigest()
            for name, sql in queries.items()
        }


class Walk:
    """A book, what it held after each step that can be taken back, and where in that history it stands."""

    def __init__(self, book: Book, clock: MovingClock, seed: int) -> None:
        self.book = book
        self.clock = clock
        self.random = random.Random(seed)
        self.files = [imports.read_files(book, [support.sample(name)]) for name in SAMPLES]
        self.history = [fingerprint(book)]
        self.at = 0
        self.done: dict[str, int] = {}

    def any_of(self, table: str, where: str = "1") -> str:
        ids = support.rows(self.book, f"SELECT id FROM {table} WHERE {where} ORDER BY id")
        return str(self.random.choice(ids)[0]) if ids else ""

    def step(self) -> None:
        """Go back, go forward, or do something new."""
        turn = self.random.random()
        if turn < 0.45:
            self.turn(back=turn < 0.25)
            return
        self.clock.forward(self.random.choice((0, 1, 60)))
        name = self.random.choice(list(COMMANDS))
        command = COMMANDS[name](self)
        before = self.newest_step()
        try:
            self.book.run(command)
        except CreatorbookError:
            # Refused, or about a record that is not there: then nothing has changed.
            assert fingerprint(self.book) == self.history[self.at], name
            return
        self.done[name] = self.done.get(name, 0) + 1
        self.remember(before)

    def newest_step(self) -> tuple[int, int]:
        (found,) = support.rows(
            self.book, "SELECT coalesce(max(seq), 0), coalesce(max(step), 0) FROM change_log WHERE kind = 'do'"
        )
        return found[0], found[1]

    def remember(self, before: tuple[int, int]) -> None:
        after = self.newest_step()
        if after[0] == before[0]:
            return  # nothing was to be written
        del self.history[self.at + 1 :]
        if after[1] == before[1]:
            self.history.pop()  # it joined the step before
            self.at -= 1
        self.history.append(fingerprint(self.book))
        self.at += 1

    def turn(self, *, back: bool) -> None:
        move = self.book.undo if back else self.book.redo
        if not (self.at > 0 if back else self.at < len(self.history) - 1):
            with pytest.raises(AnswerIsNo):
                move()
            return
        move()
        self.at += -1 if back else 1
        assert fingerprint(self.book) == self.history[self.at]


def _add(walk: Walk) -> Command[Any]:
    kind = walk.random.choice(("brand", "contact", "deal", "deal", "gift", "deliverable", "payment"))
    values: dict[str, dict[str, Any]] = {
        "brand": {"name": walk.random.choice(NAMES)},
        "contact": {"name": "Ines", "brand_id": walk.any_of("brand")},
        "deal": {"title": walk.random.choice(NAMES), "brand_id": walk.any_of("brand"), "fee": Money(1_500_00, "EUR")},
        "gift": {"description": "Coffret", "brand_id": walk.any_of("brand")},
        "deliverable": {"deal_id": walk.any_of("deal")},
        "payment": {"deal_id": walk.any_of("deal"), "amount": Money(750_00, "EUR")},
    }
    return AddRecord(kind, values[kind])


def _edit(walk: Walk) -> Command[Any]:
    if walk.random.random() < 0.5:
        return EditRecord("brand", walk.any_of("brand"), {"name": f"{walk.random.choice(NAMES)} 2"})
    return EditRecord("deal", walk.any_of("deal"), {"next_action": walk.random.choice(NAMES)})


def _same_edit(walk: Walk) -> Command[Any]:
    brand = support.rows(walk.book, "SELECT id FROM brand ORDER BY id LIMIT 1")
    return EditRecord("brand", brand[0][0] if brand else "", {"category": str(walk.random.random())})


def _trash(walk: Walk) -> Command[Any]:
    kind = walk.random.choice(("brand", "deal", "gift", "contact"))
    return TrashRecords(kind, (walk.any_of(kind, "trashed_at IS NULL"),))


def _restore(walk: Walk) -> Command[Any]:
    kind = walk.random.choice(("brand", "deal", "gift", "contact"))
    return RestoreRecords(kind, (walk.any_of(kind, "trashed_at IS NOT NULL"),))


def _move(walk: Walk) -> Command[Any]:
    return MoveDeal(walk.any_of("deal"), walk.random.choice(list(Stage)), "no answer")


def _import(walk: Walk) -> Command[Any]:
    return imports.ImportFiles(walk.random.choice(walk.files))


def _attach(walk: Walk) -> Command[Any]:
    content = walk.random.choice((b"one", b"two"))
    return AttachFile("deal", walk.any_of("deal"), "brief.txt", content=content)


def _detach(walk: Walk) -> Command[Any]:
    return DetachFile(walk.any_of("attachment"))


COMMANDS: dict[str, Callable[[Walk], Command[Any]]] = {
    "add": _add,
    "edit": _edit,
    "edit the same": _same_edit,
    "trash": _trash,
    "restore": _restore,
    "move": _move,
    "import": _import,
    "attach": _attach,
    "detach": _detach,
    "add the sample": lambda _walk: AddSample(),
    "remove the sample": lambda _walk: RemoveSample(),
}


@pytest.mark.slow
def test_undo_and_redo_after_anything(tmp_path: Path) -> None:
    clock = MovingClock()
    settings = {"name": "Léa Martin", "country": "FR", "language": "fr", "currency": "EUR"}
    with Book.create(tmp_path / "book.creatorbook", settings, clock) as book:
        walk = Walk(book, clock, seed=21)
        for _step in range(STEPS):
            walk.step()
        while walk.at:
            walk.turn(back=True)
        while walk.at < len(walk.history) - 1:
            walk.turn(back=False)
        assert sorted(walk.done) == sorted(COMMANDS), "the walk never got to do some things"
        assert book.verify().problems == ()
