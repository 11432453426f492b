"""Amounts and targets of payments as they are typed, and as lines of JSON give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli.input.json_lines import read_object
from creatorbook.cli.input.options import read_option
from creatorbook.cli.input.streams import lines_of
from creatorbook.common.errors import BadInput, CreatorbookError, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.invoices.open_sums import Which, find_payable, sums_owed
from creatorbook.services.invoices.stored import find_invoice
from creatorbook.services.records import rows
from creatorbook.services.records.refused_lines import naming_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.values.money import Money
    from creatorbook.services.book.book import Book
    from creatorbook.services.book.reading import Reading
    from creatorbook.services.fields.values import Reader
    from creatorbook.services.invoices.open_sums import OpenSum


def read_money(typed: str | None, option: str, reader: Reader) -> Money | None:
    """Return the amount that was typed ("600", "600 USD"), None for none; raises BadInput that names the option."""
    if not typed:
        return None
    found: Money = read_option(typed, option, FieldType.MONEY, reader, with_tax=True)
    return found


def find_sums(book: Book, typed: str) -> tuple[OpenSum, ...]:
    """Return what is meant by an invoice's number, a payment's id or a deal; raises NotFound, AnswerIsNo.

    Of a deal it is what is likely to have been paid: the first that is due.
    """
    word, today = clean(typed), book.clock.today()
    with book.reading() as reading:
        try:
            invoice = find_invoice(reading, word)
        except NotFound:
            invoice = None
        if invoice is not None:
            of_brand = sums_owed(reading, today, brand=invoice.brand_id, which=Which.ALL)
            return tuple(each for each in of_brand if each.id == invoice.id)
        try:
            payment = rows.find(reading, "payment", word)
        except CreatorbookError:
            return _find_other(reading, word, today)
        number = payment["invoice_number"]
        of_deal = sums_owed(reading, today, deal=payment["deal_id"].id, which=Which.ALL)
    return tuple(
        each for each in of_deal if each.id == payment.id or (each.kind == "invoice" and each.number == number)
    )


def _find_other(reading: Reading, word: str, today: date) -> tuple[OpenSum, ...]:
    """Return what a deal owes, or what bears an invoice number that was given by hand."""
    try:
        deal = rows.find(reading, "deal", word)
    except NotFound:
        numbered = tuple(
            each
            for each in sums_owed(reading, today, which=Which.ALL)
            if word and each.number.casefold() == word.casefold()
        )
        if not numbered:
            raise
        return numbered
    return find_payable(reading, deal.id, today)


def json_lines(typed: str, option: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a file of JSON lines, with the numbers of their lines; raises BadInput naming the line."""
    for number, line in lines_of(typed, option):
        with naming_line(number):
            found = read_object(line)
        yield number, found


def text_of(line: dict[str, Any], name: str) -> str:
    """Return what a line says under a name as text, "" where it says nothing; raises BadInput for lists and objects.

    An amount may be an object with its currency, as it is printed.
    """
    value = line.get(name)
    if isinstance(value, dict) and set(value) == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    if value is None:
        return ""
    if isinstance(value, bool | dict | list):
        raise BadInput(_("“{name}” is a text or a number.").format(name=name), where=name)
    return str(value)


def texts_of(line: dict[str, Any], several: str, one: str) -> tuple[str, ...]:
    """Return the texts that a line lists under one name, or the single one it has under another; () for none."""
    listed = line.get(several)
    if listed is None:
        return tuple(filter(None, (text_of(line, one),)))
    if not isinstance(listed, list) or not all(isinstance(each, str | int) for each in listed):
        raise BadInput(_("“{name}” is a list of texts.").format(name=several), where=several)
    return tuple(str(each) for each in listed)
