"""The French file of accounting entries (FEC), as article A47 A-1 of the Livre des procédures fiscales asks for it.

18 columns by their names, separated by tabs, days as AAAAMMJJ, amounts with a decimal comma, lines in the order of
their numbers; the file's name is the SIREN, "FEC" and the last day of the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.exchange.base.guard import guard_formula

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.values.money import Money

COLUMNS = (
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib",
    "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise",
    "Idevise",
)  # fmt: skip
_GAPS = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class FecLine:
    """One line, its texts as they are and its amounts in one currency; `original` is the amount in another."""

    journal: str
    journal_name: str
    number: int
    on: date
    account: str
    account_name: str
    party: str
    party_name: str
    piece: str
    piece_on: date
    text: str
    debit: Money
    credit: Money
    valid_on: date
    original: Money | None = None


def fec_name(siren: str, last: date) -> str:
    """Return the name that the file must have; `last` is the last day of the year that it is of."""
    return f"{siren}FEC{last:%Y%m%d}.txt"


def write_fec(lines: Iterable[FecLine]) -> bytes:
    """Return the file in UTF-8, without a mark at its beginning."""
    rows = ["\t".join(COLUMNS), *("\t".join(_cells(line)) for line in lines)]
    return ("\r\n".join(rows) + "\r\n").encode()


def _cells(line: FecLine) -> list[str]:
    original = line.original
    return [
        _text(line.journal), _text(line.journal_name), str(line.number), _day(line.on), _text(line.account),
        _text(line.account_name), _text(line.party), _text(line.party_name), _text(line.piece), _day(line.piece_on),
        _text(line.text), _amount(line.debit), _amount(line.credit), "", "", _day(line.valid_on),
        "" if original is None else _amount(original), "" if original is None else original.currency,
    ]  # fmt: skip


def _text(text: str) -> str:
    """Return a text without what separates columns and lines; a spreadsheet runs none of it."""
    return guard_formula(_GAPS.sub(" ", text).strip())


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _amount(money: Money) -> str:
    return money.digits.replace(".", ",")
