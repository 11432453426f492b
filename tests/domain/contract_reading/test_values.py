"""Sums, days, lengths of time, counts, places and channels as contracts write them."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.text.passages import Passage, passages
from creatorbook.domain.contract_reading.text.plain import plain_letters
from creatorbook.domain.contract_reading.values.amounts import amounts
from creatorbook.domain.contract_reading.values.days import days, is_month_first, lengths
from creatorbook.domain.contract_reading.values.deliverables import find_pieces
from creatorbook.domain.contract_reading.values.found import Duration, Pieces, Words
from creatorbook.domain.contract_reading.values.numbers import spelled_number
from creatorbook.domain.contract_reading.values.places import named_laws, named_places
from creatorbook.domain.contract_reading.values.usage import channels
from creatorbook.domain.values.platforms import Medium, Platform


@pytest.mark.parametrize(
    ("text", "wanted", "taxes"),
    [
        ("EUR 4,500", "4500.00 EUR", ""),
        ("4 500,00 € HT", "4500.00 EUR", "excluded"),
        ("4\u202f500,00\u00a0€ hors taxes", "4500.00 EUR", "excluded"),
        ("4.500,- EUR zzgl. MwSt.", "4500.00 EUR", "excluded"),
        ("£1.2k", "1200.00 GBP", ""),
        ("2 k€", "2000.00 EUR", ""),
        ("CHF 4'500.50", "4500.50 CHF", ""),
        ("US$ 750 plus sales tax", "750.00 USD", "excluded"),
        ("$5,000 USD", "5000.00 USD", ""),
        ("CAD $5,000", "5000.00 CAD", ""),
        ("1.200 € TTC", "1200.00 EUR", "included"),
        ("EUR 2,000 (two thousand euros)", "2000.00 EUR", ""),
        ("two thousand five hundred euros", "2500.00 EUR", ""),
        ("trois mille deux cent cinquante euros", "3250.00 EUR", ""),
        ("zweitausendfünfhundert Euro", "2500.00 EUR", ""),
        ("dos mil quinientos euros", "2500.00 EUR", ""),
        ("dieciocho mil euros (18.000 €)", "18000.00 EUR", ""),
    ],
)
def test_a_sum(text: str, wanted: str, taxes: str) -> None:
    found = amounts(plain_letters(text))
    assert [(str(each.money), each.taxes) for each in found] == [(wanted, taxes)]
    start, end = found[0].span
    assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize("text", ["60 days", "100,000 views", "clause 4.5", "5-2 and 16/679", "net 30", "8 %", "2026"])
def test_no_sum(text: str) -> None:
    assert amounts(plain_letters(text)) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1er sept. 2026", date(2026, 9, 1)),
        ("March 4th, 2026", date(2026, 3, 4)),
        ("4 March 2026", date(2026, 3, 4)),
        ("am 3. März 2026", date(2026, 3, 3)),
        ("15 de marzo de 2026", date(2026, 3, 15)),
        ("2026-03-01", date(2026, 3, 1)),
        ("01.03.26", date(2026, 3, 1)),
        ("31/12/2026", date(2026, 12, 31)),
        ("1st day of May, 2026", date(2026, 5, 1)),
    ],
)
def test_a_day(text: str, wanted: date) -> None:
    assert [each.day for each in days(plain_letters(text), us=None)] == [wanted]


@pytest.mark.parametrize("text", ["31/02/2026", "2026/679", "12.3.4.5", "99.99.2026", "art. 5-2 of 2023-451"])
def test_no_day(text: str) -> None:
    assert days(plain_letters(text)) == ()


def test_a_day_in_figures_can_be_read_in_two_ways() -> None:
    one = days("03/04/2026", us=None)[0]
    assert (one.day, one.other) == (date(2026, 4, 3), date(2026, 3, 4))
    assert days("03/04/2026", us=True)[0].day == date(2026, 3, 4)
    assert days("03/04/2026", us=False)[0].other is None
    assert is_month_first(["by 03/25/2026"], "en") is True
    assert is_month_first(["by 25/03/2026"], "en") is False
    assert is_month_first(["by 03/04/2026"], "en") is None
    assert is_month_first(["03/25/2026"], "fr") is False


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("net 60", Duration(60)),
        ("60 jours fin de mois", Duration(60, month_end=True)),
        ("innerhalb von dreißig (30) Tagen", Duration(30)),
        ("twelve (12) months", Duration(12, "month")),
        ("a 6-month period", Duration(6, "month")),
        ("5 Werktagen", Duration(5, working=True)),
        ("five business days", Duration(5, working=True)),
        ("10 jours ouvrés", Duration(10, working=True)),
        ("diez días hábiles", Duration(10, working=True)),
        ("48 hours", Duration(48, "hour")),
        ("un an", Duration(1, "year")),
        ("vierundzwanzig Monate", Duration(24, "month")),
        ("treinta y cinco días", Duration(35)),
        ("in perpetuity", Duration(None)),
        ("pour la durée légale de protection", Duration(None)),
        ("zeitlich unbeschränkt", Duration(None)),
        ("a perpetuidad", Duration(None)),
    ],
)
def test_a_length_of_time(text: str, wanted: Duration) -> None:
    assert [each.duration for each in lengths(plain_letters(text))] == [wanted]


def test_lengths_of_time_in_days() -> None:
    assert Duration(12, "month").days == Duration(1, "year").days == (360, 366)
    assert Duration(6, "month").days == (180, 186)
    assert Duration(48, "hour").days == (2, 2)
    assert Duration(None).days is None
    assert (Duration(1, "year").usual_days, Duration(18, "month").usual_days) == (365, 545)
    assert Duration(2, "week").usual_days == 14


def test_numbers_in_words() -> None:
    assert spelled_number(["four", "thousand", "two", "hundred", "and", "fifty"]) == 4250
    assert spelled_number(["deux", "mille", "cent"]) == 2100
    assert spelled_number(["achttausendneunhundert"]) == 8900
    assert spelled_number(["some", "thousand"]) is None
    assert spelled_number([]) is None


def _pieces(text: str) -> list[Pieces]:
    return [each.value for each in find_pieces(passages([text])) if isinstance(each.value, Pieces)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Creator shall publish 2 Instagram Reels.", Pieces(Medium.REEL, 2, Platform.INSTAGRAM)),
        ("The Creator posts three (3) Stories on Facebook.", Pieces(Medium.STORY, 3, Platform.FACEBOOK)),
        ("Elle réalise trois stories.", Pieces(Medium.STORY, 3, Platform.INSTAGRAM)),
        ("Er erstellt ein YouTube-Video.", Pieces(Medium.VIDEO, 1, Platform.YOUTUBE)),
        ("Deliverables: 4 TikToks.", Pieces(Medium.SHORT_VIDEO, 4, Platform.TIKTOK)),
        ("Deliverables: 1 x 60-second TikTok video.", Pieces(Medium.SHORT_VIDEO, 1, Platform.TIKTOK)),
        ("Publicará dos carruseles en Instagram.", Pieces(Medium.CAROUSEL, 2, Platform.INSTAGRAM)),
        ("Reels: 2", Pieces(Medium.REEL, 2, Platform.INSTAGRAM)),
        ("She delivers twenty-four blog articles.", Pieces(Medium.ARTICLE, 24, None)),
    ],
)
def test_a_deliverable(text: str, wanted: Pieces) -> None:
    assert _pieces(text) == [wanted]


@pytest.mark.parametrize("text", ["within 3 days of each video", "clause 2. Reels are defined below", "30 % of Reels"])
def test_no_deliverable(text: str) -> None:
    assert _pieces(text) == []


def test_places_and_laws() -> None:
    european = plain_letters("en France, au Royaume-Uni et dans l’Union européenne")
    assert [code for code, _start, _end in named_places(european)] == [
        "FR", "GB", "EU",
    ]  # fmt: skip
    assert [code for code, _start, _end in named_places("french wine")] == []
    laws = plain_letters("droit français; deutsches Recht; ley española")
    assert [code for code, _start, _end in named_laws(laws)] == [
        "FR", "DE", "ES",
    ]  # fmt: skip


def _channels(text: str) -> set[str]:
    found: set[str] = set()
    for each in channels(passages([text])):
        found |= set(each.value.codes if isinstance(each.value, Words) else ())
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Brand may use the content in paid advertising on social media.", {"paid_social"}),
        ("The licence covers the website and organic social media.", {"website", "organic_social"}),
        ("No right is granted to use the Content, image or voice to train artificial intelligence.", set()),
        ("Le droit d’exploiter les contenus sans achat d’espace, sur son site web.", {"website"}),
        ("The licence excludes paid media and whitelisting.", set()),
        ("Die Nutzung umfasst Fernsehen und Plakate, bezahlte Werbung ist ausgeschlossen.", {"tv", "out_of_home"}),
        ("The agreement is sent by e-mail.", set()),
    ],
)
def test_the_channels_of_use(text: str, wanted: set[str]) -> None:
    assert _channels(text) == wanted


def test_plain_letters_keep_their_places() -> None:
    text = "Œuvre « ÉTÉ » – naïve ﬁn ß İ Ǆ 𝐀 \u00a0|\n½"
    assert len(plain_letters(text)) == len(text)
    assert "ete" in plain_letters(text)


def _texts(*pages: str) -> list[str]:
    return [each.text for each in passages(pages)]


def test_words_cut_at_the_end_of_a_line_are_put_together() -> None:
    wide = (
        "The parties agree that the Creator keeps all of the intellec-\n"
        "tual property in the content made, on a non-\n"
        "exclusive basis for the whole of the term."
    )
    assert _texts(wide) == [wide.replace("intellec-\n", "intellec").replace("non-\n", "non-")]


def test_heads_and_feet_are_left_out() -> None:
    pages = [
        f"Big Brand – confidential\nThis is what page {word} says.\nPage {number} of 3"
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    assert _texts(*pages) == [f"This is what page {word} says." for word in ("one", "two", "three")]


def test_sentences_do_not_end_at_short_forms_and_days() -> None:
    text = "Art. 5 applies, approx. 30 days, e.g. until the 3. März 2026. The next one begins."
    assert _texts(text) == ["Art. 5 applies, approx. 30 days, e.g. until the 3. März 2026.", "The next one begins."]


def test_a_passage_knows_its_heading_and_page() -> None:
    found = passages(
        ["1. Purpose\n1.1 The parties work together on one campaign of the brand.", "2. Fee\n2.1 The fee is paid."]
    )
    last: Passage = found[-1]
    assert (last.text, last.page, last.heading) == ("The fee is paid.", 2, "Fee")


def test_the_languages_are_told_apart() -> None:
    assert (
        read(["Der Vertrag ist auf die Dauer von einem Jahr geschlossen und wird nicht verlängert."]).language == "de"
    )
    assert read(["Le contrat est conclu pour une durée de six mois par les parties."]).language == "fr"
    assert read(["El contrato se firma por un año y no se prorroga por las partes."]).language == "es"
    assert read(["Il contratto dura sei mesi e non può essere ceduto dalla creator."]).language == "it"
    assert read([""]).language == "en"
