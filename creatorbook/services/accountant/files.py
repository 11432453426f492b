"""The files of a year for the accountant: tables of the journal, the FEC of France, the bookings for DATEV."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _, mark
from creatorbook.domain.money.bookkeeping import ROLE_OF_KIND, Journal, Role, sales_role
from creatorbook.domain.records.money.receipts import AllocationKind, RowState
from creatorbook.domain.values.money import Money
from creatorbook.exchange.accounts.datev import DatevBooking, DatevOwner, datev_name, write_datev
from creatorbook.exchange.accounts.fec import FecLine, fec_name, write_fec
from creatorbook.exchange.tables.export import write_csv, write_xlsx
from creatorbook.services.accountant.journal import NEVER_BOOKED, at_home, issued_invoices, settled_parts
from creatorbook.services.deals import facts
from creatorbook.services.money.rates import where_to_keep_rates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from creatorbook.domain.money.bookkeeping import Entry, Line
    from creatorbook.exchange.tables.export import Value
    from creatorbook.services.accountant.chart import Chart
    from creatorbook.services.accountant.journal import YearJournal
    from creatorbook.store.engine.reading import Executes

_SIREN = 9
JOURNALS = {
    Journal.SALES: mark("Sales"),
    Journal.PURCHASES: mark("Expenses"),
    Journal.BANK: mark("Bank"),
    Journal.OTHER: mark("Other entries"),
}
_FRENCH = {
    Journal.SALES: "Ventes",
    Journal.PURCHASES: "Achats",
    Journal.BANK: "Banque",
    Journal.OTHER: "Opérations diverses",
}
FRANCE, GERMANY = "FR", "DE"
PART_WORDS = {
    AllocationKind.PAYMENT: mark("Paid"),
    AllocationKind.FEE: mark("Fee kept back on the way"),
    AllocationKind.WITHHOLDING: mark("Tax withheld"),
    AllocationKind.DISCOUNT: mark("Discount"),
    AllocationKind.ROUNDING: mark("Rounding"),
    AllocationKind.SET_OFF: mark("Set-off"),
    AllocationKind.WRITE_OFF: mark("Given up"),
    AllocationKind.REFUND: mark("Refund"),
}
ROW_WORDS = {
    RowState.OPEN: mark("Open"),
    RowState.BOOKED: mark("Booked"),
    RowState.IGNORED: mark("Left aside"),
}


def journal_csv(journal: YearJournal, chart: Chart) -> bytes:
    """Return the journal as a table, a row a line of an entry."""
    return write_csv(_headings(), _rows(journal, chart))


def journal_xlsx(journal: YearJournal, chart: Chart) -> bytes:
    """Return the same table as a workbook."""
    return write_xlsx(_headings(), _rows(journal, chart), name=_("Journal"))


def fec_of(reading: Executes, journal: YearJournal, chart: Chart) -> tuple[str, bytes]:
    """Return the name and the content of the FEC.

    Raises AnswerIsNo outside France, without the SIREN, and where something of the year could not be converted: a file
    for the tax office lacks nothing in silence.
    """
    creator = facts.one_creator(reading, journal.creator_id)
    if creator.country != FRANCE:
        raise AnswerIsNo(_("The FEC is a file of France."), where="FEC", code="accountant.other_country")
    siren = "".join(each for each in creator.company_number if each.isdigit())[:_SIREN]
    if len(siren) != _SIREN:
        raise AnswerIsNo(
            _("The FEC is named after the SIREN, and the creator has none written down."),
            where="company_number",
            hint=_("Enter it in the creator’s record."),
            code="accountant.no_siren",
        )
    _require_whole(journal)
    last = date(journal.year, 12, 31)
    return fec_name(siren, last), write_fec(_fec_lines(journal, chart))


def datev_of(reading: Executes, journal: YearJournal, chart: Chart, *, made_at: datetime) -> tuple[str, bytes]:
    """Return the name and the content of the bookings for DATEV, on the days of payment as an EÜR has them.

    Raises AnswerIsNo outside Germany, without DATEV's numbers, and where something could not be converted.
    """
    creator = facts.one_creator(reading, journal.creator_id)
    if creator.country != GERMANY:
        raise AnswerIsNo(_("DATEV is for Germany."), where="DATEV", code="accountant.other_country")
    if not chart.consultant or not chart.client:
        raise AnswerIsNo(
            _("DATEV asks for the numbers of the consultant and of the client."),
            where="consultant",
            hint=_("The accountant knows both; enter them with the accounts."),
            code="accountant.no_consultant",
        )
    _require_whole(journal)
    first, last = date(journal.year, 1, 1), date(journal.year, 12, 31)
    owner = DatevOwner(chart.consultant, chart.client, chart.id.removeprefix("skr"), chart.digits)
    bookings = list(_bookings(reading, journal, chart))
    return datev_name(first, last), write_datev(owner, first, last, bookings, made_at=made_at)


def _require_whole(journal: YearJournal) -> None:
    if journal.left_out:
        first = journal.left_out[0]
        raise AnswerIsNo(
            _("“{what}” cannot be converted: {why}").format(what=first.what, why=first.why),
            where=first.on.isoformat(),
            hint=where_to_keep_rates(),
            code="accountant.no_rate",
        )


def _headings() -> list[str]:
    return [
        _("Entry"), _("Journal"), _("Day"), _("Account"), _("Name of the account"), _("Customer"), _("Paper"),
        _("Day of the paper"), _("Text"), _("Debit"), _("Credit"), _("Currency"), _("Original amount"),
        _("Original currency"),
    ]  # fmt: skip


def _rows(journal: YearJournal, chart: Chart) -> Iterator[list[Value]]:
    for number, entry, line in _numbered(journal.entries):
        account = chart.accounts[line.role]
        yield [
            number, _(JOURNALS[entry.journal]), entry.on, account.number, account.name,
            journal.brands.get(line.party, ""), entry.piece, entry.piece_on, entry.text,
            Money(line.debit, journal.currency), Money(line.credit, journal.currency), journal.currency, line.original,
            line.original.currency if line.original is not None else "",
        ]  # fmt: skip


def _numbered(entries: Iterable[Entry]) -> Iterator[tuple[int, Entry, Line]]:
    for number, entry in enumerate(entries, 1):
        for line in entry.lines:
            yield number, entry, line


def _fec_lines(journal: YearJournal, chart: Chart) -> Iterator[FecLine]:
    for number, entry, line in _numbered(journal.entries):
        account = chart.accounts[line.role]
        party = line.party if line.role is Role.CLIENTS else ""
        yield FecLine(
            entry.journal, _FRENCH[entry.journal], number, entry.on, account.number, account.name,
            party[-8:].upper(), journal.brands.get(party, ""), entry.piece or f"{entry.journal}{number}",
            entry.piece_on, entry.text or account.name, Money(line.debit, journal.currency),
            Money(line.credit, journal.currency), entry.on, line.original,
        )  # fmt: skip


# DATEV


def _bookings(reading: Executes, journal: YearJournal, chart: Chart) -> Iterator[DatevBooking]:
    """Give a booking for each part of what came, with its taxes in it: DATEV takes them out by the account of sales."""
    first, last = date(journal.year, 1, 1), date(journal.year, 12, 31)
    parts = [each for each in settled_parts(reading, journal.creator_id) if first <= each.on <= last]
    shares = _shares(reading, journal, {each.invoice_id for each in parts if each.invoice_id})
    for part in parts:
        if part.kind in NEVER_BOOKED:
            continue
        paid, rate = at_home(reading, journal.currency, part.came, part.on)
        sign = -1 if part.kind is AllocationKind.REFUND else 1
        account = chart.number(ROLE_OF_KIND.get(part.kind, Role.BANK))
        text = f"{journal.brands.get(part.brand_id, '')} {part.piece}".strip()
        own = Role.SALES if part.net != part.amount.minor else Role.SALES_EXEMPT
        for (role, minor), original in zip(
            _share_out(paid.minor, shares.get(part.invoice_id or "", {own: 1})),
            _share_out(part.came.minor, shares.get(part.invoice_id or "", {own: 1})),
            strict=True,
        ):
            foreign = None if rate is None else Money(original[1], part.came.currency)
            yield DatevBooking(
                Money(sign * minor, journal.currency), account, chart.number(role), part.on, part.piece, text, foreign,
                None if rate is None else rate.rate,
            )  # fmt: skip
    for entry in journal.entries:
        if entry.journal is Journal.PURCHASES:
            spent = Money(sum(line.credit for line in entry.lines if line.role is Role.SUPPLIERS), journal.currency)
            accounts = (chart.number(Role.EXPENSES), chart.number(Role.BANK))
            yield DatevBooking(spent, *accounts, entry.on, entry.piece, entry.text)
        for each in entry.lines:
            if each.role is Role.COMMISSIONS:
                given = Money(each.debit, journal.currency)
                accounts = (chart.number(Role.COMMISSIONS), chart.number(Role.BANK))
                yield DatevBooking(given, *accounts, entry.on, entry.piece, entry.text)


def _shares(reading: Executes, journal: YearJournal, ids: Collection[str]) -> dict[str, dict[Role, int]]:
    """Return what of each invoice, with its taxes, is sold on which account."""
    found: dict[str, dict[Role, int]] = {}
    for invoice in issued_invoices(reading, journal.creator_id, date.min, date(journal.year, 12, 31)):
        if invoice.id in ids:
            of = found.setdefault(invoice.id, {})
            for group in invoice.said.totals.groups:
                role = sales_role(group.key.category, group.key.rate_bp, journal.usual_bp)
                of[role] = of.get(role, 0) + group.taxable.minor + group.tax.minor
    return found


def _share_out(minor: int, shares: Mapping[Role, int]) -> list[tuple[Role, int]]:
    """Return an amount shared out in proportion, the last share taking what is left."""
    whole, left, found = sum(shares.values()), minor, []
    for place, (role, share) in enumerate(shares.items(), 1):
        part = left if place == len(shares) or not whole else (2 * minor * share + whole) // (2 * whole)
        found.append((role, part))
        left -= part
    return found
