"""The unit of work: one write transaction, one entry in the change log, nothing by halves."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from creatorbook.common.errors import Conflict, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.store.engine.base import Record
from creatorbook.store.engine.errors import translate_twin
from creatorbook.store.log import changes
from creatorbook.store.log.images import RowChange
from creatorbook.store.log.recorder import Recorder
from creatorbook.store.sqlite import erasing, search

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection, Select

    from creatorbook.common.clock import Clock
    from creatorbook.store.writing.bulk import ReadyRows

R = TypeVar("R", bound=Record)
_AT_ONCE = 500
# What a step names of a record stays this short in the history.
_LONGEST = 80


class UnitOfWork:
    """What a command writes through: objects are loaded, changed and added; `finish` flushes and writes the log.

    `now` is one instant for all that the unit writes, `today` the user's day.
    """

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.now: datetime = clock.now()
        self.today: date = clock.today()
        self.connection = connection
        self.session = Session(bind=connection, expire_on_commit=False, autoflush=True)
        self.label_params: dict[str, changes.Param] = {}
        self._recorder = Recorder(self.session, self.now)
        self._has_erased = False

    def name_change(self, **params: changes.Param) -> None:
        """Keep what the change was about: names as typed, else raw values (a kind's id, a choice's value, an ISO day).

        They are put into words when the history is read, in the language of who reads it.
        """
        self.label_params.update(
            {key: cut_at_word(value, _LONGEST) if isinstance(value, str) else value for key, value in params.items()}
        )

    def get(self, model: type[R], record_id: str, *, version: int | None = None) -> R:
        """Return a record.

        Raises NotFound where there is none, Conflict where `version` is given and the record has changed since it was
        read.
        """
        record = self.session.get(model, record_id)
        if record is None:
            raise NotFound(_("There is no such record."), where=f"{model.__tablename__} {record_id}")
        if version is not None and record.version != version:
            raise Conflict(
                _("This record was changed by someone else while you were editing it."),
                where=f"{model.__tablename__} {record_id}",
                hint=_("Compare both versions and choose what to keep."),
                record=(model.__tablename__, record_id),
            )
        return record

    def find(self, model: type[R], record_id: str) -> R | None:
        """Return a record, also one in the trash, or None where there is none."""
        return self.session.get(model, record_id)

    def load(self, model: type[R], ids: Sequence[str]) -> Iterator[R]:
        """Yield the records with these ids, those in the trash too, read some hundred at a time; in no order."""
        for start in range(0, len(ids), _AT_ONCE):
            yield from self.session.scalars(select(model).where(model.id.in_(ids[start : start + _AT_ONCE]))).all()

    def live(self, model: type[R], **equal: object) -> Sequence[R]:
        """Return the records with these values that are not in the trash, in the order in which they were made."""
        return self.session.scalars(_having(model, equal, with_trash=False)).all()

    def all(self, model: type[R], **equal: object) -> Sequence[R]:
        """Return the records with these values, those in the trash too, in the order in which they were made."""
        return self.session.scalars(_having(model, equal, with_trash=True)).all()

    def first(self, model: type[R], *, with_trash: bool = False, **equal: object) -> R | None:
        """Return the oldest record with these values, or None.

        `with_trash` is for what a table holds once, also in the trash: such a row is taken out of there, not added
        again.
        """
        return self.session.scalars(_having(model, equal, with_trash=with_trash).limit(1)).first()

    def flush(self) -> None:
        """Write what was changed so far, so that whoever reads through `connection` sees it."""
        self.session.flush()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Take back what the block writes where it raises; raise BadInput for a row that a table holds already."""
        try:
            with self.connection.begin_nested():
                yield
        except IntegrityError as error:
            twin = translate_twin(error)
            if twin is None:
                raise
            raise twin from error

    def add(self, record: R) -> R:
        """Add a record and give it its key; returns it."""
        self.session.add(record)
        self.session.flush()
        return record

    def delete(self, record: Record) -> None:
        """Delete a record for good; the trash is `record.trashed_at`."""
        self.session.delete(record)

    def erase(self, table: str, ids: Sequence[str]) -> None:
        """Delete rows for good, with every image of them in the change log and their names there.

        Nothing can bring them back. Steps that changed one of them can no longer be taken back or repeated, by nobody
        and in no part.
        References among the erased rows may be in any order; one from a row that stays is refused at the commit.
        """
        self.session.flush()
        erasing.hold_references(self.connection)
        erasing.delete_rows(self.connection, table, ids)
        steps = erasing.steps_with_images(self.connection, table, ids)
        changes.close_steps(self.connection, steps)
        erasing.forget_names(self.connection, steps)
        self._has_erased = True
        erasing.forget_images(self.connection, table, ids)
        for record_id in ids:
            self._recorder.add(RowChange(table, record_id, {}, None))

    def gather_trash(
        self,
        listed: Collection[str],
        loose: Collection[str],
        owned: Sequence[erasing.Owned],
        only: Mapping[str, Collection[str]] | None = None,
    ) -> dict[str, list[str]]:
        """Return the ids by table of all in the trash to which nothing that stays refers.

        What the parameters mean says erasing.gather_trash.
        """
        self.session.flush()
        return erasing.gather_trash(self.connection, listed, loose, owned, only)

    def erase_all(self, going: Mapping[str, Sequence[str]]) -> None:
        """Erase rows by table, and the files that nothing needs any more."""
        for table, ids in going.items():
            self.erase(table, ids)
        if going:
            erasing.drop_unheld_contents(self.connection, changes.CAN_TURN)

    def keep_content(self, sha256: str, content: bytes) -> None:
        """Store the bytes of a file under their hash, once; they are no part of the change log."""
        self.connection.exec_driver_sql(
            "INSERT INTO attachment_content (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
            (sha256, len(content), content),
        )

    def hold_references(self) -> None:
        """Check references at the commit alone: rows that refer to each other may come in any order."""
        erasing.hold_references(self.connection)

    def insert_many(self, model: type[Record], rows: Sequence[dict[str, Any]]) -> None:
        """Insert many rows of one table, staged and then by one statement.

        Each row gives values by column name, `id` included. Versions and times are filled in.
        """
        if rows:
            from creatorbook.store.writing.bulk import make_ready

            self.insert_ready(make_ready(model, rows))

    def insert_ready(self, rows: ReadyRows) -> None:
        """Insert rows that were made ready (bulk.make_ready), before the transaction began perhaps."""
        from creatorbook.store.writing.bulk import insert_staged

        self.session.flush()
        insert_staged(self.connection, rows, self.now)
        self._recorder.add_made(rows.table, rows.ids)

    def finish(self, entry: changes.Entry) -> dict[str, frozenset[str]]:
        """Flush, bring the search index in step, write the log; return the ids touched by table."""
        self.session.flush()
        rows = self._recorder.rows()
        made = self._recorder.made
        touched: dict[str, set[str]] = {table: set(ids) for table, ids in made.items()}
        for row in rows:
            touched.setdefault(row.table, set()).add(row.id)
        if touched:
            search.refresh(self.connection, touched, made)
            if self._has_erased:
                search.forget_deleted(self.connection)
            changes.write_change(self.connection, entry, rows, made)
        return {table: frozenset(ids) for table, ids in touched.items()}


def _having(model: type[R], equal: dict[str, object], *, with_trash: bool) -> Select[R]:
    found = select(model).filter_by(**equal).order_by(model.id)
    return found if with_trash else found.where(model.trashed_at.is_(None))
