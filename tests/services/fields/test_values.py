"""What a person types into a field, and what a machine reads of it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import use_language
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.currencies import CODES, exponent
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.number_marks import GROUP
from creatorbook.services.fields import formats
from creatorbook.services.fields.countries import countries, currencies, languages
from creatorbook.services.fields.kinds import KINDS, Field, FieldType
from creatorbook.services.fields.values import Reader, value_as_json
from tests.services.zones import needs_zones

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = Reader(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("kind", "field", "typed", "value"),
    [
        ("deal", "fee", "1500", Money(150000, "EUR")),
        ("deal", "fee", "3*250 GBP", Money(75000, "GBP")),
        ("deal", "fee", "5000 yen", Money(5000, "JPY")),
        *(
            ("deal", "fee", typed, Money(150000, "EUR"))
            for typed in (
                "1500 HT",
                "1 500,00 € H.T.",
                "1500 net",
                "1500 + VAT",
                "1500 EUR plus 20 % TVA",
                "1500 zzgl. MwSt.",
                "1500 más IVA (21 %)",
                "1500 oltre IVA",
                "1500 net de taxe",
                "1500 € (excl. btw)",
                "2*750 ht",
            )
        ),
        ("gift", "value", "89,90 € TTC", Money(8990, "EUR")),
        ("gift", "value", "89.90 incl. VAT", Money(8990, "EUR")),
        ("deal", "fee", "1500 HTG", Money(150000, "HTG")),
        ("deal", "fee", "", None),
        ("deal", "starts_on", "2026-04-01", date(2026, 4, 1)),
        ("deal", "starts_on", "+14", date(2026, 3, 16)),
        ("deal", "stage", "In review", Stage.IN_REVIEW),
        ("deal", "stage", "in-review", Stage.IN_REVIEW),
        ("brand", "country", "Allemagne", "DE"),
        ("brand", "country", "uk", "GB"),
        ("brand", "language", "French", "fr"),
        ("brand", "currency", "eur", "EUR"),
        ("brand", "website", "example.com", "https://example.com"),
        ("channel", "followers", "1 000", 1000),
        ("agency", "commission_bp", "7,5 %", 750),
        ("channel", "audience_countries", "FR, gb; Suisse", ("FR", "GB", "CH")),
        ("usage_right", "channels", "website, paid social", ("website", "paid_social")),
        ("usage_right", "territories", "EU, dach; Suisse", ("EU", "DACH", "CH")),
        ("usage_right", "territories", "European Economic Area", ("EEA",)),
        ("usage_right", "territories", "north america", ("NORTH_AMERICA",)),
        ("exclusivity", "territories", "World", ("WORLD",)),
        ("exclusivity", "territories", "Scotland, US-CA", ("GB-SCT", "US-CA")),
        ("usage_right", "territories", "England and Wales", ("GB-ENG", "GB-WLS")),
        ("usage_right", "territories", "UK & Irlande; Kalifornien", ("GB", "IE", "US-CA")),
        # A country and a state of one name: the state is said to be one.
        ("usage_right", "territories", "Georgia; Georgia (US)", ("GE", "US-GA")),
        ("exclusivity", "territories", "Weltweit", ("WORLD",)),
        ("usage_right", "territories", "Nordics; LATAM, Pays baltes", ("NORDICS", "LATIN_AMERICA", "BALTICS")),
        ("usage_right", "territories", "the Nordics, all EU countries; le monde entier", ("NORDICS", "EU", "WORLD")),
        ("usage_right", "territories", "EU + UK, USA/Canada, Benelux only", ("EU", "GB", "US", "CA", "BENELUX")),
        ("usage_right", "territories", "Ile de France; Latin-America", ("FR-IDF", "LATIN_AMERICA")),
        ("usage_right", "territories", "La Rioja; El Salvador; Pays de Galles", ("ES-RI", "SV", "GB-WLS")),
        ("usage_right", "territories", "Bayern, NRW; Île-de-France", ("DE-BY", "DE-NW", "FR-IDF")),
        ("usage_right", "territories", "Québec & Ontario, Freiburg (CH)", ("CA-QC", "CA-ON", "CH-FR")),
        ("exclusivity", "territories", "Spain and Portugal; Iberia; UK&I", ("ES", "PT", "IBERIA", "GB", "IE")),
        (
            "usage_right",
            "territories",
            "APAC",
            ("EASTERN_ASIA", "SOUTH_EASTERN_ASIA", "SOUTHERN_ASIA", "OCEANIA"),
        ),
        ("terms", "governing_law", "FR", "FR"),
        ("terms", "governing_law", "us-ny", "US-NY"),
        ("terms", "governing_law", "New York", "US-NY"),
        ("terms", "governing_law", "Californie", "US-CA"),
        ("terms", "governing_law", "the law of the State of Alabama", "US-AL"),
        ("terms", "governing_law", "United States, Ohio", "US-OH"),
        ("terms", "governing_law", "Georgia", "GE"),
        ("terms", "governing_law", "State of Georgia", "US-GA"),
        ("terms", "governing_law", "Scots law", "GB-SCT"),
        ("terms", "governing_law", "England and Wales", "GB"),
        ("terms", "governing_law", "French law", "FR"),
        ("post", "platform_switch", "?", None),
        ("post", "platform_switch", "oui", True),
        ("post", "planned_at", "2026-03-05T18:00:00+01:00", datetime(2026, 3, 5, 17, 0, tzinfo=UTC)),
        ("post", "planned_at", "fri 18:00", datetime(2026, 3, 6, 18, 0, tzinfo=UTC)),
        ("post", "planned_at", "fri", datetime(2026, 3, 6, 12, 0, tzinfo=UTC)),
        ("post", "planned_at", "2026-03-06", datetime(2026, 3, 6, 12, 0, tzinfo=UTC)),
    ],
)
def test_what_people_type_is_understood(kind: str, field: str, typed: str, value: Any) -> None:
    assert READER.read(KINDS[kind].field(field), typed) == value


@pytest.mark.parametrize(
    ("kind", "field", "typed"),
    [
        ("deal", "fee", "-5"),
        ("deal", "fee", "a lot"),
        ("deal", "fee", "1e999"),
        ("deal", "starts_on", "2026-02-30"),
        ("deal", "starts_on", "9999-01-01"),
        ("deal", "stage", "cooking"),
        ("brand", "country", "Atlantis"),
        ("brand", "country", "US-NY"),
        ("terms", "governing_law", "US-ZZ"),
        ("terms", "governing_law", "EU"),
        ("usage_right", "territories", "EU, Atlantis"),
        ("brand", "email", "nobody"),
        ("brand", "website", "javascript:alert(1)"),
        ("brand", "website", "two words.com"),
        ("brand", "payment_days", "-1"),
        ("brand", "payment_days", "１２"),
        ("agency", "commission_bp", "101"),
        ("agency", "commission_bp", "nan"),
        ("brand", "name", "x" * 201),
        ("post", "planned_at", "2026-03-05 25:00"),
        ("post", "planned_at", "teatime"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence_with_a_hint(kind: str, field: str, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        READER.read(KINDS[kind].field(field), typed)
    assert refused.value.where == field
    assert refused.value.hint


@given(st.text(max_size=80))
def test_no_text_at_all_breaks_a_field(typed: str) -> None:
    for kind in ("deal", "brand", "post", "usage_right", "agency"):
        for field in KINDS[kind].fields:
            try:
                value = READER.read(field, typed)
            except BadInput:
                continue
            assert "\x00" not in str(value)
            formats.format_value(field, value)
            value_as_json(value)


def test_the_same_values_read_differently_in_french_and_english() -> None:
    fee, starts_on = KINDS["deal"].field("fee"), KINDS["deal"].field("starts_on")
    assert formats.format_value(fee, Money(150000, "EUR")) == "€1,500.00"
    assert formats.format_value(starts_on, date(2026, 4, 1)) == "1 Apr 2026"
    use_language("fr")
    assert formats.format_value(fee, Money(150000, "EUR")) == "1\u202f500,00\u00a0€"
    assert formats.format_value(starts_on, date(2026, 4, 1)) == "1er avr. 2026"
    assert READER.read(fee, "1,50") == Money(150, "EUR")


def test_large_amounts_never_pass_through_floats() -> None:
    assert formats.money(Money(9007199254740993, "EUR")) == "€90,071,992,547,409.93"
    assert value_as_json(Money(9007199254740993, "KWD")) == {"amount": "9007199254740.993", "currency": "KWD"}


def test_an_address_on_the_web_is_kept_whole_or_refused() -> None:
    field = KINDS["brand"].field("website")
    long = "https://example.com/" + "a" * 1_980
    assert READER.read(field, long) == long
    with pytest.raises(BadInput):
        READER.read(field, long + "a")


def test_countries_follow_the_language_of_the_screen_when_it_changes() -> None:
    country = KINDS["brand"].field("country")
    assert formats.format_value(country, "DE") == "Germany"
    use_language("fr")
    assert formats.format_value(country, "DE") == "Allemagne"
    assert READER.read(country, "Allemagne") == "DE"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("12.345 EUR", "12.35 EUR"),
        ("1.5 JPY", "2 JPY"),
        ("-0 ZZZ", "ZZZ"),
        ("12 ZZZ", "ZZZ"),
        ("ABC 12", "ABC"),
        ("1500 TTC", "without the tax"),
        ("1500 EUR brutto", "without the tax"),
        ("1500 inkl. 19 % MwSt.", "without the tax"),
        ("1815 € IVA incluido", "without the tax"),
        ("900 inc VAT", "without the tax"),
        ("610 € ivato", "without the tax"),
        ("605 TVAC", "without the tax"),
    ],
)
def test_no_amount_is_rounded_and_no_currency_guessed_in_silence(typed: str, hint: str) -> None:
    with pytest.raises(BadInput) as refused:
        READER.read(KINDS["deal"].field("fee"), typed)
    assert hint in refused.value.hint


def test_what_is_worth_its_price_in_a_shop_is_not_given_before_tax() -> None:
    with pytest.raises(BadInput) as refused:
        READER.read(KINDS["gift"].field("value"), "75 € HT")
    assert "what is paid in all" in refused.value.hint


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("12.34 EUR", 1234), ("100/3", 3333), ("3*33.3351 USD", 10001), ("12 GEL", 1200), ("0.345 KWD", 345)],
)
def test_sums_are_rounded_as_they_are_shown(typed: str, minor: int) -> None:
    money = READER.read(KINDS["deal"].field("fee"), typed)
    assert isinstance(money, Money)
    assert money.minor == minor


@pytest.mark.parametrize(
    ("country", "typed", "readings"),
    [
        ("US", "1.500", "1500.00 EUR or 1.50 EUR"),
        ("US", "12.340 EUR", "12340.00 EUR or 12.34 EUR"),
        ("US", "3*33.335 USD", "100005.00 USD or 100.01 USD"),
        ("US", "1.500k", "1500000.00 EUR or 1500.00 EUR"),
        ("FR", "1,500", "1500,00 EUR or 1,50 EUR"),
        # The French group thousands by spaces.
        ("FR", "1.500", "1500,00 EUR or 1,50 EUR"),
        ("FR", "12,345 €", "12345,00 EUR or 12,35 EUR"),
        ("FR", "200 kr", "200,00 SEK, 200,00 DKK, 200 ISK or 200,00 NOK"),
    ],
)
def test_an_amount_that_can_be_two_is_refused_with_both(country: str, typed: str, readings: str) -> None:
    for spoken in ("fr", "en"):
        use_language(spoken)
        with pytest.raises(BadInput) as refused:
            replace(READER, country=country).read(KINDS["deal"].field("fee"), typed)
    assert readings in refused.value.hint


@pytest.mark.parametrize(
    ("country", "field", "typed", "shown"),
    [
        ("FR", "kill_fee_bp", "half", "7,5"),
        ("US", "kill_fee_bp", "half", "7.5"),
        ("FR", "kill_fee_bp", "33.333", "33,33"),
        ("FR", "fee", "12,3456 EUR", "12,35 EUR"),
        ("US", "fee", "12.3456 EUR", "12.35 EUR"),
    ],
)
def test_a_number_that_is_shown_to_be_written_has_the_mark_of_the_book_s_country(
    country: str, field: str, typed: str, shown: str
) -> None:
    for spoken in ("fr", "en"):
        use_language(spoken)
        with pytest.raises(BadInput) as refused:
            replace(READER, country=country).read(
                next(kind for kind in KINDS.values() if kind.has(field)).field(field), typed
            )
        assert shown in refused.value.hint


@pytest.mark.parametrize("spoken", ["en", "fr"])
@pytest.mark.parametrize(("country", "typed"), [("US", "1,500"), ("GB", "1,500"), ("ES", "1.500"), ("DE", "1.500")])
def test_the_country_of_the_book_says_what_a_mark_means_whatever_the_screen_speaks(
    spoken: str, country: str, typed: str
) -> None:
    use_language(spoken)
    assert replace(READER, country=country).read(KINDS["deal"].field("fee"), typed) == Money(150_000, "EUR")


@pytest.mark.parametrize("spoken", ["en", "fr"])
@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("0,500", 50),
        ("0.500", 50),
        ("1.500 JPY", 1500),
        ("CHF 1'250.–", 125000),
        ("900,-- €", 90000),
        ("1,00,000", 10_000_000),
    ],
)
def test_an_amount_that_can_be_one_thing_only_is_that(spoken: str, typed: str, minor: int) -> None:
    use_language(spoken)
    money = READER.read(KINDS["deal"].field("fee"), typed)
    assert isinstance(money, Money)
    assert money.minor == minor


@pytest.mark.parametrize(
    "typed",
    ["(100) EUR", "$(30.00)", "-100 EUR", "−100", "12 34", "1.50.0", "1.500.00", "0,005", "12/12/2026", "3/4/26",
     "2026-12-31", "31-12-2026", "1/1000"],
)  # fmt: skip
def test_no_amount_loses_its_minus_or_its_grouping(typed: str) -> None:
    with pytest.raises(BadInput):
        READER.read(KINDS["deal"].field("fee"), typed)


@pytest.fixture
def paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the clock of Paris."""
    with monkeypatch.context() as set_clock:
        set_clock.setenv("TZ", "Europe/Paris")
        time.tzset()
        yield
    time.tzset()


@needs_zones
@pytest.mark.usefixtures("paris")
@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("2027-03-28 02:30", "2027-03-28 03:30", "2027-03-28 01:30"),
        ("28/3/2027 2h30", "2027-03-28 03:30", "2027-03-28 01:30"),
        ("2027-10-31 02:30", "2027-10-31 02:30+02:00", "2027-10-31 02:30+01:00"),
    ],
)
def test_a_time_that_summer_time_skips_or_repeats_is_asked(typed: str, one: str, other: str) -> None:
    field = KINDS["post"].field("planned_at")
    with pytest.raises(BadInput) as refused:
        READER.read(field, typed)
    assert f"Write {one} or {other}." in refused.value.hint
    moments = [READER.read(field, each) for each in (one, other)]
    assert all(isinstance(each, datetime) for each in moments)
    assert len(set(moments)) == 2


def _samples(field: Field) -> list[Any]:
    """Return values of a field: all that there are where they can be counted."""
    if field.enum is not None:
        return [(member.value,) for member in field.enum] if field.type is FieldType.CHOICES else list(field.enum)
    amounts = [Money.of(1500, code) for code in sorted(CODES) if exponent(code) < GROUP]
    samples: dict[FieldType, list[Any]] = {
        FieldType.COUNTRY: list(countries()),
        FieldType.LANGUAGE: list(languages()),
        FieldType.CURRENCY: list(currencies()),
        FieldType.LAW: ["FR", "US-NY", "GB-SCT", "GB-NIR"],
        FieldType.COUNTRIES: [("FR", "GB")],
        FieldType.TERRITORIES: [("FR", "EU"), ("WORLD",), ("NORTH_AMERICA",)],
        FieldType.PERCENT: [0, 3333, 5000, 10000],
        FieldType.NUMBER: [1, 10, 300],
        FieldType.DURATION: [0, 45, 60, 210, 60_015],
        FieldType.MONEY: [*amounts, Money.of("1234567.5", "GBP"), Money.of("0.5", "USD")],
        FieldType.DAY: [date(2027, 3, 4), date(2026, 8, 1), date(2026, 12, 25)],
        FieldType.INSTANT: [datetime(2026, 3, 4, 10, 30, tzinfo=UTC)],
        FieldType.FLAG: [True, False],
        FieldType.MAYBE: [True, False, None],
    }
    return samples.get(field.type, [])


@pytest.mark.parametrize("spoken", ["en", "fr"])
@pytest.mark.parametrize("country", ["FR", "US"])
def test_what_is_printed_for_a_value_is_taken_back(spoken: str, country: str) -> None:
    use_language(spoken)
    reader = Reader(date(2026, 1, 1), "EUR", country)
    each = {(field.type, field.enum): replace(field, past=False, bounds=(None, None)) for field in _fields()}
    for field in each.values():
        for value in _samples(field):
            assert reader.read(field, formats.format_value(field, value)) == value, (field.name, value)


def _fields() -> list[Field]:
    return [field for kind in KINDS.values() for field in kind.fields]
