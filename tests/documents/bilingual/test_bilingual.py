"""A contract in two languages: clause beside clause under one number, signed once, and what one alone says is told."""

from __future__ import annotations

import dataclasses
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.contract.pairing import pair
from creatorbook.documents.inputs.contract import ClauseText, ContractInput, ExtraClause, OtherLanguage
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.reading.sheets import Sheets
from creatorbook.documents.render import check_contract, render_contract
from creatorbook.domain.records.contracts import ContractForm
from tests.documents.pdf.tagged import aloud, faults
from tests.documents.reading import flat, pages_of
from tests.documents.two_languages import english_and_french, german_and_english, spanish_and_french

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENTS_FROM = 10  # pages
HERE = Path(__file__).parent
EXAMPLES: dict[str, Callable[[], ContractInput]] = {
    "en_fr": english_and_french,
    "de_en": german_and_english,
    "es_fr": spanish_and_french,
}
EACH = pytest.mark.parametrize("name", EXAMPLES)
FORMS = pytest.mark.parametrize("form", ContractForm)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\x02\u00ad-]", "", text)


@EACH
def test_a_contract_in_two_languages_reads_as_its_golden_text(name: str) -> None:
    golden = HERE / "golden" / f"{name}.txt"
    text = "\f\n".join(pages_of(render_contract(EXAMPLES[name]()).pdf)) + "\n"
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@EACH
@FORMS
def test_every_word_of_both_languages_is_printed_and_signed_once(name: str, form: ContractForm) -> None:
    contract = dataclasses.replace(EXAMPLES[name](), form=form)
    rendered = render_contract(contract)
    said = squeezed("".join(pages_of(rendered.pdf)))
    for side in pair(contract):
        for clause in side.composition.clauses:
            for part in clause.parts:
                words = "".join(run.text for run in part.runs)
                quarters = [words[at : at + len(words) // 4] for at in range(0, len(words), max(len(words) // 4, 1))]
                # A paragraph that is torn has the other column, footer and running head in its middle.
                assert sum(squeezed(each) in said for each in quarters) >= len(quarters) - 2, words
    assert [box.party for box in rendered.boxes] == [party.role.value for party in contract.signatories]


@EACH
def test_both_columns_have_the_same_clauses_numbers_and_parts(name: str) -> None:
    first, second = (side.composition.clauses for side in pair(EXAMPLES[name]()))
    for one, other in zip(first, second, strict=True):
        assert (one.id, one.number) == (other.id, other.number)
        assert [part.block for part in one.parts] == [part.block for part in other.parts]
    numbers = [clause.number for clause in first if clause.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("name", "page_one", "clause"),
    [
        (
            "en_fr",
            "Where they differ, the English text prevails.",
            "Where the two texts differ, the English text prevails.",
        ),
        (
            "de_en",
            "gilt der Text in deutscher Sprache.",
            "Weichen die beiden Texte voneinander ab, gilt der Text in deutscher",
        ),
        ("es_fr", "prevalece el texto en español.", "Si los dos textos difieren, prevalece el texto en español."),
    ],
)
def test_which_language_prevails_is_said_on_page_one_and_in_its_clause(name: str, page_one: str, clause: str) -> None:
    pages = [flat(page) for page in pages_of(render_contract(EXAMPLES[name]()).pdf)]
    assert page_one in pages[0]
    # What stands before the text is page one where there is any.
    cover = dataclasses.replace(EXAMPLES[name](), look=Look(cover=True))
    assert page_one in flat(pages_of(render_contract(cover).pdf)[0])
    general = next(each for each in pair(EXAMPLES[name]())[0].composition.clauses if each.id == "general")
    said = " ".join("".join(run.text for run in part.runs) for part in general.parts)
    assert clause in flat(said)
    # What a contract in one language says of translations would contradict it.
    assert not [words for words in ("for information only", "nur der Information", "solo informativa") if words in said]


@EACH
def test_rows_are_level_and_the_columns_are_headed_on_every_page(name: str) -> None:
    contract = EXAMPLES[name]()
    heads = {"en_fr": ("English", "Français"), "de_en": ("Deutsch", "English"), "es_fr": ("Español", "Français")}[name]
    with Sheets(render_contract(contract).pdf) as sheets:
        # A long contract begins with its contents, which are one column.
        for page in range(1 if len(sheets) >= CONTENTS_FROM else 0, len(sheets)):
            words = sheets.places(page)
            middle = sheets.size(page)[0] / 2
            numbers: dict[str, list[float]] = {}
            for word in words:
                hangs = word.left < 40 or 0 < word.left - middle < 12
                if hangs and re.fullmatch(r"\d+\.\d+", word.text):
                    numbers.setdefault(word.text, []).append(word.top)
            assert all(max(tops) - min(tops) < 0.5 for tops in numbers.values())
            # A second paragraph of what one language alone says has nothing beside it.
            assert {number for number, tops in numbers.items() if len(tops) != 2} <= (
                {"3.2"} if name == "de_en" else set()
            )
            places = {word.text: word.left for word in words if word.text in heads}
            assert places[heads[0]] < middle < places[heads[1]]


@FORMS
def test_each_cell_is_tagged_with_its_language(form: ContractForm) -> None:
    pdf = render_contract(dataclasses.replace(german_and_english(), form=form)).pdf
    assert faults(pdf) == []
    root = aloud(pdf).root
    # Labels that both columns share are said in both languages, each marked as what it is.
    heads = " ".join(part.words for part in root.all("P"))
    for label in (
        "USt-IdNr. / <en-GB>VAT no.</>",
        "DAS UNTERNEHMEN / <en-GB>THE BRAND</>",
        "Unterschrift / <en-GB>Signature",
    ):
        assert label in heads
    spoken = {"de-DE": "", "en-GB": ""}
    for part in root.all("Div"):
        spoken[str(part.entry["/Lang"])] += f" {part.words}"
    assert "gilt der Text in deutscher Sprache" in spoken["de-DE"]
    assert "the German text prevails" in spoken["en-GB"]
    assert "the German text prevails" not in spoken["de-DE"]


def test_windows_are_drawn_once_and_said_in_both_languages() -> None:
    root = aloud(render_contract(spanish_and_french()).pdf).root
    spoken: dict[str, str] = {}
    for part in root.all("Div"):
        if "/Lang" in part.entry:
            spoken[str(part.entry["/Lang"])] = spoken.get(str(part.entry["/Lang"]), "") + f" {part.words}"
    assert "Anexo: derechos y exclusividad en el tiempo" in spoken["es-ES"]
    assert "Annexe : droits et exclusivité dans le temps" in spoken["fr-FR"].replace("\N{NO-BREAK SPACE}", " ")
    bars = [str(part.entry["/Alt"]) for part in root.all("Figure") if "/Alt" in part.entry]
    assert sum("Derechos de uso" in each for each in bars) == 2
    assert not any("Droits" in each for each in bars)


def test_what_is_worded_in_one_language_alone_is_said_to_be_and_told_before_issue() -> None:
    contract = german_and_english()
    first, second = pair(contract)
    (missing,) = (clause for clause in first.composition.clauses if clause.id == "weather")
    assert "".join(run.text for run in missing.parts[0].runs) == (
        "Diese Klausel wurde nur in englischer Sprache verfasst: Dieser Text gilt."
    )
    (worded,) = (clause for clause in second.composition.clauses if clause.id == "weather")
    assert worded.number == missing.number
    told = [each for each in check_contract(contract) if each.code == "document.one_language"]
    assert [(each.params["clause"], each.params["language"], each.about) for each in told] == [
        ("weather", "en", "clauses.weather")
    ]
    # The library's clause in other words is no translation of these: it is not printed beside them.
    reworded = dataclasses.replace(
        english_and_french(), clause_texts=(ClauseText("general", "Only what is written here holds."),)
    )
    general = next(clause for clause in pair(reworded)[1].composition.clauses if clause.id == "general")
    assert "".join(run.text for run in general.parts[0].runs).startswith("Cette clause n’a été rédigée qu’en anglais")
    assert not any(part.runs for part in general.parts[1:])
    assert "document.one_language" not in {each.code for each in check_contract(english_and_french())}


def test_a_row_that_does_not_fit_goes_on_in_both_columns() -> None:
    long = " ".join(f"word{at}" for at in range(1_600))
    more = " ".join(f"mot{at}" for at in range(2_000))
    contract = dataclasses.replace(
        english_and_french(),
        extra_clauses=(ExtraClause("own", "Long", long),),
        other=OtherLanguage("fr", extra_clauses=(ExtraClause("own", "Longue", more),)),
    )
    pages = pages_of(render_contract(contract).pdf)
    torn = [page for page in pages if len(re.findall(r"word\d+", page)) > 50]
    assert len(torn) > 1
    assert all(len(re.findall(r"mot\d+", page)) > 50 for page in torn)
    said = " ".join(pages)
    assert len(set(re.findall(r"word\d+", said))) == 1_600
    assert len(set(re.findall(r"mot\d+", said))) == 2_000


def test_the_same_contract_gives_the_same_bytes_after_it_was_kept() -> None:
    contract = spanish_and_french()
    kept = ContractInput.from_json(contract.to_json())
    assert kept == contract
    assert kept.in_other_language is not None
    assert kept.in_other_language.in_other_language == contract
    assert render_contract(kept).sha256 == render_contract(contract).sha256
