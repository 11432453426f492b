"""The next stage of a deal, offered once what was written brought it there: the last payment, the last signature."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.records.deals import Stage
from creatorbook.gui.frame.commands.group import Group

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Result


class StageCommands(Group):
    """Offers what a deal has reached, and moves it there when that is wanted."""

    def offer_next(self, written: tuple[Result[object], bool]) -> None:
        """Look whether a write brought a deal further; one deal is offered its stage, several wait in their lists."""
        from creatorbook.services.deals.remarks import MOVING

        result, silent = written
        touched = {kind: ids for kind, ids in result.changes.touched.items() if kind in MOVING}
        # What is written in a field that is still being filled in moves nothing; a payment is one answer.
        if touched and (not silent or "payment" in touched):
            self._desk.runner.submit(partial(self._read, touched), self._offer)

    def _read(self, touched: Mapping[str, Collection[str]], job: Job) -> tuple[Finding, ...]:
        from creatorbook.services.deals.remarks import deals_of, next_stages

        job.check()
        with self._desk.book.reading() as reading:
            return next_stages(reading, deals_of(reading, touched))

    def _offer(self, found: tuple[Finding, ...]) -> None:
        from creatorbook.services.fields.words import word_for
        from creatorbook.services.wording.findings import sentence

        if len(found) != 1 or found[0].record is None:
            return
        stage = Stage(str(found[0].params["to_stage"]))
        move = partial(self.move, found[0].record[1], stage)
        self._window.offer(sentence(found[0]), _("Move to “{stage}”").format(stage=word_for(stage)), move)

    def move(self, deal: str, stage: Stage) -> None:
        """Move a deal to a stage."""
        from creatorbook.services.deals.moving import MoveDeal

        self._desk.run(MoveDeal(deal, stage))
