"""A Book: one file, opened; commands go in, queries read, changes come out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from creatorbook.common.account import account_name
from creatorbook.common.clock import Clock, SystemClock
from creatorbook.common.garbage import garbage_uncollected
from creatorbook.common.i18n import _
from creatorbook.common.ids import new_id
from creatorbook.services.book.bus import ChangeBus, ChangeSet
from creatorbook.services.book.command import PlannedCommand
from creatorbook.store.engine.files import remove_database
from creatorbook.store.log.policy import Undo
from creatorbook.store.store import Store, create

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from creatorbook.common.runner import Job
    from creatorbook.services.book.command import Command
    from creatorbook.store.engine.reading import Reading
    from creatorbook.store.log.changes import Entry
    from creatorbook.store.log.steps import Step, Whose
    from creatorbook.store.log.thinning import Thinned
    from creatorbook.store.upkeep.manifest import Backup
    from creatorbook.store.upkeep.verify import Verdict
    from creatorbook.store.writing.uow import UnitOfWork

T = TypeVar("T")
P = TypeVar("P")
# So often a plan is made while others write; a book that changes under each of them is held still for the next.
PLANS_BESIDE_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What a command gave back, and what it changed."""

    value: T
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class NextStep:
    """What undo or redo would turn next: its label, and the name of the person where it is not the one who asks.

    For a redo that is who took it back. `step` is its number, by which it can be meant and no other.
    """

    label: str
    of_another: str = ""
    step: int = field(default=0, compare=False)


def load_writer() -> None:
    """Load what any write to any book needs, ahead of time; for a background thread."""
    import creatorbook.store.writing.writer  # noqa: F401  brings SQLAlchemy
    from creatorbook.store.models import load_all

    load_all()


class _TakenBackError(Exception):
    """Ends a unit of work whose writes are not to stay."""


class _StalePlanError(Exception):
    """Ends a unit of work before it wrote anything: what its plan rests on has changed."""


def _next(reading: Reading, step: Step | None) -> NextStep | None:
    from creatorbook.services.wording.steps import step_words
    from creatorbook.store.log.steps import is_kept

    if step is None or step.policy is Undo.BARRIER or not is_kept(reading, step.step):
        return None
    return NextStep(step_words(step.label, step.params), "" if step.own else step.actor, step.step)


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the place of the book at `path`; return where the replaced book is kept, None for none.

    Raises BookError where the backup is not whole or has changed since it was made, or the book is open somewhere; the
    book is as it was then.
    """
    from creatorbook.store.upkeep.backup import restore as put_back
    from creatorbook.store.upkeep.migrate import backups_folder, find_free_name

    kept = None
    if path.exists():
        kept = find_free_name(backups_folder(path), f"{path.stem} before restore")
    put_back(backup, path, kept)
    return kept


class Book:
    """An open book. `run` may be called from any thread; the bus tells on that thread."""

    def __init__(
        self,
        path: Path,
        clock: Clock | None = None,
        progress: Callable[[str], None] = lambda _text: None,
        *,
        may_be_read_only: bool = False,
    ) -> None:
        """Open the book at `path`, upgrading an old one; raise BookError with a sentence where it cannot be.

        Where `may_be_read_only`, a book that may not be written to, or a backup, is opened for reading; see
        `is_read_only`.
        """
        self.path = path
        self.clock: Clock = clock or SystemClock()
        self.bus = ChangeBus()
        self.origin = new_id()
        self._actor = account_name()
        # Until the first write the log is not searched for steps of this window.
        self._has_written = False
        self._store = Store(path, progress, may_be_read_only=may_be_read_only)

    @property
    def is_read_only(self) -> bool:
        """Whether the book may only be read where it lies: every write raises BookError."""
        return self._store.is_read_only

    @property
    def backup(self) -> Backup | None:
        """What is written beside a backup that is looked at, None for a book."""
        return self._store.backup

    def identify(self) -> tuple[str, int]:
        """Return what tells this book from every other, wherever its file lies, and its newest change; see Backup."""
        return self._store.identify()

    @classmethod
    def create(cls, path: Path, settings: Mapping[str, str], clock: Clock | None = None) -> Book:
        """Make a new book with its settings (country, language, currency, name) and its first creator; open it.

        Raises BadInput where a file of that name exists, the folder does not, or a setting is not valid.
        """
        from creatorbook.services.book.settings import StartBook, check_settings

        checked = check_settings(settings)
        create(path)
        book = cls(path, clock)
        try:
            book.run(StartBook(tuple(checked.items())))
        except BaseException:
            # A book without its creator is none: nothing is left of it.
            book.close()
            remove_database(path)
            raise
        return book

    def run(self, command: Command[T], job: Job | None = None) -> Result[T]:
        """Execute a command in one unit of work; tell the bus; return its value and what it changed.

        One that plans does so before, beside others who write. Raises CreatorbookError where it is refused, Cancelled
        where the job was; nothing is changed then.
        """
        if isinstance(command, PlannedCommand):
            for _turn in range(PLANS_BESIDE_OTHERS):
                with suppress(_StalePlanError), garbage_uncollected():
                    return self._write(command, self._plan(command, job), job)
        return self._write(command, command.execute, job)

    def _plan(self, command: PlannedCommand[T, P], job: Job | None) -> Callable[[UnitOfWork], T]:
        """Return what writes the plan that a command makes of the book as it is; it raises _StalePlanError."""
        from creatorbook.store.log.changes import newest_seq, written_since

        today = self.clock.today()
        with self._store.reading(job) as reading:
            seq = newest_seq(reading)
            plan = command.make_plan(reading, today, self.clock.now())

        def write(uow: UnitOfWork) -> T:
            since = written_since(uow.connection, seq)
            if uow.today != today or not command.is_current(plan, uow.connection, since):
                raise _StalePlanError
            return command.write_plan(uow, plan)

        return write

    def _write(self, command: Command[T], execute: Callable[[UnitOfWork], T], job: Job | None) -> Result[T]:
        from creatorbook.services.wording.steps import done_words, step_words
        from creatorbook.store.log.changes import Entry

        values: list[T] = []

        def _work(uow: UnitOfWork) -> Entry:
            values.append(execute(uow))
            return Entry(
                command.code,
                dict(uow.label_params),
                command.undo,
                self._actor,
                self.origin,
                uow.now,
                command.merge_key,
            )

        entry, touched = self._store.write(self.clock, _work, job)
        self._has_written = True
        label, done = step_words(entry.label, entry.params), done_words(entry.label, entry.params)
        changes = ChangeSet(label, touched, final=command.undo is Undo.BARRIER, done=done)
        if touched:
            self.bus.publish(changes)
        # Of several turns the last one is what was written.
        return Result(values[-1], changes)

    def try_out(self, command: Command[T]) -> T:
        """Execute a command and take back all that it wrote; return its value, which names records that are not there.

        Raises what `run` would raise before the commit. The book's write lock is held for that while.
        """
        values: list[T] = []

        def _work(uow: UnitOfWork) -> Entry:
            values.append(command.execute(uow))
            uow.flush()
            raise _TakenBackError

        with suppress(_TakenBackError):
            self._store.write(self.clock, _work)
        return values[-1]

    def undo(self, *, anyone: bool = False, step: int | None = None, job: Job | None = None) -> Result[str]:
        """Take back this window's newest step, else this person's, and return its label; `anyone` reaches further.

        `step` means one step by its number. Raises AnswerIsNo where there is nothing to undo, another step than the one
        meant has come before it, it is another person's, too old or may not be undone, Conflict where a record has
        changed since, Cancelled where the job was; nothing is changed then.
        """
        return self._turn(job, back=True, anyone=anyone, only=step)

    def redo(self, *, anyone: bool = False, step: int | None = None, job: Job | None = None) -> Result[str]:
        """Repeat the step undone last and return its label; takes and raises what `undo` does."""
        return self._turn(job, back=False, anyone=anyone, only=step)

    def _turn(self, job: Job | None, *, back: bool, anyone: bool, only: int | None) -> Result[str]:
        from creatorbook.services.book.refusals import error_of
        from creatorbook.services.wording.steps import done_words, step_words
        from creatorbook.store.log import changes, steps

        code = "step.undo" if back else "step.redo"
        entry = changes.Entry(code, {}, Undo.NONE, self._actor, self.origin, self.clock.now())
        turn = steps.undo if back else steps.redo

        def carry_out() -> tuple[Step, dict[str, set[str]]]:
            with self._store.writing(job) as connection:
                return turn(connection, entry, self._whose(), anyone=anyone, only=only)

        try:
            step, touched = self._store.with_search(carry_out)
        except steps.StepRefused as refused:
            raise error_of(refused, back=back) from refused
        self._has_written = True
        words = step_words(step.label, step.params)
        done = done_words(step.label, step.params)
        change_set = ChangeSet(words, {table: frozenset(ids) for table, ids in touched.items()}, done=done)
        self.bus.publish(change_set)
        return Result(words, change_set)

    def _whose(self) -> Whose:
        from creatorbook.store.log.steps import Whose

        return Whose(self._actor, self.origin if self._has_written else None)

    def next_undo(self) -> NextStep | None:
        """Return what undo would take back, or None; one that can never be undone, or is no longer kept, is nothing."""
        from creatorbook.store.log import steps

        with self.reading() as reading:
            return _next(reading, steps.next_undo(reading, self._whose()))

    def next_redo(self) -> NextStep | None:
        """Return what redo would repeat, or None."""
        from creatorbook.store.log import steps

        with self.reading() as reading:
            return _next(reading, steps.next_redo(reading, self._whose()))

    def reading(self) -> AbstractContextManager[Reading]:
        """Give a short read transaction for queries."""
        return self._store.reading()

    def poll(self) -> None:
        """Publish on the bus what other programs have changed since the last poll; cheap when nothing happened."""
        touched = self._store.foreign_changes(self.origin)
        if touched:
            changes = {table: frozenset(ids) for table, ids in touched.items()}
            self.bus.publish(ChangeSet(_("Changed by another program"), changes, foreign=True))

    def warm(self) -> None:
        """Load what any write needs, ahead of time; for a background thread."""
        load_writer()
        self._store.warm()

    def back_up(self, target: Path, job: Job | None = None, *, automatic: bool = False) -> Backup:
        """Write a verified backup to `target`; raise CreatorbookError where it cannot be written or is not whole.

        `automatic` is one that nobody asked for, and that is thinned. Raises Cancelled where the job was; nothing is
        left behind then.
        """
        return self._store.back_up(target, job, at=self.clock.now(), automatic=automatic)

    def verify(self, job: Job | None = None, *, aside: bool = False) -> Verdict:
        """Check the whole book: pages, references, search index, attached files, digests of all rows.

        `aside` leaves out the one check for which others who write would wait, that of the search. Raises Cancelled
        where the job was.
        """
        return self._store.verify(job, aside=aside)

    def save_again(self, target: Path, job: Job | None = None) -> None:
        """Write the book as it is open to a new file, also where its own was deleted or replaced; see Store."""
        self._store.save_again(target, job)

    def check_quickly(self, job: Job | None = None) -> tuple[str, ...]:
        """Check the form of the file alone and return what is damaged; raises Cancelled where the job was."""
        return self._store.check_quickly(job)

    def thin_history(self, is_stopped: Callable[[], bool] = lambda: False) -> Thinned:
        """Drop what stood before the steps that are older than the book's setting says; the steps stay in the history.

        It is done in short slices, until `is_stopped` says so; a book that keeps everything drops nothing.
        """
        from creatorbook.services.book.settings import read_history_days
        from creatorbook.store.log.thinning import Thinned

        with self.reading() as reading:
            days = read_history_days(reading)
        return self._store.thin_log(self.clock.now() - timedelta(days), is_stopped) if days else Thinned()

    def compact(self, job: Job | None = None) -> None:
        """Write the file anew, so that nothing that was erased is in it any more; see Store.compact."""
        self._store.compact(job)

    def refresh_search(self, is_stopped: Callable[[], bool] = lambda: False) -> bool:
        """Let the search find in a book of an older program what it finds in one of today; return whether it had to.

        It is done in short slices, until `is_stopped` says so, and is no step of the history.
        """
        return self._store.refresh_search(is_stopped)

    def repair_search(self) -> None:
        """Make the search index again from the records, which stay as they are."""
        self._store.repair_search()

    def close(self) -> None:
        """Close the book; other programs keep it open."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
