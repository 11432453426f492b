"""`creatorbook report …`: what the numbers say, in figures and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.input.options import day, members, reader_of_book
from creatorbook.cli.output.columns import Cell, Column, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, language, mark
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.book.reading import Reading
    from creatorbook.services.fields.values import Reader
    from creatorbook.services.money.rates import FoundRate
    from creatorbook.services.reports.thresholds import Bar


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says: a table, the same as JSON, and lines below the table that are never cut."""

    columns: list[Column]
    rows: list[list[str | Cell]]
    values: list[dict[str, Any]]
    notes: tuple[str, ...] = ()


_REPORTS = ("income", "expected", "late", "prices", "thresholds", "gifts", "commissions", "expenses", "e-reporting")
_WRITTEN, _OF_ONE = frozenset({"gifts", "e-reporting"}), frozenset({"thresholds", "e-reporting"})
_AHEAD = timedelta(days=90)
_MOST_RATES = 12
_BYS = ("month", "brand", "platform", "kind", "currency", "year")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of report."""
    parser.add_argument(
        "report",
        choices=_REPORTS,
        help=_(
            "income: what came in; expected: what is to come in the next 90 days, or has no day yet; late: how brands "
            "pay; prices: what was charged before; thresholds: how near the lines of the tax office are; gifts: what "
            "was received in kind, by creator and brand; commissions: what others get of it, by month; expenses: what "
            "was spent, by category; e-reporting: what to upload of sales to consumers and abroad, where the country "
            "wants it"
        ),
    )
    parser.add_argument("--creator", default="", help=_("of one creator; thresholds and e-reporting need one"))
    parser.add_argument("--by", choices=_BYS, default="month", help=_("by what income is added up"))
    parser.add_argument("--from", dest="first", metavar="DATE", help=_("from this day on; default: 1 January"))
    parser.add_argument("--to", dest="last", metavar="DATE", help=_("up to this day; default: today"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=_("of one calendar year, instead of two days"))
    parser.add_argument("--brand", default="", help=_("with gifts: only those of this brand"))
    parser.add_argument(
        "--out",
        metavar="FILE",
        help=_(
            "with gifts: write a .pdf, a .csv, an .xlsx, or a .zip with what proves the values; "
            "with e-reporting: a .csv"
        ),
    )
    parser.add_argument(
        "--in",
        dest="currency",
        default="",
        metavar="CODE",
        help=_("with income: in this currency, where the book holds the rate of the day"),
    )
    parser.add_argument("--platform", default="", help=_("with prices: only on this platform"))


def run(session: Session, arguments: Namespace) -> int:
    """Print one report."""
    if arguments.out and arguments.report not in _WRITTEN:
        raise UsageError(_("Only the reports of gifts and e-reporting are written to a file."), where="--out")
    with session.open_book() as book:
        reader = reader_of_book(book)
        today = book.clock.today()
        first, last = _span(arguments, reader, today)
        with book.reading() as reading:
            creator = _creator(reading, arguments.creator, is_needed=arguments.report in _OF_ONE)
            found = _REPORTERS[arguments.report](reading, arguments, creator, (first, last), book)
    if arguments.out and not session.json:
        session.terminal.line(_("Written to {path}.").format(path=arguments.out), "good")
    elif session.json:
        session.terminal.array(found.values)
    elif not found.rows:
        session.terminal.line(_("There is nothing to tell yet."))
    else:
        session.terminal.lines(table(session.terminal, found.columns, found.rows))
        for note in found.notes:
            session.terminal.line(note, "muted")
    return exits.DONE


def _span(arguments: Namespace, reader: Reader, today: date) -> tuple[date, date]:
    """Return the first and the last day asked for: of a year, between two days, or this year up to today."""
    if arguments.year is not None:
        if not date.min.year <= arguments.year <= date.max.year or arguments.first or arguments.last:
            raise UsageError(_("Give a calendar year, or the first and the last day."), where="--year")
        return date(arguments.year, 1, 1), date(arguments.year, 12, 31)
    last = day(arguments.last, "--to", reader) if arguments.last else today
    first = day(arguments.first, "--from", reader) if arguments.first else date(last.year, 1, 1)
    if first > last:
        raise UsageError(_("The first day is after the last one."), where="--from")
    return first, last


def _creator(reading: Reading, typed: str, *, is_needed: bool) -> str:
    from creatorbook.services.statements.creators import find_creator

    return find_creator(reading, typed) if typed or is_needed else ""


def _income(reading: Reading, arguments: Namespace, creator: str, span: tuple[date, date], _book: Book) -> Report:
    from creatorbook.services.reports.income import By, group_income, in_currency, income

    by = By(arguments.by)
    parts = income(reading, first=span[0], last=span[1], creator=creator)
    rates: tuple[FoundRate, ...] = ()
    if arguments.currency:
        parts, rates = in_currency(reading, parts, _currency(arguments.currency))
    groups = group_income(reading, parts, by)
    head = [
        Column(_(_HEADINGS[by.value])),
        Column(_("Without taxes"), right=True, rigid=True),
        Column(_("With taxes"), right=True, rigid=True),
        Column(_("Payments"), right=True, rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [_label(by.value, each.key, each.label), formats.money(each.net), formats.money(each.gross), str(each.count)]
        for each in groups
    ]
    notes = [each.said for each in rates[:_MOST_RATES]]
    if len(rates) > _MOST_RATES:
        notes.append(_("and {count} more rates").format(count=len(rates) - _MOST_RATES))
    kept = sorted({each.net.currency for each in groups} - {arguments.currency.strip().upper()})
    if arguments.currency and kept:
        told = _("{currencies} stay as they came: the book holds no rate of their days.")
        notes.append(told.format(currencies=", ".join(kept)))
    values = [
        {
            by.value: each.key,
            "label": each.label,
            "net": value_as_json(each.net),
            "gross": value_as_json(each.gross),
            "count": each.count,
        }
        for each in groups
    ]
    if arguments.currency:
        values = [{**each, "rates": [rate.said for rate in rates]} for each in values]
    return Report(head, rows, values, tuple(notes))


def _currency(typed: str) -> str:
    from creatorbook.domain.values.currencies import CODES

    code = typed.strip().upper()
    if code not in CODES:
        raise UsageError(_("“{code}” is not the code of a currency.").format(code=typed), where="--in")
    return code


_HEADINGS = {
    "month": mark("Month"),
    "year": mark("Year"),
    "brand": mark("Brand"),
    "platform": mark("Platform"),
    "kind": mark("Kind"),
    "currency": mark("Currency"),
}


def _label(by: str, key: str, label: str) -> str:
    if by == "platform":
        return _platform(key)
    if key in ("", "several"):
        return _("Several") if key else _("Not given")
    return label


def _platform(key: str) -> str:
    from creatorbook.domain.values.platforms import Platform
    from creatorbook.services.fields.words import word_for

    if key in ("", "several"):
        return _("Several") if key else _("Not given")
    return word_for(Platform(key))


def _expected(reading: Reading, _arguments: Namespace, creator: str, _span: tuple[date, date], book: Book) -> Report:
    from creatorbook.services.invoices.open_sums import sums_owed

    today = book.clock.today()
    found = [
        each
        for each in sums_owed(reading, today, creator=creator)
        if each.due_on is None or each.due_on <= today + _AHEAD
    ]
    head = [
        Column(_("Day"), right=True, rigid=True),
        Column(_("What")),
        Column(_("Still to come"), right=True, rigid=True),
        Column(_("Days late"), right=True, rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [
            formats.day(each.due_on) if each.due_on else Cell(_("No day yet"), "muted"),
            each.title,
            formats.money(each.open),
            Cell(str(each.days_late), "bad") if each.days_late else "",
        ]
        for each in found
    ]
    values = [
        {
            "kind": each.kind,
            "id": each.id,
            "title": each.title,
            "due_on": each.due_on.isoformat() if each.due_on else None,
            "open": value_as_json(each.open),
            "state": each.state.value,
            "days_late": each.days_late,
        }
        for each in found
    ]
    return Report(head, rows, values)


def _late(reading: Reading, _arguments: Namespace, creator: str, _span: tuple[date, date], book: Book) -> Report:
    from creatorbook.services.reports.payers import payers

    found = payers(reading, book.clock.today(), creator=creator)
    head = [
        Column(_("Brand")),
        Column(_("Days to pay"), right=True, rigid=True),
        Column(_("Paid"), right=True, rigid=True),
        Column(_("Of these late"), right=True, rigid=True),
        Column(_("Late now"), right=True, rigid=True),
        Column(_("Days late"), right=True, rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [
            each.brand,
            "" if each.days is None else str(each.days),
            str(each.paid),
            str(each.paid_late),
            Cell(_sums(each.late_now), "bad" if each.late_now else ""),
            str(each.days_late) if each.days_late else "",
        ]
        for each in found
    ]
    values = [
        {
            "brand_id": each.brand_id,
            "brand": each.brand,
            "days_to_pay": each.days,
            "agreed_days": each.agreed,
            "longest": each.longest,
            "paid": each.paid,
            "paid_late": each.paid_late,
            "late_now": value_as_json(each.late_now),
            "days_late": each.days_late,
        }
        for each in found
    ]
    return Report(head, rows, values)


def _prices(reading: Reading, arguments: Namespace, creator: str, _span: tuple[date, date], _book: Book) -> Report:
    from creatorbook.domain.values.platforms import Medium, Platform
    from creatorbook.services.fields.words import word_for
    from creatorbook.services.reports.prices import group_prices, prices

    platform = next((each.value for each in members(arguments.platform, "--platform", Platform)), "")
    found = group_prices(prices(reading, creator=creator, platform=platform))
    has_hours = any(each.an_hour is not None for each in found)
    head = [
        Column(_("Piece")),
        Column(_("Year"), rigid=True),
        Column(_("With use by the brand"), rigid=True),
        Column(_("Deals"), right=True, rigid=True),
        Column(_("Least"), right=True, rigid=True),
        Column(_("Middle"), right=True, rigid=True),
        Column(_("Most"), right=True, rigid=True),
        *([Column(_("An hour"), right=True, rigid=True)] if has_hours else []),
    ]
    rows: list[list[str | Cell]] = [
        [
            f"{_platform(each.platform)} – {word_for(Medium(each.medium)) if each.medium else _('Not given')}",
            each.year,
            _("yes") if each.has_rights else _("no"),
            str(each.count),
            *(formats.money(money) for money in (each.least, each.middle, each.most)),
            *([formats.money(each.an_hour) if each.an_hour is not None else ""] if has_hours else []),
        ]
        for each in found
    ]
    values = [
        {
            "platform": each.platform,
            "medium": each.medium,
            "with_rights": each.has_rights,
            "year": each.year,
            "deals": each.count,
            "least": value_as_json(each.least),
            "middle": value_as_json(each.middle),
            "most": value_as_json(each.most),
            "an_hour": value_as_json(each.an_hour),
        }
        for each in found
    ]
    return Report(head, rows, values)


def _thresholds(reading: Reading, _arguments: Namespace, creator: str, span: tuple[date, date], _book: Book) -> Report:
    from creatorbook.services.reports.thresholds import thresholds

    found = thresholds(reading, creator, span[1])
    head = [
        Column(_("Line")),
        Column(_("Reached"), right=True, rigid=True),
        Column(_("Of"), right=True, rigid=True),
        Column(_("Share"), right=True, rigid=True),
        Column(_("Not counted")),
    ]
    rows: list[list[str | Cell]] = [
        [
            _name(bar),
            formats.money(bar.reached),
            formats.money(bar.threshold.amount),
            Cell(formats.percent(round(bar.share_bp, -2)), _ROLES[bar.level.value]),
            _beside(bar),
        ]
        for bar in found
    ]
    values = [
        {
            "id": bar.threshold.id,
            "name": _name(bar),
            "first": bar.first.isoformat(),
            "last": bar.last.isoformat(),
            "counted": bar.threshold.counted.value,
            "reached": value_as_json(bar.reached),
            "amount": value_as_json(bar.threshold.amount),
            "tolerance": value_as_json(bar.threshold.tolerance),
            "level": bar.level.value,
            "share_bp": bar.share_bp,
            "left_out": value_as_json(bar.left_out),
            "in_kind": value_as_json(bar.in_kind),
            "confidence": bar.threshold.confidence,
            "sources": [source.title for source in bar.threshold.sources],
        }
        for bar in found
    ]
    return Report(head, rows, values)


_ROLES = {"under": "good", "near": "warning", "over": "bad", "beyond": "bad"}


def _name(bar: Bar) -> str:
    names = bar.threshold.names
    return names.get(language(), names.get("en", bar.threshold.id))


def _beside(bar: Bar) -> str:
    said = []
    if bar.left_out:
        said.append(_("{sums} in other currencies").format(sums=_sums(bar.left_out)))
    if bar.in_kind:
        said.append(_("{sums} in gifts").format(sums=_sums(bar.in_kind)))
    return "; ".join(said)


def _sums(sums: Iterable[Any]) -> str:
    return ", ".join(formats.money(money) for money in sums)


def _gifts(reading: Reading, arguments: Namespace, creator: str, span: tuple[date, date], book: Book) -> Report:
    from creatorbook.cli.money.gift_report import json_of, statements_of, table_of, target, write_statements

    path = target(arguments.out) if arguments.out else None
    found = statements_of(reading, arguments, creator, span)
    if path is not None:
        write_statements(reading, found, span, book.clock.today(), path)
    head, rows = table_of(found)
    return Report(head, rows, json_of(found))


def _commissions(reading: Reading, _arguments: Namespace, creator: str, span: tuple[date, date], _book: Book) -> Report:
    from creatorbook.cli.money.shares import statement_as_json, statements_table
    from creatorbook.services.shares.statements import statements

    found = statements(reading, first=span[0], last=span[1], creator=creator)
    head, rows = statements_table(found)
    return Report(head, rows, [statement_as_json(each) for each in found])


def _expenses(reading: Reading, _arguments: Namespace, creator: str, span: tuple[date, date], _book: Book) -> Report:
    from creatorbook.services.reports.expenses import expense_groups

    found = expense_groups(reading, span[0], span[1], creator=creator)
    head = [
        Column(_("Category")),
        Column(_("Expenses"), right=True, rigid=True),
        Column(_("Spent"), right=True, rigid=True),
        Column(_("To be paid back"), right=True, rigid=True),
        Column(_("Not invoiced yet"), right=True, rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [
            each.category or _("Not given"),
            str(each.count),
            formats.money(each.spent),
            formats.money(each.passed_on) if each.passed_on.minor else "",
            Cell(formats.money(each.not_invoiced), "warning") if each.not_invoiced.minor else "",
        ]
        for each in found
    ]
    values = [
        {
            "category": each.category,
            "count": each.count,
            "spent": value_as_json(each.spent),
            "passed_on": value_as_json(each.passed_on),
            "not_invoiced": value_as_json(each.not_invoiced),
        }
        for each in found
    ]
    return Report(head, rows, values)


def _e_reporting(reading: Reading, arguments: Namespace, creator: str, span: tuple[date, date], _book: Book) -> Report:
    from creatorbook.cli.money.e_reporting import json_of, table_of, write_report
    from creatorbook.services.accountant.e_reporting import e_report

    found = e_report(reading, creator, *span)
    if arguments.out:
        write_report(found, arguments.out)
    head, rows = table_of(found)
    return Report(head, rows, json_of(found))


_REPORTERS = {
    "commissions": _commissions,
    "e-reporting": _e_reporting,
    "expenses": _expenses,
    "gifts": _gifts,
    "income": _income,
    "expected": _expected,
    "late": _late,
    "prices": _prices,
    "thresholds": _thresholds,
}
