"""Amounts as typed into sheets."""

from __future__ import annotations

import pytest

from creatorbook.exchange.tables.amounts import AmountCell, NotAnAmount, amount_reader, currency_of, includes_tax


def read(*column: AmountCell, header: str = "Fee", default: str = "EUR") -> list[str]:
    reader = amount_reader(column, header, default)
    out = []
    for cell in column:
        try:
            out.append(str(reader.read(cell)))
        except NotAnAmount:
            out.append("refused")
    return out


@pytest.mark.parametrize(
    ("column", "amounts"),
    [
        (["1 500,00 €", "1\u202f200 €", "1\xa0000"], ["1500.00 EUR", "1200.00 EUR", "1000.00 EUR"]),
        (["€1,500.00", "$20", "£7.5"], ["1500.00 EUR", "20.00 USD", "7.50 GBP"]),
        (["1.500,00", "2.000"], ["1500.00 EUR", "2000.00 EUR"]),
        (["1,500", "2.50"], ["1500.00 EUR", "2.50 EUR"]),
        # Nobody divides by a thousand in silence.
        (["1,500", "2,50"], ["refused", "2.50 EUR"]),
        (["1.500", "2.50", "900"], ["refused", "2.50 EUR", "900.00 EUR"]),
        (["1.500"], ["1500.00 EUR"]),
        (["1.234.567", "1,234,567"], ["1234567.00 EUR", "1234567.00 EUR"]),
        (["0.500", "1500.125"], ["0.50 EUR", "1500.13 EUR"]),
        (["$2k", "1,5 k€", "2.5K"], ["2000.00 USD", "1500.00 EUR", "2500.00 EUR"]),
        (["1500 € HT", "EUR 99", "99.- CHF", "CHF 1'500.00"], ["1500.00 EUR", "99.00 EUR", "99.00 CHF", "1500.00 CHF"]),
        (["", "-", "TBD", "n/a", "offert"], ["None", "None", "None", "None", "0.00 EUR"]),
        ([12.5, 1500.0, 0.1], ["12.50 EUR", "1500.00 EUR", "0.10 EUR"]),
    ],
)
def test_a_column_is_read_as_its_writer_meant(column: list[AmountCell], amounts: list[str]) -> None:
    assert read(*column) == amounts


@pytest.mark.parametrize(
    "cell",
    ["500-800 €", "1500 € + products", "-5", "abc", "1e5", "1_000", "9" * 30, "12 bananas", "€5 $6", "1,2,3.4,5",
     float("nan"), float("inf"), -1.0, 1e300, True, "x" * 200, "(500)", "NaN", "Infinity"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(cell: AmountCell) -> None:
    assert read(cell) == ["refused"]


def test_the_heading_and_the_default_give_the_currency() -> None:
    assert read("10", header="Montant HT (GBP)") == ["10.00 GBP"]
    assert read("10", header="Budget $", default="CAD") == ["10.00 CAD"]
    assert read("$10", default="AUD") == ["10.00 AUD"]
    assert read("1500", default="JPY") == ["1500 JPY"]


def test_a_currency_is_known_by_code_sign_and_name() -> None:
    assert [currency_of(text, "EUR") for text in ("eur", "Euros", "£", "¥", "kr", "zł", "DH", "xyz")] == [
        *("EUR", "EUR", "GBP", "JPY", "SEK", "PLN", "MAD"),
        None,
    ]


def test_ambiguity_is_told() -> None:
    asked = amount_reader(["99", " 1,200 ", "1.500"], "Fee", "EUR")
    assert (asked.unclear, asked.is_asked) == ("1,200", True)
    assert [str(each) for each in asked.readings()] == ["1200.00 EUR", "1.20 EUR"]
    decided = amount_reader(["1.500", "2,50"], "Fee", "EUR")
    assert (decided.unclear, decided.proof, decided.is_asked) == ("1.500", "2,50", False)
    assert amount_reader(["1500", "2,50"], "Fee", "EUR").unclear == ""


@pytest.mark.parametrize(
    ("cell", "country", "said", "amount", "asked"),
    [
        ("1.500", "DE", "", "1500.00 EUR", False),
        ("1,500", "DE", "", "1500.00 EUR", True),
        ("1,500", "GB", "", "1500.00 EUR", False),
        ("1.500", "GB", "", "1500.00 EUR", True),
        # The French group by spaces: neither mark is theirs between thousands.
        ("1.500", "FR", "", "1500.00 EUR", True),
        ("1,500", "FR", "", "1500.00 EUR", True),
        ("1.500", "FR", ",", "1500.00 EUR", False),
        ("1.500", "FR", ".", "1.50 EUR", False),
        ("1,500", "GB", ",", "1.50 EUR", False),
        ("1.500 JPY", "FR", ".", "1500 JPY", False),
        # The dinar has thousandths: only at home does the country say which are meant.
        ("1.500 KWD", "DE", "", "1500.000 KWD", True),
        ("1,500 KWD", "GB", "", "1500.000 KWD", True),
        ("1,500 KWD", "KW", "", "1500.000 KWD", False),
        ("1.500 KWD", "DE", ".", "1.500 KWD", False),
    ],
)
def test_what_no_cell_decides_the_country_does_or_a_person(
    cell: str, country: str, said: str, amount: str, asked: bool
) -> None:
    reader = amount_reader([cell, "900"], "Fee", "EUR", country, said)
    assert (str(reader.read(cell)), reader.is_asked) == (amount, asked)


def test_an_amount_with_tax_in_it_says_so() -> None:
    gross = ["1500 TTC", "1 500 € ttc", "900 EUR brutto", "£90 incl. VAT"]
    assert [cell for cell in (*gross, "1500 HT", "900 EUR netto", "900") if includes_tax(cell)] == gross
    assert [includes_tax(cell, "Montant TTC") for cell in ("900", "900 HT")] == [True, False]
    assert [str(amount_reader([cell], "Fee", "EUR").read(cell)) for cell in ("1500 TTC", "900 EUR brutto")] == [
        "1500.00 EUR",
        "900.00 EUR",
    ]


def test_a_sign_that_several_currencies_share_is_named_and_decided_by_a_code_beside_it() -> None:
    guess = amount_reader(["100 €", "1 200 kr"], "Fee", "EUR")
    assert (str(guess.read("1 200 kr")), guess.guessed) == ("1200.00 SEK", "kr")
    assert str(guess.read("1 200 kr", "DKK")) == "1200.00 DKK"
    assert str(guess.read("$20", "CAD")) == "20.00 CAD"
    assert amount_reader(["1 200 kr"], "Fee", "NOK").guessed == ""
    assert amount_reader([1200.0], "Fee (kr)", "EUR").guessed == "kr"
    assert amount_reader(["$20"], "Fee", "EUR").guessed == ""
