"""Five hundred random steps of work, undo and redo, held against remembered copies of every row."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.ids import new_id
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.store.log import steps
from creatorbook.store.models import Brand, Creator, Deal, Gift, Note
from creatorbook.store.upkeep.verify import verify_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.store.writing.uow import UnitOfWork
    from tests.store.support import Dump, Hand

pytestmark = pytest.mark.repeats

WORDS = ("Été", "Straße", "œuvre", "printemps", "R&D", "NULL", "日本", "x" * 60, "", "'", "100%")


class Walk:
    """A book, what it should hold at each step, and where in that history we are."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self.hand = hand
        self.random = random.Random(seed)
        self.history: list[Dump] = [hand.dump()]
        self.at = 0

    def ids(self, table: str) -> list[str]:
        return [key for (key,) in self.hand.rows(f"SELECT id FROM {table} ORDER BY id")]

    def any_of(self, table: str) -> str | None:
        ids = self.ids(table)
        return self.random.choice(ids) if ids else None

    def word(self) -> str:
        return f"{self.random.choice(WORDS)} {self.random.randrange(1000)}"

    def step(self) -> None:
        turn = self.random.random()
        if turn < 0.25:
            self.turn(back=True)
        elif turn < 0.45:
            self.turn(back=False)
        else:
            self.work()

    def turn(self, *, back: bool) -> None:
        possible = self.at > 0 if back else self.at < len(self.history) - 1
        if not possible:
            with pytest.raises(steps.StepRefused):
                (self.hand.undo if back else self.hand.redo)()
            return
        (self.hand.undo if back else self.hand.redo)()
        self.at += -1 if back else 1
        assert self.hand.dump() == self.history[self.at]

    def work(self) -> None:
        moves: tuple[Callable[[UnitOfWork], None], ...] = (
            self.add_party,
            self.add_deal,
            self.add_gift,
            self.add_many,
            self.change_brand,
            self.change_deal,
            self.trash,
            self.delete,
        )
        chosen = self.random.choices(moves, k=self.random.choice((1, 1, 1, 2, 4)))

        def several(uow: UnitOfWork) -> None:
            for move in chosen:
                move(uow)
                uow.session.flush()

        self.hand.clock.forward(self.random.random() * 20)
        if self.hand.do(several):
            del self.history[self.at + 1 :]
            self.history.append(self.hand.dump())
            self.at += 1

    # What a unit of work may do. Each looks only at what was committed before, and tolerates what is gone since.

    def add_party(self, uow: UnitOfWork) -> None:
        uow.add(self.random.choice((Creator, Brand))(name=self.word()))

    def add_deal(self, uow: UnitOfWork) -> None:
        creator, brand = uow.first(Creator), uow.session.get(Brand, self.any_of("brand") or "")
        if creator and brand:
            deal = Deal(creator_id=creator.id, brand_id=brand.id, title=self.word())
            deal.fee = Money(self.random.randrange(10**6), "EUR") if self.random.random() < 0.5 else None
            uow.add(deal)

    def add_gift(self, uow: UnitOfWork) -> None:
        creator, brand = uow.first(Creator), uow.first(Brand)
        if creator and brand:
            uow.add(Gift(creator_id=creator.id, brand_id=brand.id, description=self.word()))

    def add_many(self, uow: UnitOfWork) -> None:
        uow.insert_many(Brand, [{"id": new_id(), "name": self.word()} for _ in range(self.random.randrange(8))])

    def change_brand(self, uow: UnitOfWork) -> None:
        brand = uow.session.get(Brand, self.any_of("brand") or "")
        if brand:
            brand.name = self.word()
            brand.category = self.random.choice(("", "beauty"))

    def change_deal(self, uow: UnitOfWork) -> None:
        deal = uow.session.get(Deal, self.any_of("deal") or "")
        if deal:
            deal.stage = self.random.choice(list(Stage))
            deal.next_action_on = uow.today if self.random.random() < 0.5 else None

    def trash(self, uow: UnitOfWork) -> None:
        for model, table in ((Brand, "brand"), (Deal, "deal")):
            record = uow.session.get(model, self.any_of(table) or "")
            if record:
                record.trashed_at = None if record.trashed_at else uow.now

    def delete(self, uow: UnitOfWork) -> None:
        for model in (Gift, Deal, Note):
            record = uow.first(model)
            if record:
                uow.delete(record)
                uow.session.flush()


@pytest.mark.parametrize("seed", [1, 2])
def test_five_hundred_random_steps(hand: Hand, book_path: Path, seed: int) -> None:
    walk = Walk(hand, seed)
    for _step in range(500):
        walk.step()
    assert len(walk.history) > 50
    while walk.at:
        walk.turn(back=True)
    while walk.at < len(walk.history) - 1:
        walk.turn(back=False)
    hand.store.close()
    assert verify_file(book_path).problems == ()
