"""`creatorbook invoice ACTION …`: from what may be invoiced to a frozen invoice, and to the note that takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import day, members, read_option, reader_of_book
from creatorbook.cli.input.parser import add_common
from creatorbook.cli.money.amounts import json_lines, read_money, text_of, texts_of
from creatorbook.cli.money.electronic import add_electronic, write_electronic
from creatorbook.cli.money.invoice_lines import print_invoice, print_invoices
from creatorbook.cli.output import records
from creatorbook.cli.output.findings import print_findings
from creatorbook.common.errors import AnswerIsNo, BadInput, UsageError
from creatorbook.common.i18n import _, mark
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.money.invoices import InvoiceKind
from creatorbook.services.disclosure.duties import finding_as_json
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.invoices.crediting import CreditInvoice
from creatorbook.services.invoices.drafting import DiscardDraft, DraftInvoice, DraftInvoices, EditDraft
from creatorbook.services.invoices.gathering import gather
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.services.invoices.listing import brands_of, invoice_pdf, list_invoices, sums_of
from creatorbook.services.invoices.numbering import SetSeries, series_of
from creatorbook.services.invoices.stored import find_invoice, invoice_as_json, read_invoice, read_lines
from creatorbook.services.records.refused_lines import naming_line
from creatorbook.services.statements.creators import find_creator

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.values.money import Money
    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.values import Reader
    from creatorbook.services.invoices.issuing import IssuedInvoice

_FROM = "--from"
_DRAFTED = (InvoiceKind.INVOICE, InvoiceKind.DEPOSIT, InvoiceKind.FINAL)


class InvoiceRefused(AnswerIsNo):
    """An invoice that cannot be issued, with the `findings` that say why."""

    def __init__(self, error: AnswerIsNo, findings: tuple[Finding, ...]) -> None:
        super().__init__(error.message, where=error.where, hint=error.hint, code=error.code)
        self.findings = findings


def configure(parser: ArgumentParser) -> None:
    """Add the actions of invoice, each with its arguments."""
    parser.epilog = _(
        "Exit code 1 where nothing may be invoiced, something is missing or wrong, or an invoice that was issued is to "
        "change. An issue and a credit note cannot be undone: others have seen them."
    )
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), title=_("actions"), required=True)
    for name, (text, add, _do) in _ACTIONS.items():
        said = _(text)
        made = actions.add_parser(name, help=said, description=f"{said[:1].upper()}{said[1:]}.")
        add(made)
        add_common(made, top=False)


def run(session: Session, arguments: Namespace) -> int:
    """Do the action."""
    with session.open_book() as book:
        return _ACTIONS[arguments.action][2](session, book, arguments)


def _add_draft(parser: ArgumentParser) -> None:
    parser.add_argument("deals", metavar="DEAL", nargs="*", help=_("deals of one creator and one brand"))
    parser.add_argument(
        "--payment", metavar="ID", action="append", default=[], help=_("only this payment, also before its time")
    )
    parser.add_argument("--kind", choices=[each.value for each in _DRAFTED], default="invoice", help=_("what it is"))
    parser.add_argument("--language", default="", help=_("of the invoice; default: the brand’s"))
    parser.add_argument("--due", metavar="DAY", help=_("its last day in time; default: as the terms say"))
    parser.add_argument("--supplied", metavar="DAY", help=_("when the work was done; default: as the book knows"))
    parser.add_argument("--agency", action="store_true", help=_("it goes to the agency between, not to the brand"))
    parser.add_argument("--contribution", action="store_true", help=_("add what the law lets you add on the fee"))
    parser.add_argument("--note", metavar="TEXT", default="", help=_("printed below the sums"))
    parser.add_argument(_FROM, dest="source", metavar="FILE", help=_("invoices as JSON lines; - is standard input"))


def _draft(session: Session, book: Book, arguments: Namespace) -> int:
    reader = reader_of_book(book)
    if arguments.source:
        return _draft_lines(session, book, arguments.source, reader)
    if not arguments.deals:
        raise UsageError(_("Name the deal that is invoiced."), where="DEAL")
    command = DraftInvoice(
        tuple(records.find_record(book, "deal", each).id for each in arguments.deals),
        tuple(records.find_record(book, "payment", each).id for each in arguments.payment),
        InvoiceKind(arguments.kind),
        arguments.language,
        day(arguments.due, "--due", reader) if arguments.due else None,
        day(arguments.supplied, "--supplied", reader) if arguments.supplied else None,
        arguments.agency,
        arguments.contribution,
        arguments.note,
    )
    return _show_one(session, book, book.run(command).value)


def _draft_lines(session: Session, book: Book, source: str, reader: Reader) -> int:
    drafts = []
    for number, line in json_lines(source, _FROM):
        with naming_line(number):
            drafts.append((number, _draft_of(book, line, reader)))
    made = book.run(DraftInvoices(tuple(drafts))).value
    with book.reading() as reading:
        found = [(read_invoice(reading, each), read_lines(reading, each)) for each in made]
        brands = brands_of(reading)
        sums = [sums_of(reading, invoice, book.clock.today()) for invoice, _lines in found]
    if session.json:
        session.terminal.array(invoice_as_json(invoice, lines) for invoice, lines in found)
    else:
        payable = [(invoice, of["payable"]) for (invoice, _lines), of in zip(found, sums, strict=True)]
        print_invoices(session.terminal, payable, brands)
    return exits.DONE


def _draft_of(book: Book, line: dict[str, Any], reader: Reader) -> DraftInvoice:
    due, supplied = text_of(line, "due"), text_of(line, "supplied")
    return DraftInvoice(
        tuple(records.find_record(book, "deal", each).id for each in texts_of(line, "deals", "deal")),
        tuple(records.find_record(book, "payment", each).id for each in texts_of(line, "payments", "payment")),
        members(text_of(line, "kind") or "invoice", "kind", InvoiceKind)[0],
        text_of(line, "language"),
        day(due, "due", reader) if due else None,
        day(supplied, "supplied", reader) if supplied else None,
        line.get("agency") is True,
        line.get("contribution") is True,
        text_of(line, "note"),
    )


def _add_named(parser: ArgumentParser) -> None:
    parser.add_argument("invoice", metavar="INVOICE", help=_("the invoice: its number, or the id of a draft"))


def _check(session: Session, book: Book, arguments: Namespace) -> int:
    with book.reading() as reading:
        made = gather(reading, find_invoice(reading, arguments.invoice).id, book.clock.today())
    if session.json:
        session.terminal.value({"findings": [finding_as_json(each) for each in made.findings]})
    elif made.findings:
        print_findings(session.terminal, made.findings)
    else:
        session.terminal.line(_("Nothing is missing."))
    return exits.NO if any(each.severity is Severity.ERROR for each in made.findings) else exits.DONE


def _add_issue(parser: ArgumentParser) -> None:
    _add_named(parser)
    parser.add_argument("--on", metavar="DAY", help=_("its day; default: today"))
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written"))


def _issue(session: Session, book: Book, arguments: Namespace) -> int:
    # Looked at first: an issue cannot be undone because of a wrong file name.
    out = files.writable(files.path_of_argument(arguments.out)) if arguments.out else None
    issued_on = day(arguments.on, "--on", reader_of_book(book)) if arguments.on else None
    with book.reading() as reading:
        invoice = find_invoice(reading, arguments.invoice)
    try:
        issued = book.run(IssueInvoice(invoice.id, issued_on)).value
    except AnswerIsNo as error:
        if error.code != "invoice_incomplete":
            raise
        with book.reading() as reading:
            found = gather(reading, invoice.id, issued_on or book.clock.today()).findings
        raise InvoiceRefused(error, found) from error
    _say_issued(session, issued, out)
    if not session.json and issued.passed_over:
        print_findings(session.terminal, issued.passed_over)
    return exits.DONE


def _say_issued(session: Session, issued: IssuedInvoice, out: Path | None) -> None:
    if out is not None:
        files.write_file(out, issued.pdf)
    if session.json:
        session.terminal.value(
            {
                "id": issued.invoice_id,
                "number": issued.number,
                "payable": value_as_json(issued.totals.payable),
                "pages": issued.pages,
                "sha256": issued.sha256,
                "file": str(out.absolute()) if out else None,
                "findings": [finding_as_json(each) for each in issued.passed_over],
            }
        )
        return
    amount = formats.money(issued.totals.payable)
    session.terminal.line(_("{number} is issued: {amount}.").format(number=issued.number, amount=amount))
    if out is not None:
        session.terminal.line(_("PDF saved: {path}").format(path=out.absolute()))


def _add_credit(parser: ArgumentParser) -> None:
    _add_issue(parser)
    parser.add_argument(
        "--amount",
        metavar="AMOUNT",
        help=_("only this sum, without taxes, of all VAT rates in proportion; default: all that is left"),
    )
    parser.add_argument(
        "--rate",
        metavar="RATE=AMOUNT",
        action="append",
        default=[],
        help=_("only this sum of one VAT rate, as 19%%=50"),
    )
    parser.add_argument(
        "--line", metavar="NUMBER=AMOUNT", action="append", default=[], help=_("only this sum of one line, as 2=50")
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help=_("printed on the credit note"))


def _credit(session: Session, book: Book, arguments: Namespace) -> int:
    out = files.writable(files.path_of_argument(arguments.out)) if arguments.out else None
    reader = reader_of_book(book)
    with book.reading() as reading:
        invoice = find_invoice(reading, arguments.invoice)
    amount = read_money(arguments.amount, "--amount", reader)
    issued_on = day(arguments.on, "--on", reader) if arguments.on else None
    rates = tuple(_named_sum(each, "--rate", FieldType.PERCENT, reader) for each in arguments.rate)
    lines = tuple(_named_sum(each, "--line", FieldType.NUMBER, reader) for each in arguments.line)
    note = CreditInvoice(invoice.id, amount, arguments.reason, issued_on, rates, lines)
    _say_issued(session, book.run(note).value, out)
    return exits.DONE


def _named_sum(typed: str, option: str, of: FieldType, reader: Reader) -> tuple[int, Money]:
    """Return what is named before the equals sign, and the sum after it; raises BadInput naming the option."""
    name, _equals, sum_ = typed.partition("=")
    amount = read_money(sum_, option, reader)
    if amount is None:
        raise BadInput(_("“{typed}” names no sum.").format(typed=typed), where=option, hint=_("Such as 2=50."))
    place: int = read_option(name, option, of, reader)
    return place, amount


def _add_list(parser: ArgumentParser) -> None:
    parser.add_argument("--drafts", action="store_true", help=_("only drafts"))
    parser.add_argument("--open", action="store_true", help=_("only issued ones that are not paid"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=_("only those of a year"))


def _list(session: Session, book: Book, arguments: Namespace) -> int:
    with book.reading() as reading:
        found = list_invoices(reading, drafts=arguments.drafts, unpaid=arguments.open, year=arguments.year)
        brands = brands_of(reading)
        if session.json:
            session.terminal.array(invoice_as_json(each, read_lines(reading, each.id)) for each in found)
            return exits.DONE
        payable = [(each, sums_of(reading, each, book.clock.today())["payable"]) for each in found]
    print_invoices(session.terminal, payable, brands)
    return exits.DONE


def _add_show(parser: ArgumentParser) -> None:
    _add_named(parser)
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written; of a draft as it would be today"))


def _show(session: Session, book: Book, arguments: Namespace) -> int:
    with book.reading() as reading:
        invoice = find_invoice(reading, arguments.invoice)
    if arguments.out:
        out = files.writable(files.path_of_argument(arguments.out), replace=".pdf")
        with book.reading() as reading:
            pdf = invoice_pdf(reading, invoice.id, book.clock.today())
        files.write_file(out, pdf)
    return _show_one(session, book, invoice.id)


def _show_one(session: Session, book: Book, invoice_id: str) -> int:
    with book.reading() as reading:
        invoice, lines = read_invoice(reading, invoice_id), read_lines(reading, invoice_id)
        sums = sums_of(reading, invoice, book.clock.today())
    if session.json:
        session.terminal.value(invoice_as_json(invoice, lines))
    else:
        names = {"total_without_vat": _("Without VAT"), "vat": _("VAT"), "payable": _("Payable"), "open": _("Open")}
        print_invoice(
            session.terminal, invoice, lines, [(names[name], formats.money(amount)) for name, amount in sums.items()]
        )
    return exits.DONE


def _add_edit(parser: ArgumentParser) -> None:
    _add_named(parser)
    for name, text in _EDITED.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="VALUE", help=_(text))


_EDITED = {
    "due_on": mark("its last day in time"),
    "supplied_from": mark("the first day of the work"),
    "supplied_to": mark("the last day of the work"),
    "language": mark("its language"),
    "note": mark("printed below the sums"),
    "buyer_reference": mark("what the buyer asked to be named"),
    "order_reference": mark("the number of their order"),
    "payment_reference": mark("what they quote when they pay"),
    "withholding": mark("the rule by which they keep back, or none"),
}
_DAYS = frozenset({"due_on", "supplied_from", "supplied_to"})


def _edit(session: Session, book: Book, arguments: Namespace) -> int:
    reader = reader_of_book(book)
    with book.reading() as reading:
        invoice = find_invoice(reading, arguments.invoice)
    given = {name: getattr(arguments, name) for name in _EDITED if getattr(arguments, name) is not None}
    values: dict[str, Any] = {
        name: day(typed, f"--{name.replace('_', '-')}", reader) if name in _DAYS else typed
        for name, typed in given.items()
    }
    book.run(EditDraft(invoice.id, **values))
    return _show_one(session, book, invoice.id)


def _discard(session: Session, book: Book, arguments: Namespace) -> int:
    with book.reading() as reading:
        invoice = find_invoice(reading, arguments.invoice)
    records.print_step(session.terminal, book.run(DiscardDraft(invoice.id)).changes)
    return exits.DONE


def _add_series(parser: ArgumentParser) -> None:
    parser.add_argument(
        "pattern", metavar="PATTERN", nargs="?", help=_("such as F-{year}-{counter:3}; without it they are listed")
    )
    parser.add_argument("--creator", default="", help=_("whose they are, where the book has several creators"))
    parser.add_argument("--first", type=int, default=1, metavar="N", help=_("the number to begin with"))
    parser.add_argument("--running", action="store_true", help=_("do not begin anew each year"))
    parser.add_argument("--kinds", default="", help=_("what it numbers, such as credit_note; default: all others"))
    parser.add_argument("--change", metavar="ID", default="", help=_("change this series"))


def _series(session: Session, book: Book, arguments: Namespace) -> int:
    with book.reading() as reading:
        creator = find_creator(reading, arguments.creator)
    if arguments.pattern:
        kinds = tuple(members(arguments.kinds, "--kinds", InvoiceKind))
        book.run(SetSeries(creator, arguments.pattern, not arguments.running, arguments.first, kinds, arguments.change))
    with book.reading() as reading:
        found = series_of(reading, creator)
    if session.json:
        session.terminal.array(
            {"id": each.id, "pattern": each.pattern, "yearly": each.yearly, "first": each.first, "kinds": each.kinds}
            for each in found
        )
    else:
        for each in found:
            session.terminal.line(f"{each.pattern}  {', '.join(each.kinds)}  {each.id}")
    return exits.DONE


_ACTIONS: dict[str, tuple[str, Callable[[ArgumentParser], None], Callable[[Session, Book, Namespace], int]]] = {
    "draft": (mark("draw up an invoice of what may be invoiced of deals"), _add_draft, _draft),
    "check": (mark("say what keeps a draft from being issued"), _add_named, _check),
    "issue": (mark("number a draft and freeze it"), _add_issue, _issue),
    "credit": (mark("take an issued invoice back, whole or in part"), _add_credit, _credit),
    "list": (mark("list invoices, the newest first"), _add_list, _list),
    "show": (mark("show an invoice, and write its PDF"), _add_show, _show),
    "einvoice": (mark("write the electronic form of an issued invoice"), add_electronic, write_electronic),
    "edit": (mark("change a draft"), _add_edit, _edit),
    "discard": (mark("throw a draft away"), _add_named, _discard),
    "series": (mark("show or say how invoices are numbered"), _add_series, _series),
}
