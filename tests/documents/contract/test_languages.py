"""Contracts in German and Spanish: whole, without gaps, and as people in DE, AT, CH, ES and MX write."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.paths import resources
from creatorbook.documents.contract.checks import check_contract_input
from creatorbook.documents.contract.compose import compose, shown_parts
from creatorbook.documents.inputs.contract import (
    ClauseAlternative,
    ClauseText,
    DeliverableLine,
    DisclosureDuty,
    DocumentStatus,
    OtherLanguage,
    RightsLine,
)
from creatorbook.documents.render import render_contract
from creatorbook.documents.text.pdf_text import unprintable
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.conditions import conditions_hold
from creatorbook.documents.words.hyphens import SOFT_HYPHEN, hyphenate_markup
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.disclosure.rules import Place
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.records.terms import RawFootage, Renewal, RightsPrice, RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from tests.documents.abroad import austrian, german, mexican, spanish, swiss
from tests.documents.contract.test_story import flat, text_of
from tests.documents.examples import everything, french

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.words.clauses import Part

HERE = Path(__file__).parent
EXAMPLES = {"de": german(), "es": spanish()}
ABROAD = {"DE": german(), "AT": austrian(), "CH": swiss(), "ES": spanish(), "MX": mexican()}
LAWS = ("DE", "AT", "CH", "ES", "MX", "FR", "GB", "GB-SCT", "US", "US-NY", "SE", "el Derecho foral", "")


def words_of(contract: ContractInput) -> str:
    """All that the clauses say, in one line; the tables are not in it."""
    clauses = compose(contract).clauses
    texts = [clause.title for clause in clauses]
    texts += ["".join(run.text for run in part.runs) for clause in clauses for part in clause.parts]
    return flat(" ".join(texts))


@pytest.mark.parametrize("language", EXAMPLES)
def test_a_contract_reads_as_its_golden_text(language: str) -> None:
    golden = HERE / "golden" / f"contract_{language}.txt"
    text = text_of(render_contract(EXAMPLES[language]).pdf)
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("country", ABROAD)
def test_a_whole_contract_has_nothing_missing_and_can_be_issued(country: str) -> None:
    contract = ABROAD[country]
    assert check_contract_input(contract) == ()
    rendered = render_contract(contract)
    assert rendered.findings == ()
    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))
    assert str(reader.root_object["/Lang"]) == f"{contract.language}-{country}"


# What a contract of the country has in it: the brand's country, its law, a sum, a day, a share.
@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("DE", ("Deutschland", "Für diesen Vertrag gilt deutsches Recht.", "3.600,00 €", "1. März 2026", "8,5 %")),
        (
            "AT",
            ("Österreich", "Für diesen Vertrag gilt österreichisches Recht.", "€ 3.600,00", "1. März 2026", "8,5 %"),
        ),
        ("CH", ("Schweiz", "Für diesen Vertrag gilt schweizerisches Recht.", "CHF 3’600.00", "1. März 2026", "8.5%")),
        ("ES", ("España", "se rige por el Derecho español.", "5.200,00 €", "1 de mayo de 2026", "N.º 2026-028")),
        ("MX", ("México", "se rige por el Derecho mexicano.", "$98,500.00", "1 de mayo de 2026", "N.º 2026-028")),
    ],
)
def test_names_numbers_and_days_are_those_of_the_brands_country(country: str, said: tuple[str, ...]) -> None:
    text = flat(text_of(render_contract(ABROAD[country]).pdf))
    for words in said:
        assert words in text


def test_germany_and_austria_shorten_months_with_a_full_stop_and_their_own_january() -> None:
    day = date(2026, 1, 14)
    assert [flat(speech_in("de", country).short_day(day)) for country in ("DE", "AT", "CH")] == [
        "14. Jan. 2026",
        "14. Jän. 2026",
        "14. Jan. 2026",
    ]
    assert flat(speech_in("es", "MX").short_day(day)) == "14 ene 2026"
    assert speech_in("es").day(date(2026, 3, 2)) == "2\u00a0de\u00a0marzo de 2026"


def test_switzerland_writes_without_sharp_s_and_with_its_own_quotation_marks() -> None:
    texts = {country: words_of(ABROAD[country]) for country in ("DE", "CH")}
    assert "verstößt nie gegen" in texts["DE"]
    assert "die „Inhalte“" in texts["DE"]
    assert "verstösst nie gegen" in texts["CH"]
    assert "die «Inhalte»" in texts["CH"]
    # What the user wrote stays as it was written.
    assert "„Morgenröte“" in texts["CH"]
    own = dataclasses.replace(swiss(), clause_texts=(ClauseText("general", "Größe bleibt „groß“."),))
    assert "Größe bleibt „groß“." in words_of(own)


def test_a_country_has_its_own_words_where_it_has_others() -> None:
    assert [speech_in("de", country).word("party", "vat_number") for country in ("DE", "AT", "CH", "LI")] == [
        "USt-IdNr.",
        "UID-Nr.",
        "MWST-Nr.",
        "MWST-Nr.",
    ]
    assert "Mehrwertsteuer" in words_of(swiss())
    assert "Umsatzsteuer" not in words_of(dataclasses.replace(swiss(), vat_mention=""))
    assert speech_in("es", "MX").word("medium", "video") == "Video"
    assert speech_in("es", "ES").word("medium", "video") == "Vídeo"
    assert speech_in("es", "MX").word("party", "vat_number") == "RFC"
    assert "costos de cobro" in words_of(dataclasses.replace(mexican(), late_fixed_sum=Money.of("900", "MXN")))


def test_a_number_is_called_as_the_partys_own_country_calls_it() -> None:
    creator = dataclasses.replace(austrian().creator, vat_number="DE123456788")
    text = flat(text_of(render_contract(dataclasses.replace(austrian(), creator=creator)).pdf))
    assert "UID-Nr. ATU12345678" in text
    assert "USt-IdNr. DE123456788" in text
    assert "RFC CIE010101AB1" in flat(text_of(render_contract(mexican()).pdf))


def test_a_spelling_is_of_a_locale_that_documents_have_and_changes_something() -> None:
    with (resources() / "clauses" / "countries" / "spelling.toml").open("rb") as file:
        spellings = tomllib.load(file)
    assert spellings.pop("format") == 1
    for locale, pairs in spellings.items():
        language = locale.split("_")[0]
        assert locale in library.document_words(language)["locales"][1:]
        said = repr((library.document_words(language), library.clauses(language)))
        for ours, theirs in pairs.items():
            assert ours in said, (locale, ours)
            assert ours != theirs


def test_spanish_and_and_or_give_way_before_their_own_sound() -> None:
    speech = speech_in("es")
    assert speech.join(["Francia", "Italia"]) == "Francia e Italia"
    assert speech.join(["agua", "hielo"]) == "agua y hielo"
    assert speech.join(["aguja", "hilo"]) == "aguja e hilo"
    assert speech.join(["España", "Francia", "Portugal"]) == "España, Francia y Portugal"
    assert speech.quote(["Publicidad", "Anuncio"]) == "«Publicidad» o «Anuncio»"
    assert speech.quote(["Publicidad", "Otra"]) == "«Publicidad» u «Otra»"
    assert speech_in("de").quote(["Werbung", "Anzeige"]) == "„Werbung“ oder „Anzeige“"


@pytest.mark.parametrize(
    ("language", "kind", "forms"),
    [
        ("de", "days", ("0 Tage", "1 Tag", "2 Tage", "1.000 Tage")),
        ("de", "months", ("0 Monate", "1 Monat", "2 Monate", "1.000 Monate")),
        ("de", "years", ("0 Jahre", "1 Jahr", "2 Jahre", "1.000 Jahre")),
        ("de", "rounds", ("0 Korrekturrunden", "1 Korrekturrunde", "2 Korrekturrunden", "1.000 Korrekturrunden")),
        ("es", "days", ("0 días", "1 día", "2 días", "1.000 días")),
        ("es", "months", ("0 meses", "1 mes", "2 meses", "1.000 meses")),
        ("es", "years", ("0 años", "1 año", "2 años", "1.000 años")),
        (
            "es",
            "rounds",
            ("0 rondas de cambios", "1 ronda de cambios", "2 rondas de cambios", "1.000 rondas de cambios"),
        ),
    ],
)
def test_counted_words_take_the_form_of_their_number(language: str, kind: str, forms: tuple[str, ...]) -> None:
    speech = speech_in(language)
    assert tuple(flat(speech.count(kind, number)) for number in (0, 1, 2, 1000)) == forms


@pytest.mark.parametrize("language", library.languages())
@pytest.mark.parametrize("law", LAWS)
def test_a_law_that_is_known_reads_as_a_law_and_one_in_words_as_it_was_written(language: str, law: str) -> None:
    said = speech_in(language).law(law)
    assert bool(said) == bool(law)
    assert "{" not in said
    assert said not in ("DE", "US-NY", "other", "SE")
    if law == "el Derecho foral":
        assert said == law


def shapes(language: str, law: str, choice: str) -> list[ContractInput]:
    """Contracts that differ in what is agreed, so that each clause and each of its parts is in one of them."""
    chosen = tuple(ClauseAlternative(clause.id, choice) for clause in library.clauses(language))
    base = dataclasses.replace(
        everything(language, law),
        alternatives=chosen,
        content_standards="Daylight only.",
        claims="Enamelled, never unbreakable.",
        disclosures=(*everything().disclosures, DisclosureDuty("US", "Ad")),
    )
    return [
        base,
        dataclasses.replace(base, late_rate_bp=None, late_fixed_sum=None, raw_footage=RawFootage.ASSIGNED),
        dataclasses.replace(
            base, cure_days=None, renewal_notice_days=None, courts="", place="", ends_on=None, payment_days=None
        ),
        dataclasses.replace(base, starts_on=None, raw_footage=RawFootage.KEPT, renewal=Renewal.BY_AGREEMENT),
        dataclasses.replace(base, starts_on=None, ends_on=None, raw_footage=None, liability_cap=None, jurisdictions=()),
        dataclasses.replace(base, rights=(), exclusivities=(), approval_needed=False, creator_is_minor=False),
        dataclasses.replace(
            base, rights=everything().rights[:1] + french().rights[1:], cure_days=None, renewal_notice_days=None
        ),
        dataclasses.replace(base, deliverables=(DeliverableLine(Platform.EVENT, Medium.APPEARANCE),)),
        dataclasses.replace(base, instalments=(), online_days=None),
        dataclasses.replace(base, creator=dataclasses.replace(base.creator, pronoun=Pronoun.HE)),
        dataclasses.replace(base, creator=dataclasses.replace(base.creator, guardian2_name=""), agent=None),
        dataclasses.replace(base, instalments=(), payment_days=None),
        dataclasses.replace(base, fee=Money(0, "EUR"), rights=(right(RightsPrice.ON_TOP, UsageChannel.PRINT),)),
        dataclasses.replace(base, rights=(right(RightsPrice.ON_TOP),)),
        dataclasses.replace(base, rights=(right(RightsPrice.IN_FEE),)),
        dataclasses.replace(base, other=OtherLanguage("en"), ends_on=base.starts_on),
        *(at_home(base, country) for country in ("DE", "ES", "IT", "US")),
        dataclasses.replace(base, brand=dataclasses.replace(base.brand, country="US")),
    ]


def right(counts: RightsPrice, channel: UsageChannel = UsageChannel.WEBSITE) -> RightsLine:
    price = Money.of("300", "EUR")
    return RightsLine((channel,), RightsStart.ON_FIRST_POST, duration_days=1, price=price, price_counts=counts)


def at_home(contract: ContractInput, country: str) -> ContractInput:
    """The same between a creator and a brand who are both at home in the country."""
    creator = dataclasses.replace(contract.creator, country=country, tax_residence=country)
    return dataclasses.replace(contract, creator=creator, brand=dataclasses.replace(contract.brand, country=country))


@pytest.mark.alike
@pytest.mark.parametrize("language", EXAMPLES)
@pytest.mark.parametrize("choice", ["creator", "balanced"])
def test_every_part_of_every_clause_composes_without_gaps(language: str, choice: str) -> None:
    shown: set[tuple[str, Part]] = set()
    for law in LAWS[:-1]:
        for shape in shapes(language, law, choice):
            composition = compose(shape)
            assert composition.gaps == ()
            shown |= {
                (clause.id, part)
                for clause in library.clauses(language)
                if conditions_hold(shape, clause.when, clause.unless)
                for part in shown_parts(clause, shape)
            }
            for clause in composition.clauses:
                text = " ".join("".join(run.text for run in part.runs) for part in clause.parts)
                assert not re.search(r"[{}\[\]]|\.\.| [,.;:]", text), (clause.id, text)
                assert unprintable(text) == ""
    every = {(clause.id, part) for clause in library.clauses(language) for part in clause.parts_of(choice)}
    assert shown == every


@pytest.mark.parametrize("language", library.languages())
def test_the_words_of_rules_are_there_in_every_language(language: str) -> None:
    words = library.document_words(language)
    assert set(words["label_place"]) == {place.value for place in Place}
    natures = {"usual", "affiliate", "ambassador", "gift_with_post", "delivered", "appearance"}
    assert natures == set(words["nature"])


@pytest.mark.parametrize("language", EXAMPLES)
def test_a_language_keeps_to_its_own_quotation_marks_and_spaces(language: str) -> None:
    strange = {"de": "”«»'\"", "es": "“”„‚'\""}[language]
    for clause in library.clauses(language):
        said = [
            clause.title,
            clause.note,
            *(part.text for part in clause.parts),
            *(a.note for a in clause.alternatives),
        ]
        for text in said:
            assert not set(text) & set(strange), text
            assert text.count("„") == text.count("“")
            assert text.count("«") == text.count("»")
            # A sign stays with the number that follows it.
            assert not re.search(r"(§|Abs\.|Art\.|Nr\.|art\.|n\.º) \d", text), text
            assert "  " not in text


def test_words_of_a_narrow_column_break_at_syllables_and_nothing_else_changes() -> None:
    def shown(text: str, language: str = "de") -> str:
        return hyphenate_markup(text, language, lambda word: len(word) < 12).replace(SOFT_HYPHEN, "·")

    assert shown("Frühstücksgetränkekonzentrate") == "Früh·stücks·ge·trän·ke·kon·zen·trate"
    assert shown("Veröffentlichungszeitraum") == "Ver·öf·fent·li·chungs·zeit·raum"
    assert shown("contraprestaciones", "es") == "con·tra·pres·ta·cio·nes"
    assert shown("développement", "fr") == "déve·lop·pe·ment"
    assert shown("confidentiality", "en") == "con·fid·en·ti·al·ity"
    assert shown("confidentiality", "") == shown("confidentiality", "xx") == "confidentiality"
    assert shown("kurze Wörter bleiben ganz") == "kurze Wörter bleiben ganz"
    assert shown("x" * 40) == "x" * 40
    assert shown("Getränke" * 100_000) == "Getränke" * 100_000
    markup = '<font name="Veröffentlichung">a &amp; b</font> &quotationmarkquotation;'
    assert shown(markup).startswith('<font name="Veröffentlichung">a &amp; b</font>')


def test_a_compound_too_wide_for_its_column_goes_over_with_a_hyphen() -> None:
    text = text_of(render_contract(german()).pdf).replace("\r", "")
    assert re.search(r"Frühstücksge(tränke)?[-\u00ad\ufffe\x02]?\n?(tränke)?konzentrate", text)
    draft = dataclasses.replace(
        german(),
        status=DocumentStatus.DRAFT,
        exclusivities=(dataclasses.replace(german().exclusivities[0], category="Q" * 90),),
    )
    assert "Q" * 10 in text_of(render_contract(draft).pdf)


@pytest.mark.parametrize("language", EXAMPLES)
def test_letters_of_the_language_come_out_of_the_file_as_they_went_in(language: str) -> None:
    text = flat(text_of(render_contract(EXAMPLES[language]).pdf))
    for word in {
        "de": ("Süßmühle", "Weißenfels", "Größler", "Große Straße", "Köln", "„Morgenröte“", "§ 19 UStG"),
        "es": ("Íñigo Peña Güell", "¿Adónde vamos? ¡A la montaña!", "«Cigüeña»", "2.º B", "Muñoz", "Logroño"),
    }[language]:
        assert word in text


def test_letters_of_a_currency_stand_apart_from_its_figures() -> None:
    assert flat(speech_in("de", "CH").money(Money.of("1234.5", "EUR"))) == "EUR 1’234.50"
    assert flat(speech_in("es", "MX").money(Money.of("1234.5", "EUR"))) == "EUR 1,234.50"
    assert flat(speech_in("en", "GB").money(Money.of("1234.5", "CHF"))) == "CHF 1,234.50"
    assert flat(speech_in("en", "US").money(Money.of("-3", "CHF"))) in ("-CHF 3.00", "CHF -3.00")
