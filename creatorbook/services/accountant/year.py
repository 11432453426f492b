"""A year for the accountant in one ZIP: journal, files for her programs, every paper, and a list of what is inside."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BookError
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.documents.inputs.invoice import InvoiceInput
from creatorbook.domain.money.invoices.electronic import EFormat
from creatorbook.domain.records.money.receipts import RowState
from creatorbook.domain.values.money import Money
from creatorbook.exchange.tables.export import write_csv
from creatorbook.services.accountant.chart import ROLE_WORDS, chart_of
from creatorbook.services.accountant.files import (
    FRANCE,
    GERMANY,
    PART_WORDS,
    ROW_WORDS,
    datev_of,
    fec_of,
    journal_csv,
    journal_xlsx,
)
from creatorbook.services.accountant.journal import settled_parts, year_journal
from creatorbook.services.deals import facts
from creatorbook.services.fields.words import word_for
from creatorbook.services.invoices.einvoices import find_gaps, make_file
from creatorbook.services.invoices.listing import list_invoices
from creatorbook.services.records import attachments
from creatorbook.services.reports.gift_files import gifts_csv
from creatorbook.services.reports.gift_paper import gifts_pdf
from creatorbook.services.reports.gifts import gift_statements
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from creatorbook.exchange.tables.export import Value
    from creatorbook.services.accountant.chart import Chart
    from creatorbook.services.accountant.journal import LeftOut, YearJournal
    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.services.reports.gifts import GiftStatement
    from creatorbook.store.engine.reading import Executes

# ZIP knows no day before 1980; one and the same makes the same book the same file.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_EXPENSE, _ROW, _STATEMENT = Table("expense"), Table("statement_row"), Table("statement")
_INVOICE, _CONTENT = Table("invoice"), Table("attachment_content")


def _xml(invoice: StoredInvoice) -> bytes:
    """Return the electronic form of an invoice, nothing where the form asks for what the invoice does not say."""
    said = InvoiceInput.from_json(invoice.data)
    return b"" if find_gaps(said, EFormat.UBL) else make_file(said, EFormat.UBL)


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the ZIP: its name, its size in bytes, its SHA-256, and what it is."""

    name: str
    size: int
    sha256: str
    what: str


@dataclass(frozen=True, slots=True)
class PackedYear:
    """The ZIP of a year; `missing` says what could not be made and why, `left_out` what no entry holds."""

    content: bytes
    files: tuple[PackedFile, ...]
    missing: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    entries: int


def pack_year(
    reading: Executes, creator_id: str, year: int, *, made_at: datetime, check: Callable[[], None] = lambda: None
) -> PackedYear:
    """Return the year of one creator as a ZIP; `check` is called between parts and may raise to stop.

    Raises NotFound for no such creator, BookError where the book has lost the content of a file.
    """
    packer = _Packer(reading, creator_id, year, made_at, check)
    return packer.pack()


class _Packer:
    """Packs one creator's year."""

    def __init__(
        self, reading: Executes, creator_id: str, year: int, made_at: datetime, check: Callable[[], None]
    ) -> None:
        self.reading, self.creator_id, self.year, self.made_at, self.check = reading, creator_id, year, made_at, check
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.country = facts.one_creator(reading, creator_id).country
        self.journal: YearJournal = year_journal(reading, creator_id, year)
        self.chart: Chart = chart_of(reading, creator_id)
        self.files: list[PackedFile] = []
        self.missing: list[str] = []
        self._out = io.BytesIO()
        self._archive = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED)

    def pack(self) -> PackedYear:
        with self._archive:
            self._put("journal.csv", journal_csv(self.journal, self.chart), _("Journal"))
            self._put("journal.xlsx", journal_xlsx(self.journal, self.chart), _("Journal, as a workbook"))
            self._put("accounts.csv", self._accounts(), _("Accounts, with those that are only proposed"))
            self._put("receipts.csv", self._receipts(), _("What came in, a line a part (livre des recettes)"))
            self._put_programs()
            for pack in (self._put_invoices, self._put_gifts, self._put_expenses, self._put_statements):
                self.check()
                pack()
            self._put_rates()
            self._put("contents.csv", self._contents(), _("This list"))
        return PackedYear(
            self._out.getvalue(), tuple(self.files), tuple(self.missing), self.journal.left_out,
            len(self.journal.entries),
        )  # fmt: skip

    def _put(self, name: str, content: bytes, what: str) -> None:
        entry = zipfile.ZipInfo(name, _NO_DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        self._archive.writestr(entry, content)
        self.files.append(PackedFile(name, len(content), hashlib.sha256(content).hexdigest(), what))

    def _accounts(self) -> bytes:
        rows: list[list[Value]] = [
            [_(ROLE_WORDS[role]), each.number, each.name, _("proposed") if each.is_proposed else _("chosen")]
            for role, each in self.chart.accounts.items()
        ]
        rows.append([_("Source"), "", self.chart.source, ""])
        return write_csv([_("What for"), _("Account"), _("Name of the account"), _("Said by")], rows)

    def _receipts(self) -> bytes:
        rows: list[list[Value]] = [
            [
                part.on, self.journal.brands.get(part.brand_id, ""), part.piece, _(PART_WORDS[part.kind]), part.amount,
                part.amount.currency, Money(part.net, part.amount.currency) if not part.invoice_id else None, part.came,
                part.came.currency,
            ]
            for part in sorted(settled_parts(self.reading, self.creator_id), key=lambda each: each.on)
            if self.first <= part.on <= self.last
        ]  # fmt: skip
        head = [
            _("Day"), _("Customer"), _("Paper"), _("Kind"), _("Amount with taxes"), _("Currency"),
            _("Without taxes, where no invoice says it"), _("As it came"), _("Currency as it came"),
        ]  # fmt: skip
        return write_csv(head, rows)

    def _put_programs(self) -> None:
        makers: dict[str, Callable[[], tuple[str, bytes]]] = {
            FRANCE: lambda: fec_of(self.reading, self.journal, self.chart),
            GERMANY: lambda: datev_of(self.reading, self.journal, self.chart, made_at=self.made_at),
        }
        what = {
            FRANCE: _("FEC: a micro-entrepreneur need not keep one"),
            GERMANY: _("DATEV bookings, on the days of payment"),
        }
        make = makers.get(self.country)
        if make is None:
            return
        try:
            name, content = make()
        except AnswerIsNo as error:
            said = f"{error} {error.hint}".strip()
            self.missing.append(f"{'FEC' if self.country == FRANCE else 'DATEV'}: {said}")
        else:
            self._put(name, content, what[self.country])

    def _put_invoices(self) -> None:
        rows: list[list[Value]] = []
        for each in list_invoices(self.reading, year=self.year):
            if each.creator_id != self.creator_id or each.number is None or each.issued_on is None:
                continue
            name = f"invoices/{safe_name(each.number.replace('/', '-'))}"
            for ending, sha256 in ((".pdf", each.sha256), (".xml", self._xml_of(each.id))):
                if sha256:
                    self._put(name + ending, self._content(sha256), f"{word_for(each.kind)} {each.number}")
                elif ending == ".xml" and (made := _xml(each)):
                    self._put(name + ending, made, _("{invoice}, made today (UBL)").format(invoice=each.number))
            sums = (
                each.money(minor) for minor in (each.total_without_vat, each.vat, each.total_with_vat, each.payable)
            )
            brand = self.journal.brands.get(each.brand_id, "")
            rows.append(
                [
                    each.number,
                    word_for(each.kind),
                    each.issued_on,
                    each.due_on,
                    each.paid_on,
                    brand,
                    each.currency,
                    *sums,
                ]
            )
        head = [
            _("Number"), _("Kind"), _("Issued on"), _("Due"), _("Paid on"), _("Brand"), _("Currency"),
            _("Without taxes"), _("VAT"), _("With taxes"), _("Payable"),
        ]  # fmt: skip
        self._put("invoices.csv", write_csv(head, rows), _("Invoices and credit notes"))

    def _xml_of(self, invoice_id: str) -> str:
        return str(results.value(self.reading, select(_INVOICE, "xml_sha256").where(id=invoice_id)) or "")

    def _content(self, sha256: str) -> bytes:
        found = results.value(self.reading, select(_CONTENT, "content").where(sha256=sha256))
        if found is None:
            raise BookError(_("A file is missing from the book."), where=sha256)
        return bytes(found)

    def _put_gifts(self) -> None:
        statements: Sequence[GiftStatement] = gift_statements(
            self.reading, self.first, self.last, creator=self.creator_id
        )
        if statements:
            paper = gifts_pdf(self.reading, statements, (self.first, self.last), self.made_at.date())
            self._put("gifts.pdf", paper, _("Statement of benefits in kind"))
        self._put("gifts.csv", gifts_csv(statements), _("Gifts in kind, with how each is taxed"))
        lines = [line for each in statements for line in (*each.received, *each.lent)]
        for number, line in enumerate(lines, 1):
            for place, file in enumerate(line.files, 1):
                name = f"gifts/{number:03}-{place}-{safe_name(file.name)}"
                self._put(name, attachments.content(self.reading, file.id), line.row.title)

    def _put_expenses(self) -> None:
        columns = (
            "id",
            "spent_on",
            "text",
            "category",
            "amount_minor",
            "amount_currency",
            "vat",
            "passed_on",
            "evidence",
        )
        spent = select(_EXPENSE, *columns).where(
            _EXPENSE.creator_id.equals(self.creator_id), _EXPENSE.spent_on.between(self.first, self.last)
        )
        rows: list[list[Value]] = []
        found = results.rows(self.reading, spent.order_by(_EXPENSE.spent_on, _EXPENSE.id))
        for number, (id, on, text, category, minor, currency, vat, passed_on, evidence) in enumerate(found, 1):
            money = None if minor is None else Money(minor, currency)
            tax = None if vat is None or minor is None else Money(vat, currency)
            files = attachments.attachments(self.reading, "expense", id)
            for place, file in enumerate(files, 1):
                name = f"expenses/{number:03}-{place}-{safe_name(file.name)}"
                self._put(name, attachments.content(self.reading, file.id), text)
            said = _("yes") if passed_on else _("no")
            rows.append(
                [number, date.fromisoformat(on), text, category, money, currency, tax, said, evidence, len(files)]
            )
        head = [
            _("No."), _("Day"), _("Text"), _("Category"), _("Amount with taxes"), _("Currency"), _("VAT"),
            _("Passed on"), _("Where it can be seen"), _("Files"),
        ]  # fmt: skip
        self._put("expenses.csv", write_csv(head, rows), _("Expenses"))

    def _put_statements(self) -> None:
        lines = (
            select(
                _ROW, _ROW.account, _ROW.booked_on, _ROW.amount_minor, _ROW.amount_currency, _ROW.counterparty,
                _ROW.text, _ROW.reference, _ROW.state, _STATEMENT.file_name,
            )
            .join(_STATEMENT, _STATEMENT.id.equals(_ROW.statement_id))
            .where(_STATEMENT.creator_id.equals(self.creator_id), _ROW.booked_on.between(self.first, self.last))
            .order_by(_ROW.account, _ROW.booked_on, _ROW.id)
        )  # fmt: skip
        rows: list[list[Value]] = [
            [
                account, date.fromisoformat(on), Money(minor, currency), currency, who, text, reference,
                _(ROW_WORDS[RowState(state)]), file,
            ]
            for account, on, minor, currency, who, text, reference, state, file in results.iterate(self.reading, lines)
        ]  # fmt: skip
        head = [
            _("Account"), _("Day"), _("Amount"), _("Currency"), _("Counterparty"), _("Text"), _("Reference"),
            _("State"), _("File"),
        ]  # fmt: skip
        self._put("statements.csv", write_csv(head, rows), _("Lines of the bank’s statements"))

    def _put_rates(self) -> None:
        if self.journal.rates:
            rows: list[list[Value]] = [
                [each.base, each.currency, f"{each.rate:f}", each.rate_on, each.source] for each in self.journal.rates
            ]
            head = [_("One of"), _("Is so many"), _("Rate"), _("Day"), _("Source")]
            self._put("rates.csv", write_csv(head, rows), _("Rates that sums were converted with"))

    def _contents(self) -> bytes:
        return write_csv([_("File"), _("What it is"), _("Bytes"), _("SHA-256")], list(self._lines_of_contents()))

    def _lines_of_contents(self) -> Iterator[list[Value]]:
        for each in self.files:
            yield [each.name, each.what, each.size, each.sha256]
        for said in self.missing:
            yield ["", _("Not made: {why}").format(why=said), None, ""]
        for left in self.journal.left_out:
            yield ["", f"{left.what}, {left.on.isoformat()}, {left.amount}: {left.why}", None, ""]
