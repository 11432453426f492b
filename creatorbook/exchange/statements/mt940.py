"""MT940, SWIFT's statements: read by the library mt-940, each line checked before it is believed."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
from creatorbook.exchange.statements.figures import Place, known_currency

if TYPE_CHECKING:
    from mt940.models import Balance, Transaction, Transactions

    from creatorbook.exchange.statements.gathering import Gathering

_BLOCK = re.compile(r"^(?=:20:)", re.MULTILINE)
_LINE = re.compile(r"^:61:(.{0,60})", re.MULTILINE)
# Value day, booking day, mark, the third letter of the currency, amount.
_HEAD = re.compile(
    r"([0-9]{6})([0-9]{4}| {4})?(R?[DC])([A-Z])?([0-9]{1,12},[0-9]{0,3}|[0-9]{1,15})(?![0-9,.])", re.IGNORECASE
)
_CURRENCY = re.compile(r"^:60[FM]:[DC][0-9]{6}([A-Z]{3})", re.MULTILINE)
_CLOSED = re.compile(r"^:62[FM]?:|^:90[CD]:", re.MULTILINE)
_ENVELOPE = re.compile(r"^\{[^\n]{0,200}\{4:\s{0,4}", re.MULTILINE)
# Dutch banks: /TRTP/SEPA OVERBOEKING/IBAN/NL…/BIC/…/NAME/…/REMI/…/EREF/…
_SLASHED = re.compile(r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|CSID|MARF|BENM|ORDP|ID|ADDR|PREF|ISDT|RTRN|CNTP|TRCD|PURP)/")
_NONE = frozenset({"NONREF", "NONREF//"})


@dataclass(frozen=True, slots=True)
class _Details:
    """What a line says beside its figures."""

    counterparty: str = ""
    account: str = ""
    text: str = ""
    end_to_end_id: str = ""


def read_mt940(text: str, currency: str, gathering: Gathering) -> None:
    """Gather the accounts and lines of an MT940 file; `currency` is that of a statement which names none.

    Raises FileProblem.
    """
    text = _ENVELOPE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    line = 1
    found = False
    for block in _BLOCK.split(text):
        if block.startswith(":20:"):
            found = True
            _read_block(block, line, currency, gathering)
        line += block.count("\n")
    if not found:
        raise FileProblem("statement_empty")


def _read_block(block: str, first: int, currency: str, gathering: Gathering) -> None:
    places = [Place("line", first + block.count("\n", 0, found.start())) for found in _LINE.finditer(block)]
    for found, place in zip(_LINE.finditer(block), places, strict=True):
        _check_line(found[1], place)
    if not _CLOSED.search(block):
        raise FileProblem("statement_cut", at="line", number=first + block.rstrip().count("\n"))
    statement = _parse(block, Place("line", first))
    stated = _CURRENCY.search(block)
    name = known_currency(stated[1], Place("line", first)) if stated else currency
    account = str(statement.data.get("account_identification") or "").strip()
    opening = statement.data.get("final_opening_balance") or statement.data.get("opening_balance")
    closing = statement.data.get("final_closing_balance") or statement.data.get("closing_balance")
    gathering.begin(
        ImportedStatement(
            "", first, account, "", name, opening=_balance(opening, name), closing=_balance(closing, name)
        )
    )
    lines = [entry for entry in statement.transactions if entry.data.get("amount") is not None]
    if len(lines) != len(places):
        raise Place("line", first).problem("statement_unreadable")
    for entry, place in zip(lines, places, strict=True):
        gathering.add(_row(entry, account, name, place))


def _parse(block: str, place: Place) -> Transactions:
    from mt940 import tags
    from mt940.models import Transactions
    from mt940.options import Options

    # What it cannot read it also writes into the log; here it is a sentence.
    logging.getLogger("mt940").setLevel(logging.CRITICAL)
    # Two groups of banks write more into a line than SWIFT allows.
    for line in (tags.Statement, tags.StatementGLS, tags.StatementASNB):
        statement = Transactions(options=Options.all(), tags={line.id: line()})
        try:
            statement.parse(block)
        except Exception as error:  # noqa: BLE001  RuntimeError, ValueError, TypeError, AttributeError and Decimal's own
            problem = place.problem("statement_unreadable")
            problem.__cause__ = error
        else:
            return statement
    raise problem


def _check_line(text: str, place: Place) -> None:
    head = _HEAD.match(text)
    if head is None:
        raise place.problem("statement_line", text=text)
    try:
        day = date(2000 + int(head[1][:2]), int(head[1][2:4]), int(head[1][4:]))
        # The library makes a 29th of a 30 February: such a day is none.
        if head[2] and head[2].strip():
            date(day.year if head[2] != "0229" else 2000, int(head[2][:2]), int(head[2][2:]))
    except ValueError as error:
        raise place.problem("statement_day", text=text[:10]) from error


def _row(entry: Transaction, account: str, currency: str, place: Place) -> ImportedStatementRow:
    data = entry.data
    amount = Money.of(data["amount"].amount, currency)
    valued, booked = _day(data.get("date")), _day(data.get("entry_date"))
    details = _details(data)
    reference, bank = _known(data.get("customer_reference")), _known(data.get("bank_reference"))
    day = booked or valued
    if day is None:
        raise place.problem("statement_no_day")
    return ImportedStatementRow(
        "",
        place.number,
        account,
        day,
        amount,
        valued,
        counterparty=details.counterparty,
        counterparty_account=details.account,
        text=details.text or str(data.get("extra_details") or ""),
        reference=reference,
        end_to_end_id=details.end_to_end_id,
        bank_id=bank,
    )


def _details(data: dict[str, object]) -> _Details:
    """Return what :86: says: structured as in Germany (?20…), as in the Netherlands (/NAME/…), or plain text."""
    if data.get("purpose") or data.get("applicant_name") or data.get("posting_text"):
        parts = [str(data.get(key) or "") for key in ("purpose", "additional_purpose")]
        return _Details(
            str(data.get("applicant_name") or data.get("deviate_applicant") or ""),
            str(data.get("gvc_applicant_iban") or data.get("applicant_iban") or ""),
            " ".join(part for part in parts if part) or str(data.get("posting_text") or ""),
            str(data.get("end_to_end_reference") or ""),
        )
    text = str(data.get("transaction_details") or "")
    pieces = _SLASHED.split(text.replace("\n", ""))
    if len(pieces) > 2:  # noqa: PLR2004  a text, then a name and its value each
        values = dict(zip(pieces[1::2], pieces[2::2], strict=False))
        # ING puts the other side into one: account, bank, name.
        account, _bank, name = (*values.get("CNTP", "").strip("/").split("/"), "", "", "")[:3]
        return _Details(
            values.get("NAME", "").strip("/") or name,
            values.get("IBAN", "").strip("/") or account,
            values.get("REMI", "").removeprefix("USTD//").strip("/"),
            values.get("EREF", "").strip("/"),
        )
    return _Details(text=text)


def _known(value: object) -> str:
    text = str(value or "").strip()
    return "" if text.upper() in _NONE else text


def _day(value: object) -> date | None:
    return date(value.year, value.month, value.day) if isinstance(value, date) else None


def _balance(balance: Balance | None, currency: str) -> Money | None:
    amount = None if balance is None else balance.amount
    return None if amount is None or isinstance(amount, str) else Money.of(amount.amount, currency)
