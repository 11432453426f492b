"""Statements of banks, read through the door that reads every foreign file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import FileKind, ReadOptions
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
from creatorbook.exchange.child.parse import parse
from creatorbook.exchange.child.read import read_file
from tests.exchange.statements.samples import CAMT_053, MT940_DE, MT940_NL, OFX_1, OFX_2, QIF, TABLES, sample

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.exchange.base.records import ParsedFile

_EURO = ReadOptions(currency="EUR", currency_said=True)
_LINES = 20_000
_CURRENCIES = {"chase": "USD", "lloyds": "GBP", "fortuneo": "EUR"}


def _parse(text: str, options: ReadOptions = _EURO) -> ParsedFile:
    return parse(text.encode(), "statement", FileKind.STATEMENT, options)


def _rows(parsed: ParsedFile) -> list[ImportedStatementRow]:
    return [record for record in parsed.records if isinstance(record, ImportedStatementRow)]


def _statements(parsed: ParsedFile) -> list[ImportedStatement]:
    return [record for record in parsed.records if isinstance(record, ImportedStatement)]


def _codes(parsed: ParsedFile) -> list[str]:
    return [notice.code for notice in parsed.notices]


def _refusal(text: str | bytes, options: ReadOptions = _EURO) -> FileProblem:
    with pytest.raises(FileProblem) as refused:
        parse(text.encode() if isinstance(text, str) else text, "statement", FileKind.STATEMENT, options)
    return refused.value


def test_camt_gives_each_payment_of_an_entry_its_line(tmp_path: Path) -> None:
    path = tmp_path / "march.xml"
    path.write_text(CAMT_053, encoding="utf-8")
    parsed = read_file(path, kind="statement")
    (statement,) = _statements(parsed)
    assert (statement.account, statement.owner, statement.currency) == (
        "FR7630006000011234567890189",
        "Léa Martin",
        "EUR",
    )
    assert (statement.opening, statement.closing) == (Money(-10000, "EUR"), Money(208750, "EUR"))
    assert statement.is_whole is True
    first, alba, bora, charge, pending = _rows(parsed)
    # The day is the bank's own: half past eleven in the evening five hours west is no next day.
    assert (first.booked_on, first.valued_on) == (date(2026, 3, 5), date(2026, 3, 6))
    assert (first.counterparty, first.counterparty_account) == ("Maison Verte SAS", "FR1420041010050500013M02606")
    assert (first.text, first.reference, first.end_to_end_id) == ("Facture F2026-007", "RF18539007547034", "")
    assert [(row.counterparty, str(row.amount)) for row in (alba, bora)] == [
        ("Alba", "400.00 EUR"),
        ("Bora", "600.00 EUR"),
    ]
    assert (str(charge.amount), charge.text) == ("-12.50 EUR", "Frais de tenue")
    assert pending.is_pending
    assert _codes(parsed) == ["statement_pending"]


def test_payments_that_do_not_add_up_stay_one_line_and_are_said() -> None:
    parsed = _parse(CAMT_053.replace(">600.00<", ">599.00<"))
    assert str(_rows(parsed)[1].amount) == "1000.00 EUR"
    assert "statement_batch" in _codes(parsed)


def test_lines_that_do_not_lead_from_balance_to_balance_are_said() -> None:
    parsed = _parse(CAMT_053.replace(">2087.50<", ">2088.50<"))
    assert _statements(parsed)[0].is_whole is False
    assert "statement_gap" in _codes(parsed)


def test_ofx_takes_the_first_figures_of_a_day_and_the_ledgers_balance() -> None:
    parsed = _parse(OFX_1)
    (statement,) = _statements(parsed)
    assert (statement.account, statement.currency, statement.closing) == (
        "021000021 12345678",
        "USD",
        Money(250000, "USD"),
    )
    income, cost = _rows(parsed)
    assert (income.booked_on, str(income.amount)) == (date(2026, 3, 1), "1500.00 USD")
    assert (income.counterparty, income.text, income.bank_id) == ("GLOW & CO", "INV 2026-12", "A1")
    assert str(cost.amount) == "-9.99 USD"


def test_ofx_2_may_write_decimals_with_a_comma() -> None:
    (row,) = _rows(_parse(OFX_2))
    assert (str(row.amount), row.counterparty, row.text) == ("1250.50 EUR", "VIR SEPA Café Lumière", "Réel mars")


def test_qif_takes_its_currency_from_whoever_reads_it() -> None:
    parsed = _parse(QIF, ReadOptions(currency="GBP", currency_said=True))
    assert _statements(parsed)[0].account == "Giro"
    first, second = _rows(parsed)
    # The other line's 13 shows that days come first.
    assert (first.booked_on, str(first.amount), first.counterparty) == (date(2026, 1, 3), "1250.00 GBP", "Glow & Co")
    assert (second.booked_on, str(second.amount)) == (date(2026, 2, 13), "-20.00 GBP")


def test_mt940_of_a_german_bank() -> None:
    parsed = _parse(MT940_DE)
    assert _statements(parsed)[0].is_whole is True
    income, cost = _rows(parsed)
    assert (income.booked_on, str(income.amount), income.counterparty) == (
        date(2026, 3, 2),
        "595.00 EUR",
        "Nordlicht GmbH",
    )
    assert (income.counterparty_account, income.end_to_end_id) == ("DE02120300000000202051", "R-2026-04")
    assert (income.text, income.reference, income.bank_id) == ("Rechnung R-2026-04 Reel", "", "0000123")
    assert (str(cost.amount), cost.text) == ("-12.50 EUR", "Kontofuehrung")


def test_mt940_of_a_dutch_bank() -> None:
    (row,) = _rows(_parse(MT940_NL))
    assert (str(row.amount), row.end_to_end_id) == ("121.00 EUR", "F26-9")
    assert (row.counterparty, row.counterparty_account) == ("Bloei BV", "NL44RABO0123456789")
    assert row.text == "Factuur F26-9"


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_banks_and_services(name: str) -> None:
    named = _CURRENCIES.get(name)
    parsed = _parse(sample(f"{name}.csv"), ReadOptions(currency=named or "EUR", currency_said=named is not None))
    found = [
        (str(row.booked_on), str(row.amount), row.counterparty, row.counterparty_account, row.text)
        for row in _rows(parsed)
    ]
    assert found == TABLES[name]


def test_a_fee_that_was_kept_back_stands_beside_what_came_in() -> None:
    fees = {name: [row.fee for row in _rows(_parse(sample(f"{name}.csv")))] for name in ("paypal", "stripe", "revolut")}
    assert fees["paypal"] == [Money(1530, "EUR"), None]
    assert fees["stripe"] == [Money(400, "EUR")]
    assert fees["revolut"] == [Money(200, "GBP")]


def test_what_is_not_booked_is_told_apart() -> None:
    paypal = _parse(sample("paypal.csv"))
    assert [row.is_pending for row in _rows(paypal)] == [False, True]
    assert _codes(paypal) == ["statement_conversions", "statement_never", "statement_pending"]
    assert [row.is_pending for row in _rows(_parse(sample("sparkasse.csv")))] == [False, True]


def test_a_table_without_headings_is_read_by_numbers() -> None:
    text = "27 Feb 2018;UMC;-5,20;MARKET\n28 Feb 2018;UMC;120,00;GLOW\n"
    refused = _refusal(text)
    assert refused.code == "statement_columns"
    assert "“UMC”" in refused.message
    said = ReadOptions(currency="EUR", currency_said=True, columns={"date": "1", "amount": "3", "name": "4"})
    assert [(str(row.amount), row.counterparty) for row in _rows(_parse(text, said))] == [
        ("-5.20 EUR", "MARKET"),
        ("120.00 EUR", "GLOW"),
    ]


@pytest.mark.parametrize("text", [CAMT_053, OFX_1, MT940_DE, QIF, sample("n26.csv"), sample("paypal.csv")])
def test_a_statement_gives_the_same_keys_twice(text: str) -> None:
    keys = [row.key for row in _rows(_parse(text))]
    assert keys == [row.key for row in _rows(_parse(text))]
    assert len(set(keys)) == len(keys)


def test_lines_alike_on_one_day_are_two_lines_and_keep_their_keys_in_a_longer_file() -> None:
    head = "Date;Libellé;Montant en euros\n"
    line = "15/03/2026;VIR BORA;100,00\n"
    shorter, longer = _rows(_parse(head + line * 2)), _rows(_parse(head + "14/03/2026;CAFE;-2,00\n" + line * 2))
    assert len({row.key for row in shorter}) == len(shorter)
    assert {row.key for row in shorter} < {row.key for row in longer}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (CAMT_053[: len(CAMT_053) // 2], "statement_cut", "line"),
        (CAMT_053.replace("<Stmt>", "<Stmt><oops"), "statement_xml", "line"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + CAMT_053, "statement_doctype", ""),
        (CAMT_053.replace(">1200.00<", ">12..00<"), "statement_amount", "entry 1"),
        (CAMT_053.replace('<Ntry><Amt Ccy="EUR"', '<Ntry><Amt Ccy="ZZZ"', 1), "statement_currency", "entry 1"),
        (CAMT_053.replace("2026-03-07", "2026-02-30"), "statement_day", "entry 2"),
        (OFX_1[:-60], "statement_cut", "line"),
        (OFX_1.replace("-9.99", "-9.9.9"), "statement_amount", "line 13"),
        (OFX_1.replace("20260302", "20261302"), "statement_day", "line 13"),
        (OFX_1.replace("<TRNAMT>-9.99", ""), "statement_no_amount", "line 13"),
        (MT940_DE.replace(":62F:C260303EUR1582,50", ""), "statement_cut", "line"),
        (MT940_DE.replace("260303", "260230", 1), "statement_day", "line 8"),
        (MT940_DE.replace("DR12,50", "DR12.50,00"), "statement_line", "line 8"),
        (QIF.removesuffix("^\n"), "statement_cut", "line 12"),
        (QIF.replace("13/ 2'26", "3/ 2'26"), "statement_ask_dates", ""),
        ("Date;Montant\n15/03/2026;1,2,3\n16/03/2026;1,00\n", "statement_amount", "line 2"),
        ("Date;Montant\n15/03/2026;1,234\n", "statement_ask_amounts", ""),
        ("Date;Montant\n15/03/2026;1,23\n16/03/2026;1,234\n", "statement_unclear_amount", "line 3"),
        ("Date;Montant;Devise\n15/03/2026;1,23;ABC\n", "statement_currency", "line 2"),
        ("Date;Montant\n05/03/2026;1,23\n", "statement_ask_dates", ""),
        ("Date;Débit;Crédit\n15/03/2026;1,00;2,00\n", "statement_both_sides", "line 2"),
        ("Date;Montant;Sens\n15/03/2026;1,00;peut-être\n", "statement_direction", "line 2"),
        ("Date;Montant\n;1,00\n", "statement_no_day", "line 2"),
        ("Date;Montant\n15/03/2026;\n", "statement_no_amount", "line 2"),
        ("Date;Montant\n", "no_rows", ""),
        ("Nom;Ville\nAnna;Lyon\n", "statement_columns", "line 1"),
        (b"%PDF-1.7 nothing", "statement_pdf", ""),
        (":20:A\n:25:DE1\n:28C:1\n:60F:C260101EUR0,00\n:62F:C260101EUR0,00\n", "statement_empty", ""),
    ],
)
def test_one_line_that_cannot_be_read_refuses_the_statement(text: str | bytes, code: str, place: str) -> None:
    refused = _refusal(text)
    assert refused.code == code
    assert refused.message
    assert refused.hint
    assert place in refused.where


def test_a_table_that_names_no_currency_asks_for_it() -> None:
    refused = _refusal(sample("fortuneo.csv"), ReadOptions(currency="EUR"))
    assert refused.code == "statement_no_currency"


@pytest.mark.parametrize("text", [CAMT_053, OFX_1, MT940_DE, QIF])
def test_a_statement_among_other_imports_says_where_it_belongs(text: str) -> None:
    with pytest.raises(FileProblem) as refused:
        parse(text.encode(), "file.txt", None, ReadOptions())
    assert refused.value.code == "is_statement"
    assert "creatorbook statement import" in refused.value.hint


def test_twenty_thousand_lines_are_read_in_the_bounded_child(tmp_path: Path) -> None:
    line = "<STMTTRN><DTPOSTED>20260302<TRNAMT>-{n}.99<FITID>{n}<NAME>CLOUD</STMTTRN>\n"
    path = tmp_path / "long.ofx"
    body = "".join(line.replace("{n}", str(number)) for number in range(_LINES))
    path.write_text(OFX_1.replace("<BANKTRANLIST>", "<BANKTRANLIST>" + body), encoding="utf-8")
    assert len(_rows(read_file(path, kind="statement"))) == _LINES + 2
