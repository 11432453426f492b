"""Bytes to records: finds out what a file is and hands it to its reader. Runs in the limited child process.

A reader is loaded when a file is for it: loading them all would take as long as reading a thousand people.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.exchange.base.problems import FileProblem, Remarks
from creatorbook.exchange.base.records import FileKind, ParsedFile
from creatorbook.exchange.mail.first_lines import looks_like_mail
from creatorbook.exchange.statements.sniffing import find_form
from creatorbook.exchange.tables.columns import (
    are_payments,
    are_posts,
    best_mapping,
    could_be_named,
    map_table,
    names_deals,
)
from creatorbook.exchange.tables.table import Table, read_csv, read_xlsx

if TYPE_CHECKING:
    from creatorbook.exchange.base.records import ReadOptions, Record
    from creatorbook.exchange.tables.columns import Mapped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PICTURES = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x18ftyp")
_START = 4096


def parse(data: bytes, name: str, kind: FileKind | None, options: ReadOptions) -> ParsedFile:
    """Return the records of a file's bytes; `name` is its name, `kind` what it must be (None: find out).

    Raises FileProblem.
    """
    if not data.strip():
        raise FileProblem("empty")
    found = _parse(data, name, kind, options)
    if kind is not None and found.kind is not kind:
        raise FileProblem("wrong_kind", kind=kind.value)
    if not found.records and not found.notices:
        raise FileProblem("nothing_found")
    return replace(found, sha256=hashlib.sha256(data).hexdigest())


def _parse(data: bytes, name: str, kind: FileKind | None, options: ReadOptions) -> ParsedFile:
    if kind in {FileKind.STATEMENT, FileKind.RATES}:
        return _parse_money(data, name, kind, options)
    if name.lower().endswith(_DOCUMENT_NAMES):
        raise FileProblem("pdf_or_image")
    if data.startswith(_OLE):
        raise FileProblem("outlook_msg" if name.lower().endswith((".msg", *_MAIL_NAMES)) else "locked_workbook")
    if data.startswith(_ZIP):
        return _parse_rows(read_xlsx(data, sheet=options.sheet, currency=options.currency), name, kind, options)
    if data.startswith(_PICTURES):
        raise FileProblem("pdf_or_image")
    if name.lower().endswith(".xlsx"):
        raise FileProblem("bad_workbook")
    if _is_vcard(data, name):
        from creatorbook.exchange.people.vcard import read_vcards

        return read_vcards(data, options)
    if kind is None and (form := find_form(data)) is not None:
        raise FileProblem("is_statement", form=form.value.upper())
    called_mail = name.lower().endswith(_MAIL_NAMES) and kind in {None, FileKind.MAIL}
    if kind is FileKind.MAIL or called_mail or looks_like_mail(data):
        from creatorbook.exchange.mail.message import read_mail

        return read_mail(data, certain=called_mail)
    table = read_csv(data, encoding=options.encoding, delimiter=options.delimiter, country=options.country)
    return _parse_rows(table, name, kind, options)


def _parse_money(data: bytes, name: str, kind: FileKind | None, options: ReadOptions) -> ParsedFile:
    if kind is FileKind.RATES:
        from creatorbook.exchange.rates.ecb import read_rates

        return read_rates(data)
    if data.startswith(_OLE):
        raise FileProblem("locked_workbook")
    if data.startswith(_PICTURES):
        raise FileProblem("statement_pdf")
    if name.lower().endswith(".xlsx") and not data.startswith(_ZIP):
        raise FileProblem("bad_workbook")
    from creatorbook.exchange.statements.statement import read_statement

    return read_statement(data, options)


def _is_vcard(data: bytes, name: str) -> bool:
    start = data[:_START].replace(b"\x00", b"").upper()
    return b"BEGIN:VCARD" in start or name.lower().endswith((".vcf", ".vcard"))


def _parse_rows(table: Table, name: str, kind: FileKind | None, options: ReadOptions) -> ParsedFile:
    if kind is FileKind.MAIL:
        raise FileProblem("wrong_kind", kind=kind.value)
    if kind is FileKind.ROWS:
        from creatorbook.exchange.sheets.plain_rows import read_plain_rows

        return read_plain_rows(table)
    mapped = map_table(table, kind) if kind is not None else _find_mapping(table, name)
    if mapped is None:
        raise FileProblem("no_header" if kind is not None or name.lower().endswith(_TABLE_NAMES) else "unknown_kind")
    if not mapped.body:
        raise FileProblem("no_rows")
    remarks = Remarks(table.at)
    remarks.extend(table.notices)
    width = len(mapped.headings)
    for row in mapped.body:
        if any(cell != "" for cell in row.cells[width:]):
            remarks.add("ragged_row", row.number, found=len(row.cells), expected=width)
    found = _read_rows(mapped, options, remarks)
    return ParsedFile(mapped.kind, table.format, tuple(found), remarks.all(), table.encoding, mapped.columns())


def _find_mapping(table: Table, name: str) -> Mapped | None:
    """Return the table as the kind that it is found to be; raises FileProblem where that is to be asked."""
    mapped = best_mapping(table, name)
    if mapped is not None and are_posts(mapped):
        raise FileProblem("ask_posts")
    payments = map_table(table, FileKind.PAYMENTS)
    if payments is not None and are_payments(payments.headings) and names_deals(payments):
        return payments
    if mapped is None and could_be_named(table):
        raise FileProblem("ask_kind")
    if mapped is not None and are_payments(mapped.headings):
        raise FileProblem("ask_payments")
    return mapped


def _read_rows(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    if mapped.kind is FileKind.CONTACTS:
        from creatorbook.exchange.sheets.people_rows import read_contacts

        return read_contacts(mapped, options, remarks)
    if mapped.kind is FileKind.PAYMENTS:
        from creatorbook.exchange.sheets.payment_rows import read_payments

        return read_payments(mapped, options, remarks)
    from creatorbook.exchange.sheets import deal_rows

    read = deal_rows.read_deals if mapped.kind is FileKind.DEALS else deal_rows.read_gifts
    return read(mapped, options, remarks)


_DOCUMENT_NAMES = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages")
_MAIL_NAMES = (".eml", ".mbox", ".mbx", ".emlx")
_TABLE_NAMES = (".csv", ".tsv", ".txt", ".xlsx")
