"""Gathers what a statement says: accounts with their lines, each line under a key that the next file gives it too."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.common.text import clean
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import Keys
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow

if TYPE_CHECKING:
    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import Record

_TEXT = 2_000
_NAME = 200
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")


class Gathering:
    """The statements of one file, in its order."""

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self._keys = Keys()
        self._records: list[Record] = []
        self._open: ImportedStatement | None = None
        self._lines: list[ImportedStatementRow] = []
        self._count = 0
        self._pending = 0

    def begin(self, statement: ImportedStatement) -> None:
        """Begin the statement of an account: the lines that follow are its own; its key is made here."""
        self._end()
        self._open = replace(statement, account=account_name(statement.account), owner=one_line(statement.owner))

    def add(self, row: ImportedStatementRow) -> None:
        """Add a line, whose key is made here; raises FileProblem for more lines than are read."""
        if self._open is None:
            self.begin(ImportedStatement("", row.row, row.account, currency=row.amount.currency))
        self._count += 1
        if self._count > limits.ROWS:
            raise FileProblem("too_many_rows", limit=limits.ROWS)
        kept = replace(
            row,
            account=account_name(row.account),
            counterparty=one_line(row.counterparty),
            counterparty_account=account_name(row.counterparty_account),
            text=clean(" ".join(row.text.split()))[:_TEXT],
            reference=one_line(row.reference),
            end_to_end_id="" if row.end_to_end_id.upper() == "NOTPROVIDED" else one_line(row.end_to_end_id),
            bank_id=one_line(row.bank_id),
        )
        said = (kept.bank_id,) if kept.bank_id else (kept.counterparty, kept.text)
        key = self._keys.take("statement", kept.account, str(kept.booked_on), str(kept.amount), *said)
        self._lines.append(replace(kept, key=key))
        self._pending += kept.is_pending

    def count_pending(self) -> None:
        """Count a line that the bank has yet to book, and of which no day is known."""
        self._pending += 1

    def all(self) -> tuple[Record, ...]:
        """Return what was gathered: each statement before its lines; raises FileProblem where there is no line."""
        self._end()
        if not self._count:
            raise FileProblem("statement_empty")
        if self._pending:
            self.remarks.add("statement_pending", count=self._pending)
        return tuple(self._records)

    def _end(self) -> None:
        statement = self._open
        if statement is None:
            return
        days = [line.booked_on for line in self._lines]
        whole = _is_whole(statement, self._lines)
        if whole is False:
            self.remarks.add("statement_gap", account=statement.account, closing=str(statement.closing))
        named = replace(
            statement,
            key=self._keys.take("account", statement.account, str(statement.first_on), str(statement.last_on)),
            first_on=statement.first_on or min(days, default=None),
            last_on=statement.last_on or max(days, default=None),
            is_whole=whole,
        )
        self._records += [named, *self._lines]
        self._open, self._lines = None, []


def _is_whole(statement: ImportedStatement, lines: list[ImportedStatementRow]) -> bool | None:
    """Return whether the lines lead from one balance to the other, None where that cannot be reckoned."""
    opening, closing = statement.opening, statement.closing
    booked = [line.amount for line in lines if not line.is_pending]
    if opening is None or closing is None or {opening.currency} != {money.currency for money in (*booked, closing)}:
        return None
    return opening.minor + sum(money.minor for money in booked) == closing.minor


def one_line(text: str) -> str:
    """Return a text as one line of what a name or a reference holds."""
    return clean(" ".join(text.split()))[:_NAME]


def account_name(text: str) -> str:
    """Return an IBAN in capitals without blanks, another number as it is written."""
    bare = re.sub(r"\s", "", text[:_NAME]).upper()
    return bare if _IBAN.fullmatch(bare) else one_line(text)
