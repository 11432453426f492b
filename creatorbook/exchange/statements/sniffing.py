"""Which form a statement has: its content tells it, its name never does."""

from __future__ import annotations

import re
from enum import StrEnum

_START = 4096
_TEXT_OF_WIDE = b"\x00"
_CAMT = re.compile(rb"<(?:[A-Za-z0-9]{1,20}:)?(?:BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn))\b|camt\.05[234]")
_OFX = re.compile(rb"<OFX>|OFXHEADER", re.IGNORECASE)
_MT940 = re.compile(rb"^(?:\{4:[\r\n]{0,2})?:2[05]:", re.MULTILINE)
_MT940_LINE = re.compile(rb"^:(?:61|60[FM]|25|28C?):", re.MULTILINE)
_QIF = re.compile(rb"^\s{0,4}!(?:Type|Account|Option|Clear):?", re.IGNORECASE | re.MULTILINE)


class StatementForm(StrEnum):
    """A form of statement that the file itself proclaims; a table proclaims nothing."""

    CAMT = "camt"
    OFX = "ofx"
    MT940 = "mt940"
    QIF = "qif"


def find_form(data: bytes) -> StatementForm | None:
    """Return the form that the first lines of a file show, None where it may be a table or anything else."""
    start = data[: 2 * _START].replace(_TEXT_OF_WIDE, b"")[:_START]
    if _CAMT.search(start):
        return StatementForm.CAMT
    if _OFX.search(start):
        return StatementForm.OFX
    if _MT940.search(start) and _MT940_LINE.search(start):
        return StatementForm.MT940
    return StatementForm.QIF if _QIF.search(start[:400]) else None
