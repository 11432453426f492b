"""Adding the sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.common.ids import new_id
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import LANGUAGE, setting
from creatorbook.services.fields.gate import follow_rows, insert_rows
from creatorbook.services.records.reading import ids
from creatorbook.services.sample.data import TABLES, Sample, language_of
from creatorbook.services.sample.marks import has_sample
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class AddSample(Command[int]):
    """Add the sample to the book's first creator, in the book's language, its days counted from today.

    Returns how many records came. Raises AnswerIsNo where the sample is there already, BadInput where the book has no
    creator.
    """

    code = "sample.add"

    def execute(self, uow: UnitOfWork) -> int:
        """Write the rows, table by table, then the contracts, then the marks."""
        from creatorbook.services.sample.contracts import add_contracts
        from creatorbook.store.models import ImportedKey, model_of

        if has_sample(uow.connection):
            raise AnswerIsNo(_("The sample is already in the book."), hint=_("Remove it first to begin again."))
        creators = ids(uow.connection, "creator", limit=1)
        if not creators:
            raise BadInput(_("The book has no creator."), where="creator", hint=_("Add a creator first."))
        tags = dict(results.rows(uow.connection, select("tag", "name", "id").with_trash()))
        sample = Sample(uow.today, language_of(setting(uow.connection, LANGUAGE)), creators[0], tags)
        sample.read()
        for table in TABLES:
            insert_rows(uow, model_of(table), sample.rows[table])
        add_contracts(uow, sample)
        follow_rows(uow, sample.rows)
        _mark_disclosures(uow, sample)
        marks = [
            {"id": new_id(), "key": key, "record_kind": table, "record_id": record}
            for key, (table, record) in sample.marks.items()
        ]
        uow.insert_many(ImportedKey, marks)
        return len(marks)


def _mark_disclosures(uow: UnitOfWork, sample: Sample) -> None:
    """Note what was kept of the sample's posts as part of the sample: it goes with them."""
    posts = [row["id"] for row in sample.rows["post"]]
    of = Table("disclosure")
    for kept, post, country in results.rows(
        uow.connection, select(of, "id", "post_id", "jurisdiction").where(of.post_id.among(posts))
    ):
        sample.note_mark("disclosure", f"{post}/{country}", kept)
