"""Terms that stand under a label, in rows, lists and short clauses, and what follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Topic, Words
from creatorbook.domain.values.money import Money

ORDER = """
ORDER FORM
Client   Marlow Lamps Ltd
Start date   4 May 2027
Term   10 weeks from the start date
Net fee (excl. VAT)   GBP 1,800.00
Invoicing   on publication; payable 21 days from date of invoice
Licence   Paid social: 3 months from first publication
Where   United Kingdom and Ireland
Restricted category   Lighting, 8 weeks from first publication
Notice   14 days, in writing
Law   Scotland
"""

ROWS = (
    (Topic.START, date(2027, 5, 4)),
    (Topic.END, date(2027, 7, 12)),
    (Topic.FEE, Money(180_000, "GBP")),
    (Topic.PAYMENT_DAYS, Duration(21)),
    (Topic.USE_DURATION, Duration(3, "month")),
    (Topic.EXCLUSIVITY, True),
    (Topic.EXCLUSIVITY_DURATION, Duration(8, "week")),
    (Topic.NOTICE, Duration(14)),
    (Topic.LAW, Words(("GB-SCT",))),
)

SAID = (
    # Dots lead to what is said; a sum after "=" is the whole.
    ("Money ..... $300 a post x 4 = $1,200", Topic.FEE, Money(120_000, "USD")),
    ("Nettowert EUR   2.400,00", Topic.FEE, Money(240_000, "EUR")),
    ("250 € par vidéo, soit 1 000 € pour le tout", Topic.FEE, Money(100_000, "EUR")),
    ("Vencimiento   45 días fecha factura", Topic.PAYMENT_DAYS, Duration(45)),
    ("Bei Zahlung binnen 8 Tagen 2 % Skonto, sonst 30 Tage netto.", Topic.PAYMENT_DAYS, Duration(30)),
    ("TERMS   3% 10, Net 45", Topic.PAYMENT_DAYS, Duration(45)),
    ("Kündigung   beiderseits 2 Wochen", Topic.NOTICE, Duration(2, "week")),
    ("Chacun peut se retirer en prévenant l’autre un mois à l’avance.", Topic.NOTICE, Duration(1, "month")),
    ("Zeitplan   Rohschnitt 14.04.2027 · live 26.04.–07.05.2027", Topic.END, date(2027, 5, 7)),
    ("Le contrat prend effet le 1er mars 2027 pour une durée de six mois.", Topic.END, date(2027, 8, 31)),
    ("The campaign starts on 1 June 2027 and runs for 30 days.", Topic.END, date(2027, 6, 30)),
    ("Droit français, tribunaux de Lyon.", Topic.LAW, Words(("FR",))),
    ("Oregon law applies to this order.", Topic.LAW, Words(("US-OR",))),
    ("Leyes de los Estados Unidos Mexicanos.", Topic.LAW, Words(("MX",))),
    ("Recht   Schweiz", Topic.LAW, Words(("CH",))),
    ("Talent will not post for any other ice-cream or cold-drink brand for two months.", Topic.EXCLUSIVITY, True),
    ("Competencia   nada de otras gafas durante 2 meses", Topic.EXCLUSIVITY_DURATION, Duration(2, "month")),
    ("Exklusivität wird nicht vereinbart.", Topic.EXCLUSIVITY, False),
)


@pytest.mark.parametrize(("topic", "value"), ROWS, ids=lambda value: str(value)[:24])
def test_a_row_says_what_its_first_cell_names(topic: Topic, value: object) -> None:
    assert read([ORDER]).of(topic)[0].value == value


@pytest.mark.parametrize(("text", "topic", "value"), SAID, ids=[each[0][:32] for each in SAID])
def test_short_words_for_a_term_are_read(text: str, topic: Topic, value: object) -> None:
    assert read([text]).of(topic)[0].value == value


def test_the_heads_of_columns_name_their_cells() -> None:
    found = read(["Campaign   Flight start   Flight end\nSpring   15/03/2027   09/05/2027"])
    assert found.of(Topic.START)[0].value == date(2027, 3, 15)
    assert found.of(Topic.END)[0].value == date(2027, 5, 9)


@pytest.mark.parametrize(
    "text",
    [
        "This agreement supersedes the one of 3 March 2025, under which the fee was 900 EUR.",
        "La campaña anterior (800 €) ya no aplica.",
        "In 2024 your fee was £3,500.",
        "Rev A (15/01/2027, total 3,200.00 USD) is void.",
    ],
)
def test_what_was_paid_before_is_no_fee(text: str) -> None:
    assert not read([text]).of(Topic.FEE)


def test_an_end_that_was_reckoned_says_so_and_an_exclusivity_for_the_term_is_as_long() -> None:
    found = read(
        ["1. Period. 15 February 2027 to 14 May 2027.\n2. Rivals. During the Period no other tea brand is promoted."]
    )
    assert found.of(Topic.EXCLUSIVITY_DURATION)[0].value == Duration(3, "month")
    assert Doubt.RECKONED in found.of(Topic.EXCLUSIVITY_DURATION)[0].doubts
    assert Doubt.RECKONED in read([ORDER]).of(Topic.END)[0].doubts


def test_days_that_hang_on_another_s_payment_are_not_sure() -> None:
    found = read(["Pago   a 90 días, una vez que el cliente nos haya pagado"])
    assert Doubt.WEAK in found.of(Topic.PAYMENT_DAYS)[0].doubts


@pytest.mark.parametrize(
    ("text", "plain", "place"),
    [
        ("The Partner will promote the shoes within the United States on her channels.", "", "US"),
        (
            "The Company may use the pictures internally worldwide.",
            "The Company may use the pictures worldwide.",
            "WORLD",
        ),
        (
            "Les photos peuvent être utilisées en interne dans le monde entier.",
            "Les photos peuvent être utilisées dans le monde entier.",
            "WORLD",
        ),
    ],
)
def test_where_is_promoted_or_looked_at_is_no_sure_territory_of_use(text: str, plain: str, place: str) -> None:
    for words, doubts in ((text, (Doubt.WEAK,)), (plain, ())):
        found = read([words]).of(Topic.USE_TERRITORY)
        assert [(each.value, each.doubts) for each in found] == [(Words((place,)), doubts)] * bool(words)


def test_a_range_of_sums_is_not_sure() -> None:
    found = read(["We have in mind a fee between £5,000 and £6,000 plus VAT."])
    assert all(Doubt.SEVERAL in each.doubts for each in found.of(Topic.FEE))
