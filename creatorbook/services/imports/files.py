"""The door of imports: read files, say what they would bring, bring it as one step."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, CreatorbookError, UsageError
from creatorbook.common.garbage import garbage_uncollected
from creatorbook.common.i18n import _, mark
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.records import (
    FileKind,
    ImportedBrand,
    ImportedContact,
    ImportedDeal,
    ImportedGift,
    ImportedMessage,
    ImportedPayment,
    ImportedRow,
    ReadOptions,
)
from creatorbook.exchange.child.read import AUTO, read_file
from creatorbook.exchange.child.read import KINDS as FILE_KINDS
from creatorbook.services.book.command import PlannedCommand
from creatorbook.services.book.settings import COUNTRY, setting, usual_currency
from creatorbook.services.fields import formats
from creatorbook.services.fields.countries import countries
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.imports.again import Again
from creatorbook.services.imports.directory import TABLES, Directory
from creatorbook.services.imports.mails import DOUBTS, Mails, sort_oldest_first
from creatorbook.services.imports.meant import meant_kind
from creatorbook.services.imports.payments import Payments
from creatorbook.services.imports.people import plan_person, plan_person_again
from creatorbook.services.imports.plain import PlainRows
from creatorbook.services.imports.plan import Plan
from creatorbook.services.imports.sheets import Sheets
from creatorbook.services.imports.summary import FileSummary, ImportSummary, sum_up
from creatorbook.services.imports.wishes import USUAL_WISHES, Wishes
from creatorbook.services.records.refused_lines import Refusals
from creatorbook.store.engine.files import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from creatorbook.exchange.base.problems import Notice, Params
    from creatorbook.exchange.base.records import ParsedFile, Record
    from creatorbook.services.book.book import Book, Result
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Written
    from creatorbook.store.writing.uow import UnitOfWork

# Remarks that are questions: until they are answered nothing is written.
ASKED = frozenset({"ask_amounts", "ask_dates"})
_KINDS = {
    ImportedContact: "contact",
    ImportedBrand: "brand",
    ImportedDeal: "deal",
    ImportedGift: "gift",
    ImportedPayment: "payment",
    ImportedMessage: "message",
}
Named = tuple[str, "ParsedFile"]


class UnclearFile(BadInput):
    """A file whose amounts or days can be read both ways; `code` is that of the question."""


def read_files(book: Book, paths: Iterable[Path], kind: str = AUTO, wishes: Wishes = USUAL_WISHES) -> tuple[Named, ...]:
    """Return what files hold, each with its name, read with the book's currency and country where they are silent.

    `kind` is "auto", "contacts", "deals", "gifts", "payments" or "mail", or a kind of record whose fields are
    the columns of a table. Raises BadInput for the first file that cannot be read,
    UsageError for an unknown kind or no file at all. The book is not touched.
    """
    paths = list(paths)
    _refuse_book(book, paths)
    with book.reading() as reading:
        options = ReadOptions(
            currency=usual_currency(reading),
            country=setting(reading, COUNTRY),
            keep_rest=wishes.keep_rest,
            decimal_mark=wishes.decimal_mark,
            day_first=wishes.day_first,
            sheet=wishes.sheet,
        )
    with garbage_uncollected():
        found = tuple(
            (path.name, _spell_notices(read_file(path, kind=_file_kind(kind), options=options))) for path in paths
        )
    if not found:
        raise UsageError(_("No file was named."), hint=_("Name at least one file to import."))
    return found


def _file_kind(kind: str) -> str:
    return FileKind.ROWS if _is_record_kind(kind) else kind


def _spell_notices(parsed: ParsedFile) -> ParsedFile:
    """Return what a file holds with its remarks naming countries and days in the language of the screen.

    The child that reads files has none.
    """
    return replace(parsed, notices=tuple(replace(each, params=_spell_params(each.params)) for each in parsed.notices))


def _spell_params(params: Params) -> Params:
    return {name: _SPELLED[name](str(value)) if name in _SPELLED else value for name, value in params.items()}


def _country_name(code: str) -> str:
    return countries().get(code, code)


def _long_day(text: str) -> str:
    return formats.long_day(date.fromisoformat(text))


_PAGES = {
    "cp1250": mark("Central European"),
    "cp1251": mark("Cyrillic"),
    "cp1252": mark("Western European"),
    "cp1253": mark("Greek"),
    "cp1254": mark("Turkish"),
    "cp932": mark("Japanese"),
}


def _page_name(codes: str) -> str:
    """Return the name of a code page; of a card whose lines name others too, the guessed one stands among them."""
    known = [code for code in codes.split(" / ") if code in _PAGES]
    return ", ".join(f"{_(_PAGES[code])} ({code})" for code in known) or codes


# What the child says by codes, by the names in the sentences.
_AMOUNT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})")


def _spell_amount(text: str) -> str:
    """Return an amount as the screen writes them; one whose currency is not told stays as it is."""
    found = _AMOUNT.fullmatch(text)
    return formats.money(Money.of(Decimal(found[1]), found[2])) if found else text


_SPELLED = {
    "country": _country_name,
    "day": _long_day,
    "other_day": _long_day,
    "page": _page_name,
    **dict.fromkeys(("amount", "whole", "fine", "paid", "fee"), _spell_amount),
}


def _refuse_book(book: Book, paths: Sequence[Path]) -> None:
    """Raise BadInput for the open book: reading its bytes would drop SQLite's locks on it."""
    for path in paths:
        if identity(path) == identity(book.path):
            raise BadInput(_("This is the open book itself, not a file to import."), where=path.name)


def _is_record_kind(kind: str) -> bool:
    """Whether files are tables of a kind of record, and of no kind of file."""
    return kind in KINDS and kind not in FILE_KINDS


def preview(
    book: Book,
    path: Path | Sequence[Path],
    kind: str = AUTO,
    *,
    creator_id: str | None = None,
    wishes: Wishes = USUAL_WISHES,
) -> ImportSummary:
    """Return what importing these files would change; nothing is written. Takes and raises what `import_files` does."""
    paths = [path] if isinstance(path, Path) else path
    _refuse_book(book, paths)
    kind = meant_kind(paths, kind)
    return preview_files(book, read_files(book, paths, kind, wishes), kind, creator_id, wishes)


def preview_files(
    book: Book,
    files: tuple[Named, ...],
    kind: str = AUTO,
    creator_id: str | None = None,
    wishes: Wishes = USUAL_WISHES,
) -> ImportSummary:
    """Return what importing what was read would change; nothing is written. Takes and raises what ImportFiles does."""
    if _is_record_kind(kind):
        # Its rows are checked as what people add is, and that is only known once they are written.
        return book.try_out(ImportFiles(files, creator_id, kind, wishes))
    with book.reading() as reading:
        return make_plan(reading, files, creator_id, book.clock.today(), book.clock.now(), kind, wishes)[1]


def import_files(
    book: Book,
    paths: Sequence[Path],
    kind: str = AUTO,
    *,
    creator_id: str | None = None,
    wishes: Wishes = USUAL_WISHES,
) -> Result[ImportSummary]:
    """Read files and bring what they hold into the book, as one step.

    `kind` is a kind of file or of record, in the singular or the plural; see meant.meant_kind. `creator_id` is whose
    deals and gifts they are, the book's first creator unless given. Raises BadInput for a file that cannot be read, or
    NotFound for the creator; the book is as it was then.
    """
    _refuse_book(book, paths)
    kind = meant_kind(paths, kind)
    return book.run(ImportFiles(read_files(book, paths, kind, wishes), creator_id, kind, wishes))


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import is to write: its rows, their summary, and what it looked at to find them."""

    plan: Plan
    summary: ImportSummary
    planner: _Planner

    def is_current(self, reading: Executes, since: Written) -> bool:
        """Whether it would be planned alike now that others wrote this."""
        if self.planner.rests_on_all:
            return not (since.new or since.changed)
        directory = self.planner.directory
        is_known = TABLES.isdisjoint(since.changed) and not directory.is_asked_for(reading, since.new)
        return is_known and self.plan.is_current(since)


@dataclass(frozen=True)
class ImportFiles(PlannedCommand[ImportSummary, Planned]):
    """Bring what files hold into the book; what was imported before is skipped.

    `files` are names with what was read from them, `kind` is what they were read as. Where the book has
    everything already, nothing at all is written.
    """

    files: tuple[Named, ...] = field(repr=False)
    creator_id: str | None = None
    kind: str = AUTO
    wishes: Wishes = USUAL_WISHES
    code = "files.import"

    def make_plan(self, reading: Executes, today: date, now: datetime) -> Planned:
        """Match what the files hold with what the book holds."""
        refuse_unclear(self.files)
        planned = _plan_files(reading, self.files, self.creator_id, today, now, self.kind, self.wishes)
        planned.plan.make_ready()
        return planned

    def is_current(self, plan: Planned, reading: Executes, since: Written) -> bool:
        """Whether the files would be matched alike."""
        return plan.is_current(reading, since)

    def write_plan(self, uow: UnitOfWork, plan: Planned) -> ImportSummary:
        """Write the rows."""
        added = plan.plan.write(uow)
        uow.name_change(file=self.files[0][0], more=len(self.files) - 1)
        return replace(plan.summary, added=added)


def refuse_unclear(files: Iterable[Named]) -> None:
    """Raise UnclearFile where amounts or days of a file can be read both ways, and nobody said which is meant."""
    for name, parsed in files:
        asked = next((notice for notice in parsed.notices if notice.code in ASKED), None)
        if asked is not None:
            raise UnclearFile(asked.message, where=name, hint=asked.hint, code=asked.code)


def make_plan(
    reading: Executes,
    files: Sequence[Named],
    creator_id: str | None,
    today: date,
    now: datetime,
    kind: str = AUTO,
    wishes: Wishes = USUAL_WISHES,
) -> tuple[Plan, ImportSummary]:
    """Return the rows that files bring to the book as it is, and their summary; raises BadInput for no creator."""
    planned = _plan_files(reading, files, creator_id, today, now, kind, wishes)
    return planned.plan, planned.summary


def _plan_files(
    reading: Executes,
    files: Sequence[Named],
    creator_id: str | None,
    today: date,
    now: datetime,
    kind: str,
    wishes: Wishes,
) -> Planned:
    plan = Plan(reading, today, now)
    directory = Directory(reading, plan, takes_changes=wishes.take_changes)
    creator = creator_id or next(iter(directory.creators), None)
    if creator is None or creator not in directory.creators:
        raise BadInput(
            _("The book has no creator whose deals and gifts these could be."),
            where="creator",
            hint=_("Add a creator first."),
        )
    planner = _Planner(reading, plan, directory, creator, kind, wishes)
    summaries = []
    for name, parsed in files:
        plan.begin_file(parsed.format)
        planner.file(parsed)
        tallies, notices = plan.end_file(), (*_of_rows(parsed.notices, plan.left_rows), *plan.notices())
        summaries.append(
            FileSummary(
                name,
                parsed.kind.value,
                parsed.format,
                tallies,
                notices,
                parsed.encoding,
                parsed.columns,
                wishes.keep_rest,
                plan.said["differs"],
                plan.said["in_trash"],
                sum(count for code, count in plan.said.items() if code in DOUBTS),
                plan.said["mail_joins"],
                plan.said["namesake"],
            )
        )
    return Planned(plan, sum_up(tuple(summaries)), planner)


def _of_rows(notices: Iterable[Notice], left: set[int]) -> Iterator[Notice]:
    """Yield remarks of the reader, those on rows of which nothing came in worded as such."""
    return (replace(notice, left_out=True) if notice.number in left else notice for notice in notices)


class _Planner:
    """Hands each record to what knows its kind, which reads the book once it is needed.

    `rests_on_all` says whether more of the book was looked at than its directory: what a deal takes over may stand
    anywhere.
    """

    def __init__(
        self, reading: Executes, plan: Plan, directory: Directory, creator: str, kind: str, wishes: Wishes
    ) -> None:
        self.directory = directory
        self._reading = reading
        self._plan = plan
        self._creator = creator
        self._kind = kind
        self._again = Again(reading, plan, wishes)
        self._wishes = wishes
        self._takes_mail, self._own_leads = wishes.take_mail, wishes.own_leads
        self.rests_on_all = False

    @cached_property
    def _sheets(self) -> Sheets:
        self.rests_on_all = True
        return Sheets(self._reading, self._plan, self.directory, self._creator)

    @cached_property
    def _payments(self) -> Payments:
        self.rests_on_all = True
        return Payments(self._reading, self._plan, self.directory, self._creator)

    @cached_property
    def _mails(self) -> Mails:
        self.rests_on_all = True
        # Who says that it is mail says yes to what would make no lead by itself.
        takes_all = self._takes_mail or self._kind == FileKind.MAIL
        return Mails(
            self._reading,
            self._plan,
            self.directory,
            self._creator,
            takes_all=takes_all,
            own_leads=self._own_leads,
        )

    @cached_property
    def _plain(self) -> PlainRows | None:
        return (
            PlainRows(self._reading, self._plan, KINDS[self._kind], self._wishes)
            if _is_record_kind(self._kind)
            else None
        )

    def file(self, parsed: ParsedFile) -> None:
        """Plan a whole file; mails in the order of writing."""
        records = list(parsed.records)
        mails = sort_oldest_first(record for record in records if isinstance(record, ImportedMessage))
        refusals = Refusals()
        for record in mails or records:
            if self.directory.is_new_key(record.key):
                self._plan.begin_row(record.row)
                try:
                    self._record(record)
                except CreatorbookError as refused:
                    if not isinstance(record, ImportedRow):
                        self._plan.refuse_row(_KINDS[type(record)], refused)
                    elif isinstance(refused, UsageError):
                        # A heading that is no field is wrong in every row.
                        raise
                    else:
                        refusals.add(refused)
                if refusals.is_full:
                    break
            else:
                self._plan.begin_row(record.row)
                self._repeat(record)
        # A table by field names comes in whole or not at all.
        refusals.raise_any()

    def _repeat(self, record: Record) -> None:
        """Plan what an entry brings whose key is known."""
        kind, id = self.directory.keys[record.key]
        if id and isinstance(record, ImportedContact | ImportedBrand):
            plan_person_again(self._again, kind, id, record)
        elif id and isinstance(record, ImportedDeal):
            self._sheets.deal_again(self._again, id, record)
        elif id and isinstance(record, ImportedPayment):
            self._payments.payment_again(self._again, id, record)
        elif not id or not kind or self._again.is_there(kind, id):
            self._plan.tally(_KINDS.get(type(record), self._kind)).skipped += 1

    def _record(self, record: Record) -> None:
        if isinstance(record, ImportedContact | ImportedBrand):
            plan_person(self._plan, self.directory, record)
        elif isinstance(record, ImportedDeal):
            self._sheets.deal(self._again, record)
        elif isinstance(record, ImportedGift):
            self._sheets.gift(self._again, record)
        elif isinstance(record, ImportedPayment):
            self._payments.payment(self._again, record)
        elif isinstance(record, ImportedRow):
            if self._plain is not None:
                self._plain.row(record)
        elif isinstance(record, ImportedMessage):
            self._mails.message(record)
        else:
            # What a statement pays is asked by its own command.
            raise TypeError(f"not imported: {type(record).__name__}")
