"""A file to the statements in it, whatever its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.exchange.base.decoding import decode
from creatorbook.exchange.base.problems import FileProblem, Notice, Remarks
from creatorbook.exchange.base.records import FileKind, ParsedFile
from creatorbook.exchange.statements.gathering import Gathering
from creatorbook.exchange.statements.sniffing import StatementForm, find_form

if TYPE_CHECKING:
    from creatorbook.exchange.base.records import ReadOptions

_ZIP = b"PK\x03\x04"


def read_statement(data: bytes, options: ReadOptions) -> ParsedFile:
    """Return the accounts in a file with their lines; raises FileProblem.

    One line that cannot be read refuses the file: a statement that is half read is no statement.
    """
    form = find_form(data)
    if form is None:
        return _read_table(data, options)
    gathering = Gathering(Remarks("entry" if form is StatementForm.CAMT else "line"))
    encoding = ""
    if form is StatementForm.CAMT:
        from creatorbook.exchange.statements.camt import read_camt

        read_camt(data, gathering)
    else:
        decoded = decode(data, options.encoding, country=options.country)
        encoding = decoded.encoding
        if decoded.guessed:
            gathering.remarks.keep(Notice("guessed_encoding", {"page": encoding}))
        _read_text(form, decoded.text, options, gathering)
    records = gathering.all()
    return ParsedFile(FileKind.STATEMENT, form.value, records, gathering.remarks.all(), encoding)


def _read_text(form: StatementForm, text: str, options: ReadOptions, gathering: Gathering) -> None:
    if form is StatementForm.OFX:
        from creatorbook.exchange.statements.ofx import read_ofx

        read_ofx(text, options, gathering)
    elif form is StatementForm.MT940:
        from creatorbook.exchange.statements.mt940 import read_mt940

        read_mt940(text, options.currency, gathering)
    else:
        from creatorbook.exchange.statements.qif import read_qif

        read_qif(text, options, gathering)


def _read_table(data: bytes, options: ReadOptions) -> ParsedFile:
    from creatorbook.exchange.statements.table_rows import read_table
    from creatorbook.exchange.tables.table import read_csv, read_xlsx

    table = (
        read_xlsx(data, sheet=options.sheet, currency=options.currency)
        if data.startswith(_ZIP)
        else read_csv(data, encoding=options.encoding, delimiter=options.delimiter, country=options.country)
    )
    if not table.rows:
        raise FileProblem("no_rows")
    gathering = Gathering(Remarks(table.at))
    gathering.remarks.extend(table.notices)
    columns = read_table(table, options, gathering)
    records = gathering.all()
    return ParsedFile(FileKind.STATEMENT, table.format, records, gathering.remarks.all(), table.encoding, columns)
