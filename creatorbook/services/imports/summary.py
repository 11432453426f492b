"""What an import brings, or brought: counted by kind, with what had to be said about each file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.exchange.base.records import FileKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.exchange.base.problems import Notice
    from creatorbook.exchange.base.records import Column


# Remarks after which the book has all that the file says: how it was read, and what is in it twice. After any other,
# something of the file is not in the book, or stands otherwise there.
HARMLESS = frozenset(
    {"guessed_encoding", "ambiguous_dates", "ambiguous_dates_us", "proven_dates", "proven_dates_us", "told_dates"}
    | {"told_dates_us", "told_amounts", "ambiguous_amounts", "proven_amounts", "no_currency", "shared_sign"}
    | {"total_row", "deal_without_title", "posts_wait"}
    | {"same_mail", "post_waits", "no_mail_date", "mail_joins", "payments_beyond_fee", "number_in_doubt"}
    | {"payment_of_other_currency"}
)
_NOTED = frozenset({FileKind.DEALS.value, FileKind.GIFTS.value, FileKind.PAYMENTS.value})


@dataclass(slots=True)
class Tally:
    """How many records of a kind are new, were completed in what they left empty, were found as they are, or skipped.

    Skipped are the entries of the file that were imported before, or that say nothing the book can hold. Restored are
    those that come out of the trash.
    """

    added: int = 0
    completed: int = 0
    matched: int = 0
    skipped: int = 0
    restored: int = 0

    @property
    def changed(self) -> int:
        """How many records are written."""
        return self.added + self.completed + self.restored


@dataclass(frozen=True, slots=True)
class FileSummary:
    """One file: what it is, what it brings by kind of record (ids of services.kinds, and "attachment").

    `kind` is "contacts", "deals", "gifts", "payments" or "mail"; `format` and `encoding` are how it was read;
    `columns` are what a table's headings, or the properties of cards, were taken for; `keeps_rest` says that those
    without a field are noted; `differing` and `in_trash` count the fields and the records that stay otherwise in the
    book than in the file, `doubted` the mails of which only a person can say that they are offers, `joining` those that
    go into an open deal, `doubled` the firms and creators left out because one of nearly their name is there.
    """

    name: str
    kind: str
    format: str
    tallies: Mapping[str, Tally]
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
    columns: tuple[Column, ...] = ()
    keeps_rest: bool = False
    differing: int = 0
    in_trash: int = 0
    doubted: int = 0
    joining: int = 0
    doubled: int = 0

    @property
    def columns_to_note(self) -> int:
        """How many columns of an address book hold something and are no field: they are noted where that is wished."""
        return 0 if self.kind in _NOTED else sum(not column.field and bool(column.filled) for column in self.columns)

    @property
    def columns_left_aside(self) -> tuple[str, ...]:
        """The headings that were taken for no field; those of sheets of deals, gifts and payments are noted."""
        return tuple(column.header for column in self.columns if not column.field)

    def remark_on_columns(self) -> str:
        """Return the sentence that names each column without a field that holds something, in how many rows; or ""."""
        names = [f"{column.header} ({column.filled})" for column in self.columns if not column.field and column.filled]
        if not names:
            return ""
        is_kept = self.kind in _NOTED or self.keeps_rest
        text = _("Columns kept in the notes: {names}") if is_kept else _("Columns left aside: {names}")
        return text.format(names=", ".join(names))


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """All files of one import. `has_changes` is False where the book holds everything already.

    `added` are the ids of the new records by kind, once they are written.
    """

    files: tuple[FileSummary, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def has_changes(self) -> bool:
        """Whether anything is written."""
        return any(tally.changed for tally in self.tallies.values())

    @property
    def left_something(self) -> bool:
        """Whether something of the files is not in the book, or stands otherwise there."""
        return any(notice.code not in HARMLESS for notice in self.notices) or any(
            file.remark_on_columns() and not file.keeps_rest and file.kind not in _NOTED for file in self.files
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What had to be said, over all files in order."""
        return tuple(notice for file in self.files for notice in file.notices)


def sum_up(files: tuple[FileSummary, ...]) -> ImportSummary:
    """Return the summary of these files, with their counts together."""
    whole: dict[str, Tally] = {}
    for file in files:
        for kind, tally in file.tallies.items():
            sums = whole.setdefault(kind, Tally())
            sums.added += tally.added
            sums.completed += tally.completed
            sums.matched += tally.matched
            sums.skipped += tally.skipped
            sums.restored += tally.restored
    return ImportSummary(files, whole)
