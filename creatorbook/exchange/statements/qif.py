"""QIF: lines that begin with a letter. It names neither a currency nor the order of day and month."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
from creatorbook.exchange.statements.figures import Amounts, Place
from creatorbook.exchange.statements.table_days import Days

if TYPE_CHECKING:
    from creatorbook.exchange.base.records import ReadOptions
    from creatorbook.exchange.statements.gathering import Gathering

_OF_MONEY = frozenset({"bank", "ccard", "cash", "oth a", "oth l"})
_APOSTROPHE = re.compile(r"\s*'\s*")


@dataclass
class _Entry:
    """A line of an account: its values under their letters."""

    line: int
    values: dict[str, str] = field(default_factory=dict)


def read_qif(text: str, options: ReadOptions, gathering: Gathering) -> None:
    """Gather the lines of a QIF file, whose currency and account a person names; raises FileProblem."""
    accounts = _accounts(text)
    entries = [entry for _name, lines in accounts for entry in lines]
    if not entries:
        raise FileProblem("statement_empty")
    amounts = Amounts(
        [entry.values.get("T", entry.values.get("U", "")) for entry in entries], "", options.currency, options
    )
    days = Days([_day_text(entry) for entry in entries], options)
    for name, lines in accounts:
        if not lines:
            continue
        gathering.begin(ImportedStatement("", lines[0].line, name, currency=options.currency))
        for entry in lines:
            gathering.add(_row(entry, name, amounts, days))


def _row(entry: _Entry, account: str, amounts: Amounts, days: Days) -> ImportedStatementRow:
    place = Place("line", entry.line)
    amount = amounts.read(entry.values.get("T", entry.values.get("U", "")), place)
    if amount is None:
        raise place.problem("statement_no_amount")
    return ImportedStatementRow(
        "",
        entry.line,
        account,
        days.read(_day_text(entry), place),
        amount,
        counterparty=entry.values.get("P", ""),
        text=entry.values.get("M", ""),
        reference=entry.values.get("N", ""),
    )


def _day_text(entry: _Entry) -> str:
    # "3/ 1'26" is what Quicken writes for the year 2026.
    return _APOSTROPHE.sub("/", entry.values.get("D", "")).replace("/ ", "/").strip()


class _Scan:
    """Sorts the lines of a file into accounts and their entries."""

    def __init__(self) -> None:
        self.accounts: list[tuple[str, list[_Entry]]] = []
        self.entry: _Entry | None = None
        self._kind = self._name = ""

    @property
    def is_of_money(self) -> bool:
        """Whether what is being read are lines of an account, and no list of categories or shares."""
        return self._kind in _OF_MONEY

    def take(self, line: str, number: int) -> None:
        """Take the next line that is not empty."""
        if line.startswith("!"):
            self._kind, self.entry = _kind(line), None
            if self.is_of_money:
                self.accounts.append((self._name, []))
        elif line == "^":
            if self.entry is not None and self._kind == "account":
                self._name = self.entry.values.get("N", "")
            self.entry = None
        else:
            self.entry = self.entry or self._begin(number)
            # Splits repeat their letters; the first value is that of the whole.
            self.entry.values.setdefault(line[0], line[1:].strip())

    def _begin(self, number: int) -> _Entry:
        entry = _Entry(number)
        if self.is_of_money:
            self.accounts[-1][1].append(entry)
            if len(self.accounts[-1][1]) > limits.ROWS:
                raise FileProblem("too_many_rows", limit=limits.ROWS)
        return entry


def _accounts(text: str) -> list[tuple[str, list[_Entry]]]:
    scan = _Scan()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            scan.take(line.strip(), number)
    if scan.entry is not None and scan.is_of_money:
        raise FileProblem("statement_cut", at="line", number=scan.entry.line)
    return scan.accounts


def _kind(line: str) -> str:
    head, _colon, kind = line[1:].lower().partition(":")
    return kind.strip() if head.strip() == "type" else head.strip()
