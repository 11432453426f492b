"""`creatorbook invoice einvoice INVOICE`: the electronic form of an issued invoice, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.output.findings import print_findings
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.domain.money.invoices.electronic import EFormat
from creatorbook.services.invoices.einvoices import find_gaps, issued_invoice, make_file, what_stays_by_hand

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book


def add_electronic(parser: ArgumentParser) -> None:
    """Add the arguments of einvoice."""
    parser.add_argument("invoice", metavar="INVOICE", help=_("the invoice: its number"))
    parser.add_argument(
        "--format",
        dest="form",
        choices=[each.value for each in EFormat],
        default=EFormat.FACTUR_X.value,
        help=_("factur-x: a PDF with the XML inside; ubl: for Peppol, or a French platform; xrechnung: for Germany"),
    )
    parser.add_argument("--out", metavar="FILE", help=_("where it is written; default: named after the invoice"))


def write_electronic(session: Session, book: Book, arguments: Namespace) -> int:
    """Write the file, after saying what the form asks for and the invoice lacks."""
    form = EFormat(arguments.form)
    with book.reading() as reading:
        invoice = issued_invoice(reading, arguments.invoice)
    ending = ".pdf" if form is EFormat.FACTUR_X else ".xml"
    name = safe_name(f"{invoice.number}-{form.value}{ending}", f"invoice{ending}")
    path = files.writable(files.path_of_argument(arguments.out) if arguments.out else Path(name), replace=ending)
    gaps = find_gaps(invoice, form)
    if gaps and not session.json:
        print_findings(session.terminal, gaps)
    files.write_file(path, make_file(invoice, form))
    if session.json:
        told = {"number": invoice.number, "form": form.value, "file": str(path.absolute())}
        session.terminal.value({**told, "note": what_stays_by_hand()})
    else:
        session.terminal.line(_("Saved: {path}").format(path=path.absolute()), "good")
        session.terminal.line(what_stays_by_hand(), "muted")
    return exits.DONE
