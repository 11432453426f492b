"""CAMT.052, .053 and .054 of every version: the XML in which European banks state an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.xml.elements import Fault, XmlRefused
from creatorbook.common.xml.tree import read_tree
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
from creatorbook.exchange.statements.figures import Place, iso_day, known_currency, plain_amount

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.common.xml.tree import Node
    from creatorbook.exchange.statements.gathering import Gathering

_STATEMENTS = frozenset({"Stmt", "Rpt", "Ntfctn"})
_OPENING, _CLOSING = frozenset({"OPBD", "PRCD"}), frozenset({"CLBD"})
_PENDING = frozenset({"PDNG", "INFO", "FUTR"})
_FAULTS = {
    Fault.DOCTYPE: "statement_doctype",
    Fault.CUT: "statement_cut",
    Fault.BROKEN: "statement_xml",
    Fault.TOO_LARGE: "damaged",
}


def read_camt(data: bytes, gathering: Gathering) -> None:
    """Gather the accounts and lines of a CAMT file; raises FileProblem.

    An entry of several payments gives a line for each where their sums agree, else one line that says so.
    """
    for statement in _read_xml(data).under(_STATEMENTS):
        account = _account(statement)
        opening, closing = _balance(statement, _OPENING), _balance(statement, _CLOSING)
        stated = closing if closing is not None else opening
        gathering.begin(
            ImportedStatement(
                "",
                0,
                account,
                statement.text("Acct/Ownr/Nm") or statement.text("Acct/Nm"),
                statement.text("Acct/Ccy") or (stated.currency if stated is not None else ""),
                opening=opening,
                closing=closing,
            )
        )
        for number, entry in enumerate(statement.all("Ntry"), 1):
            for row in _rows(entry, account, Place("entry", number), gathering):
                gathering.add(row)


def _read_xml(data: bytes) -> Node:
    try:
        return read_tree(data)
    except XmlRefused as error:
        code = _FAULTS[error.fault]
        if error.line:
            raise FileProblem(code, at="line", number=error.line) from error
        raise FileProblem(code) from error


def _rows(entry: Node, account: str, place: Place, gathering: Gathering) -> list[ImportedStatementRow]:
    amount = _amount(entry.find("Amt"), place)
    if amount is None:
        raise place.problem("statement_no_amount")
    sign = _sign(entry, place)
    details = entry.all("NtryDtls/TxDtls")
    parts = [_part_amount(detail, place) for detail in details]
    if len(details) > 1:
        sums = [
            -part if _is_turned(detail, sign) else part for detail, part in zip(details, parts, strict=True) if part
        ]
        is_of_one = len(sums) == len(details) and all(part.currency == amount.currency for part in sums)
        if is_of_one and sum(part.minor for part in sums) == amount.minor:
            return [
                _row(entry, detail, account, part if sign > 0 else -part, place)
                for detail, part in zip(details, sums, strict=True)
            ]
        gathering.remarks.add("statement_batch", place.number, count=len(details), amount=str(amount))
        return [_row(entry, None, account, amount if sign > 0 else -amount, place)]
    return [_row(entry, details[0] if details else None, account, amount if sign > 0 else -amount, place)]


def _row(entry: Node, detail: Node | None, account: str, amount: Money, place: Place) -> ImportedStatementRow:
    booked, valued = _day(entry.find("BookgDt"), place), _day(entry.find("ValDt"), place)
    day = booked or valued
    if day is None:
        raise place.problem("statement_no_day")
    about = entry if detail is None else detail
    # Who paid is the debtor of what came in, the creditor of what went out.
    side = "Dbtr" if amount.minor >= 0 else "Cdtr"
    original = _amount(about.find("AmtDtls/InstdAmt/Amt"), place)
    texts = [each.line for each in about.all("RmtInf/Ustrd")]
    further = about.text("AddtlTxInf") or entry.text("AddtlNtryInf")
    return ImportedStatementRow(
        "",
        place.number,
        account,
        day,
        amount,
        valued,
        original if original is not None and original.currency != amount.currency else None,
        about.text("AmtDtls/InstdAmt/CcyXchg/XchgRate") or about.text("AmtDtls/TxAmt/CcyXchg/XchgRate"),
        _fees(about, amount, place),
        about.text(f"RltdPties/{side}/Nm")
        or about.text(f"RltdPties/{side}/Pty/Nm")
        or about.text(f"RltdPties/Ultmt{side}/Nm")
        or about.text(f"RltdPties/Ultmt{side}/Pty/Nm"),
        _account_at(about.find(f"RltdPties/{side}Acct")),
        " ".join(text for text in texts if text) or further,
        about.text("RmtInf/Strd/CdtrRefInf/Ref"),
        about.text("Refs/EndToEndId"),
        about.text("Refs/AcctSvcrRef") or entry.text("AcctSvcrRef") or about.text("Refs/TxId"),
        (entry.text("Sts/Cd") or entry.text("Sts")) in _PENDING,
    )


def _sign(entry: Node, place: Place) -> int:
    mark = entry.text("CdtDbtInd")
    if mark not in {"CRDT", "DBIT"}:
        raise place.problem("statement_no_direction")
    # The mark of a reversal already says in which direction it goes.
    return 1 if mark == "CRDT" else -1


def _is_turned(detail: Node, sign: int) -> bool:
    mark = detail.text("CdtDbtInd")
    return bool(mark) and (mark == "CRDT") is not (sign > 0)


def _part_amount(detail: Node, place: Place) -> Money | None:
    own = detail.find("Amt")
    return _amount(own if own is not None else detail.find("AmtDtls/TxAmt/Amt"), place)


def _fees(about: Node, amount: Money, place: Place) -> Money | None:
    charged = 0
    for record in about.all("Chrgs/Rcrd"):
        fee = _amount(record.find("Amt"), place)
        # Only what was kept back of this amount: a fee that is stated, and not taken, is a line of its own.
        if fee is not None and fee.currency == amount.currency and record.text("ChrgInclInd") == "true":
            charged += fee.minor
    return Money(charged, amount.currency) if charged else None


def _balance(statement: Node, codes: frozenset[str]) -> Money | None:
    place = Place("entry", 0)
    for balance in statement.all("Bal"):
        if balance.text("Tp/CdOrPrtry/Cd") in codes:
            amount = _amount(balance.find("Amt"), place)
            return -amount if amount is not None and balance.text("CdtDbtInd") == "DBIT" else amount
    return None


def _amount(element: Node | None, place: Place) -> Money | None:
    if element is None:
        return None
    return plain_amount(element.line, known_currency(element.attributes.get("Ccy", ""), place), place)


def _day(element: Node | None, place: Place) -> date | None:
    if element is None:
        return None
    text = element.text("Dt") or element.text("DtTm")
    return iso_day(text, place) if text else None


def _account(statement: Node) -> str:
    return _account_at(statement.find("Acct"))


def _account_at(element: Node | None) -> str:
    if element is None:
        return ""
    return element.text("Id/IBAN") or element.text("Id/Othr/Id") or element.text("Id/PrtryAcct/Id")
