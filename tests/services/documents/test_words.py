"""What a document says of rules and deals is in the document's language, whatever the screen speaks."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common import i18n
from creatorbook.common.errors import BadInput
from creatorbook.documents.words import clauses as library
from creatorbook.domain.disclosure.rules import Place
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.records.deals import DealKind
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts import inputs as contract_inputs
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.disclosure.log import Which, log_csv, log_input, log_pdf
from creatorbook.services.documents import words as document_words
from creatorbook.services.fields import countries as places
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records.editing import EditRecord
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.services.desk import Desk

LANGUAGES = library.languages()


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def spoken(pdf: bytes) -> str:
    return str(pypdf.PdfReader(io.BytesIO(pdf)).root_object["/Lang"]).split("-")[0]


@pytest.fixture
def french_screen() -> Iterator[None]:
    i18n.use_language("fr")
    yield
    i18n.use_language("en")


def test_contracts_can_be_written_in_every_language_of_the_library() -> None:
    assert contract_inputs.LANGUAGES == places.document_languages() == LANGUAGES == ("de", "en", "es", "fr")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("Kooperationsvertrag", "Das Unternehmen beauftragt", "1.500,00 €", "Publikum", "Pflicht")),
        ("es", ("colaboración comercial", "El Anunciante encarga", "1.500,00 €", "Público", "Obligatorio")),
        ("en", ("Collaboration agreement", "The Brand entrusts", "€1,500.00", "Audience", "Required")),
        ("fr", ("Contrat de collaboration", "L’Annonceur confie", "1 500,00 €", "Audience", "Obligatoire")),
    ],
)
@pytest.mark.usefixtures("french_screen")
def test_a_deal_becomes_a_contract_in_the_language_asked_for(desk: Desk, language: str, said: tuple[str, ...]) -> None:
    deal = desk.agreed_deal()
    desk.book.run(EditRecord("deal", deal, {"kind": DealKind.AMBASSADOR}))
    with desk.book.reading() as reading:
        drawn = contracts.preview(reading, deal, language, TODAY)
    text = flat(drawn.pdf)
    for words in said:
        assert words in text or words.upper() in text
    assert library.document_words(language)["nature"]["ambassador"].replace("\u00a0", " ") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contract_is_issued_in_each_language(desk: Desk, language: str) -> None:
    deal = desk.agreed_deal()
    issued = desk.book.run(IssueContract(deal, language)).value
    assert spoken(issued.pdf) == language


def test_the_brands_language_decides_also_where_it_is_german_or_spanish(desk: Desk) -> None:
    deal = desk.agreed_deal()
    for language in ("de", "es"):
        desk.edit("brand", desk.brand, language=language)
        with desk.book.reading() as reading:
            assert language in str(
                pypdf.PdfReader(io.BytesIO(contracts.preview(reading, deal, "", TODAY).pdf)).root_object["/Lang"]
            )
    with desk.book.reading() as reading, pytest.raises(BadInput) as refusal:
        contracts.preview(reading, deal, "it", TODAY)
    assert "de, en, es, fr" in refusal.value.hint


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_switch_and_nature_has_words_of_that_language(language: str) -> None:
    others = [other for other in LANGUAGES if other != language]
    for place in Place:
        said = document_words.places_text([place], language)
        assert said != place.value
        assert said not in {document_words.places_text([place], other) for other in others}
    for kind in DealKind:
        said = document_words.nature(kind, (), language)
        assert said != kind.value
        assert said not in {document_words.nature(kind, (), other) for other in others}
    for platform, rules in rulebook().platforms.items():
        if rules.switch_names:
            assert set(rules.switch_names) == set(LANGUAGES), platform
            said = document_words.switches([platform], language)
            assert said.replace("\u00a0", " ") == rules.switch_names[language]
            assert "« " not in said


def test_what_is_owed_names_the_nature_of_the_work() -> None:
    kind = DealKind.GIFT_WITH_POST
    assert "published" not in document_words.nature(kind, [Medium.RAW_CONTENT], "en")
    both = document_words.nature(kind, [Medium.APPEARANCE, Medium.STORY], "fr")
    assert both.endswith("réalise et publie\u00a0; participation en personne aux événements indiqués")
    assert document_words.nature(kind, [Medium.APPEARANCE], "es") == "participación presencial en los eventos indicados"


def test_the_nature_of_the_work_speaks_of_the_creator_as_they_wish() -> None:
    said = [document_words.nature(DealKind.GIFT_WITH_POST, (), "fr", each) for each in Pronoun]
    who = [each.rpartition("que ")[2].removesuffix(" réalise et publie") for each in said]
    assert who == ["le Créateur", "la Créatrice", "le Créateur", "la Personne créatrice"]
    assert document_words.nature(DealKind.AMBASSADOR, (), "fr", Pronoun.SHE).endswith("en qualité d’ambassadrice")


def test_words_are_quoted_as_the_language_and_the_country_do() -> None:
    words = ("Werbung", "Anzeige")
    assert document_words.quote_words(words, "de") == "„Werbung“ oder „Anzeige“"
    assert document_words.quote_words(words, "de", "CH") == "«Werbung» oder «Anzeige»"
    assert document_words.quote_words(("Publicidad",), "es", "MX") == "«Publicidad»"
    assert document_words.quote_words(("Ad", "Advert"), "en") == "“Ad” or “Advert”"
    assert document_words.quote_words(("Publicité",), "fr") == "«\u00a0Publicité\u00a0»"


def test_two_platforms_with_one_name_for_their_switch_name_it_once() -> None:
    once = document_words.switches([Platform.INSTAGRAM], "es")
    assert once == "Etiqueta de colaboración pagada"
    assert document_words.switches([Platform.INSTAGRAM, Platform.FACEBOOK], "es") == once
    assert document_words.switches([Platform.BLOG], "de") == ""


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_disclosure_log_speaks_german_and_spanish(desk: Desk, language: str) -> None:
    desk.add(
        "post",
        creator_id=desk.creator,
        brand_id=desk.brand,
        platform=Platform.INSTAGRAM,
        caption="Werbung",
        audience_countries=("DE", "ES"),
    )
    with desk.book.reading() as reading:
        log = log_input(reading, Which(), datetime(2026, 3, 2, 9, tzinfo=UTC), TODAY, language)
    words = library.document_words(language)
    assert words["log"]["title"].upper() in flat(log_pdf(log).pdf) or words["log"]["title"] in flat(log_pdf(log).pdf)
    head = log_csv(log).decode("utf-8-sig").splitlines()[0]
    assert head.split(",")[:2] == list(words["log_columns"].values())[:2]
    assert log_csv(replace(log, language="en")).decode("utf-8-sig").startswith("Post,At (UTC),State")


# Words by which a title says who reported a source; a citation names the law or the code alone.
NOTES = (
    "comment",
    "press",
    "prensa",
    "presse",
    "según",
    "nach ",
    "(as ",
    "reports",
    "da ",
    "summary",
    "resumen",
    "rapport",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_cited_by_its_law_or_code_in_the_language_and_never_by_who_reported_it(language: str) -> None:
    cited = library.document_words(language)["citation"]
    countries = set(rulebook().disclosure)
    assert countries <= set(cited)
    assert [text for text in cited.values() if any(note in text.casefold() for note in NOTES)] == []


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("fr", "FR", "Loi n° 2023-451 du 9 juin 2023, art. 5-2"),
        ("de", "EU", "Richtlinie 2005/29/EG, Anhang I Nr. 11 und Art. 7 Abs. 2"),
        ("en", "EU", "Directive 2005/29/EC, annex I no. 11 and art. 7(2)"),
        ("es", "DE", "Ley alemana contra la competencia desleal (UWG), § 5a, ap. 4"),
        ("fr", "XX", "Ordonnance (commentaire)"),
    ],
)
def test_a_source_is_printed_as_its_citation_and_one_of_the_users_own_as_its_title(
    language: str, country: str, said: str
) -> None:
    source = Source("Ordonnance (commentaire)", "https://example.org", "2026-11-30", "high")
    cited = document_words.cite_source(source, country, language)
    assert cited is not None
    assert cited.title.replace("\u00a0", " ") == said
    assert cited.url == source.url
    assert document_words.cite_source(None, country, language) is None
