"""OFX of every version, QFX too: what banks of the United States, Britain, France and Australia give away.

Version 1 is SGML whose values end where the next mark begins, version 2 is XML; one scan reads both. Marks that are
not known are passed over, and nothing but amounts and days is required: banks differ in all the rest.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.domain.values.currencies import CODES
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
from creatorbook.exchange.statements.figures import Amounts, Place, compact_day, known_currency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.exchange.base.records import ReadOptions
    from creatorbook.exchange.statements.gathering import Gathering

_MARK = re.compile(r"<(/?)([A-Za-z0-9_.]{1,64})[^<>]{0,200}>([^<]*)")
_COMMENT = re.compile(r"<!--.*?-->|<\?[^<>]*\?>|<!\[CDATA\[|\]\]>", re.DOTALL)
_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS"})
_PENDING = frozenset({"STMTTRNP"})
_LINES = _PENDING | {"STMTTRN"}
# What names another account or another balance than that of the statement.
_BESIDE = {"BANKACCTTO": "TO:", "CCACCTTO": "TO:", "AVAILBAL": "AVAILABLE:"}


@dataclass
class _Block:
    """The values between two marks, each under its name; what is deeper belongs to it too, the first one counts."""

    line: int
    values: dict[str, str] = field(default_factory=dict)

    def get(self, *names: str) -> str:
        return next((self.values[name] for name in names if self.values.get(name)), "")


@dataclass
class _Account:
    """An account, and its lines with whether each is still to be booked."""

    head: _Block
    lines: list[tuple[_Block, bool]] = field(default_factory=list)


def read_ofx(text: str, options: ReadOptions, gathering: Gathering) -> None:
    """Gather the accounts and lines of an OFX file; raises FileProblem."""
    accounts = _accounts(text)
    marks = [block.get("TRNAMT") for account in accounts for block, _pending in account.lines]
    amounts = Amounts([mark for mark in marks if mark], "", options.currency, options)
    for account in accounts:
        _gather(account, amounts, options, gathering)


def _gather(account: _Account, amounts: Amounts, options: ReadOptions, gathering: Gathering) -> None:
    head = account.head
    place = Place("line", head.line)
    currency = known_currency(head.get("CURDEF"), place) if head.get("CURDEF") else options.currency
    number = head.get("ACCTID")
    bank = head.get("BANKID")
    name = f"{bank} {number}" if bank and number and not number[:2].isalpha() else number
    closing = head.get("BALAMT")
    gathering.begin(
        ImportedStatement(
            "",
            head.line,
            name,
            "",
            currency,
            compact_day(head.get("DTSTART"), place) if head.get("DTSTART") else None,
            compact_day(head.get("DTEND"), place) if head.get("DTEND") else None,
            closing=amounts.read(closing, place, currency) if closing else None,
        )
    )
    for block, is_pending in account.lines:
        gathering.add(_row(block, name, currency, amounts, is_pending=is_pending))


def _row(block: _Block, account: str, currency: str, amounts: Amounts, *, is_pending: bool) -> ImportedStatementRow:
    place = Place("line", block.line)
    amount = amounts.read(block.get("TRNAMT"), place, currency)
    if amount is None:
        raise place.problem("statement_no_amount")
    day = block.get("DTPOSTED", "DTTRAN", "DTUSER")
    if not day:
        raise place.problem("statement_no_day")
    # <CURRENCY> says that the amount is in it, <ORIGCURRENCY> that it was before it was changed.
    named = block.get("CURSYM")
    if named and "CURRENCY" in block.values and named != currency:
        amount = amounts.read(block.get("TRNAMT"), place, known_currency(named, place)) or amount
    memo, name = block.get("MEMO"), block.get("NAME", "PAYEE")
    return ImportedStatementRow(
        "",
        block.line,
        account,
        compact_day(day, place),
        amount,
        compact_day(block.get("DTAVAIL"), place) if block.get("DTAVAIL") else None,
        rate=block.get("CURRATE") if named in CODES else "",
        counterparty=name,
        counterparty_account=block.get("TO:ACCTID"),
        text=memo if memo and memo != name else "",
        reference=block.get("REFNUM"),
        bank_id=block.get("FITID"),
        is_pending=is_pending,
    )


class _Scan:
    """Sorts the marks of a file into accounts and lines."""

    def __init__(self) -> None:
        self.accounts: list[_Account] = []
        self.is_closed = False
        self._line: _Block | None = None
        self._beside = ""

    def take(self, name: str, value: str, number: int, *, is_end: bool) -> None:
        """Take the next mark of the file."""
        if name in _LINES:
            self._line = None if is_end else self._begin_line(number, is_pending=name in _PENDING)
        elif name in _STATEMENTS and not is_end:
            self._begin_account(number)
        elif name == "OFX":
            self.is_closed = is_end
        elif name in _BESIDE:
            self._beside = "" if is_end else _BESIDE[name]
        elif not is_end:
            block = self._line or (self.accounts[-1].head if self.accounts else None)
            if block is not None:
                # The first value counts: a bank that repeats a mark repeats its value.
                block.values.setdefault(self._beside + name, value)

    def _begin_account(self, number: int) -> _Account:
        self.accounts.append(_Account(_Block(number)))
        return self.accounts[-1]

    def _begin_line(self, number: int, *, is_pending: bool) -> _Block:
        account = self.accounts[-1] if self.accounts else self._begin_account(number)
        account.lines.append((_Block(number), is_pending))
        if len(account.lines) > limits.ROWS:
            raise FileProblem("too_many_rows", limit=limits.ROWS)
        return account.lines[-1][0]


def _accounts(text: str) -> list[_Account]:
    scan = _Scan()
    for is_end, name, value, number in _marks(text):
        scan.take(name, value, number, is_end=is_end)
    if not scan.accounts:
        raise FileProblem("statement_empty")
    if not scan.is_closed:
        raise FileProblem("statement_cut", at="line", number=text.count("\n") + 1)
    return scan.accounts


def _marks(text: str) -> Iterator[tuple[bool, str, str, int]]:
    """Give (is an end, name, value, line) of each mark, in the order of the file."""
    bare = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    number, place = 1, 0
    for found in _MARK.finditer(bare):
        number += bare.count("\n", place, found.start())
        place = found.start()
        name = found[2].upper().rpartition(".")[2]
        yield bool(found[1]), name, html.unescape(" ".join(found[3].split())), number
