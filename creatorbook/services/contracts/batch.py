"""Issuing the contracts of many deals in one go: each is a step of its own, and stopping keeps what went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.runner import Cancelled
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.records.rows import fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from creatorbook.common.runner import Job
    from creatorbook.domain.records.contracts import ContractForm
    from creatorbook.services.book.book import Book
    from creatorbook.services.contracts.issuing import Issued


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What became of one deal: its contract, or the error that says why there is none."""

    deal_id: str
    title: str
    issued: Issued | None = None
    refused: CreatorbookError | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of all: `left` counts the deals that were not reached because somebody stopped it."""

    lines: tuple[BatchLine, ...]
    left: int = 0

    @property
    def issued(self) -> tuple[Issued, ...]:
        """The contracts that went out, in order."""
        return tuple(line.issued for line in self.lines if line.issued is not None)

    @property
    def refused(self) -> tuple[BatchLine, ...]:
        """The deals without a contract, each with its reason."""
        return tuple(line for line in self.lines if line.refused is not None)


def issue_many(
    book: Book,
    deal_ids: Sequence[str],
    language: str,
    job: Job,
    keep: Callable[[Issued], None] | None = None,
    form: ContractForm | None = None,
    second: str = "",
) -> Batch:
    """Issue the contract of each deal, one unit after the other; `keep` is given each as it goes out (to save its PDF).

    A deal that is refused does not stop the others. Cancelling the job ends it between two deals: what went out is
    out, with its number, and `left` says how many were not reached. What `keep` raises ends it too.
    """
    with book.reading() as reading:
        titles = {deal: row.title for deal, row in fetch(reading, "deal", deal_ids).items()}
    lines: list[BatchLine] = []
    for done, deal in enumerate(deal_ids):
        try:
            job.progress(done, len(deal_ids))
        except Cancelled:
            return Batch(tuple(lines), len(deal_ids) - done)
        try:
            issued = book.run(IssueContract(deal, language, form=form, second=second)).value
        except CreatorbookError as error:
            lines.append(BatchLine(deal, titles.get(deal, deal), refused=error))
            continue
        lines.append(BatchLine(deal, titles.get(deal, deal), issued=issued))
        if keep is not None:
            keep(issued)
    job.progress(len(deal_ids), len(deal_ids))
    return Batch(tuple(lines))
