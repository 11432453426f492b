"""Clauses that a legal department asks for: each where its law or its parties call for it, and nowhere else."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.contract.compose import compose
from creatorbook.documents.contract.key_terms import key_terms
from creatorbook.documents.inputs.contract import ClauseAlternative, RightsLine
from creatorbook.documents.words import clauses as library
from creatorbook.domain.records.terms import RightsStart, UsageChannel
from tests.documents.abroad import german, spanish
from tests.documents.examples import english, everything, french

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput

LANGUAGES = library.languages()


def read(contract: ContractInput) -> str:
    """All that the clauses say, in one line with plain spaces."""
    clauses = compose(contract).clauses
    said = " ".join("".join(run.text for run in part.runs) for clause in clauses for part in clause.parts)
    return " ".join(said.replace("\u00a0", " ").split())


def at_home(contract: ContractInput, country: str, residence: str = "") -> ContractInput:
    creator = dataclasses.replace(contract.creator, country=country, tax_residence=residence or country)
    return dataclasses.replace(contract, creator=creator, brand=dataclasses.replace(contract.brand, country=country))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("“in writing” includes e-mail", "first working day", "drawn up in English", "more than thirty days")),
        ("fr", ("« par écrit » comprend l’e-mail", "premier jour ouvré", "rédigé en français", "plus de trente jours")),
        ("de", ("per E-Mail geschickt", "ersten Werktag", "in deutscher Sprache", "länger als dreißig Tage")),
        ("es", ("«por escrito» comprende el correo", "primer día hábil", "en español", "más de treinta días")),
    ],
)
def test_every_contract_says_how_notices_go_which_text_prevails_and_when_a_long_event_ends_it(
    language: str, said: tuple[str, ...]
) -> None:
    for contract in (french(), english(), german(), spanish()):
        text = read(dataclasses.replace(contract, language=language))
        assert [words for words in said if words not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("law", "cited"),
    [("FR", "1375"), ("DE", "910/2014"), ("ES", "910/2014"), ("GB", "Communications Act 2000"), ("US-AL", "§ 7001")],
)
def test_an_electronic_signature_rests_on_the_law_that_governs(language: str, law: str, cited: str) -> None:
    text = read(everything(language, law))
    assert text.count(cited) == 1
    others = {"1375", "910/2014", "Communications Act 2000", "§ 7001"} - {cited}
    assert [words for words in others if words in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_presumption_of_models_and_the_lump_sum_are_said_under_french_law_alone(language: str) -> None:
    for law, count in (("FR", 1), ("DE", 0), ("GB", 0)):
        text = read(everything(language, law))
        assert (text.count("L. 7123-3"), text.count("L. 131-4")) == (count, count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_artists_insurance_is_owed_by_a_german_brand_wherever_the_creator_lives(language: str) -> None:
    for brand, there in (("DE", True), ("FR", False)):
        contract = dataclasses.replace(
            everything(language), brand=dataclasses.replace(everything().brand, country=brand)
        )
        assert ("Künstlersozialabgabe" in read(contract)) is there


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_a_payer_in_the_united_states_gets_the_form_of_who_is_paid_unless_it_is_switched_off(language: str) -> None:
    def forms(contract: ContractInput) -> set[str]:
        return {form for form in ("W-9", "W-8BEN") if form in read(contract)}

    abroad = at_home(everything(language), "FR")
    payer = dataclasses.replace(abroad, brand=dataclasses.replace(abroad.brand, country="US"))
    assert forms(abroad) == set()
    assert forms(payer) == {"W-8BEN"}
    assert forms(at_home(payer, "US")) == {"W-9"}
    assert forms(dataclasses.replace(payer, clauses_off=("us_tax_forms",))) == set()


@pytest.mark.parametrize(
    ("language", "arbitration", "seat", "jury"),
    [
        ("en", "UNCITRAL", "The place of arbitration is Lyon.", "trial by jury"),
        ("fr", "CNUDCI", "Le siège de l’arbitrage est la ville suivante : Lyon.", "jury"),
        ("de", "UNCITRAL", "Schiedsort ist Lyon.", "Geschworenengericht"),
        ("es", "CNUDMI", "El lugar del arbitraje es Lyon.", "jurado"),
    ],
)
def test_disputes_go_to_courts_or_to_an_arbitrator_as_is_chosen_and_a_jury_is_waived_under_american_law_alone(
    language: str, arbitration: str, seat: str, jury: str
) -> None:
    def chosen(name: str, law: str = "FR", courts: str = "Lyon") -> ContractInput:
        choice = (ClauseAlternative("law", name),)
        return dataclasses.replace(everything(language), alternatives=choice, governing_law=law, courts=courts)

    assert arbitration not in read(chosen("balanced"))
    text = read(chosen("arbitration"))
    assert text.count(arbitration) == 1
    assert seat in text
    assert read(chosen("arbitration", courts="")).count(arbitration) == 1
    assert jury not in read(chosen("no_jury"))
    assert jury in read(chosen("no_jury", law="US-NY"))
    assert arbitration not in read(chosen("no_jury", law="US-NY"))
    # What is read first must not name courts that the clause does not.
    contract = chosen("arbitration")
    (law,) = [term for term in key_terms(contract, compose(contract)) if "Lyon" in " ".join(term.summary)]
    assert "rbitra" in law.summary[0] or "Schiedsgericht" in law.summary[0]


@pytest.mark.parametrize("choice", ["creator", "balanced"])
@pytest.mark.parametrize(
    ("language", "treaty"),
    [("en", "tax treaty"), ("fr", "convention fiscale"), ("de", "Doppelbesteuerung"), ("es", "doble imposición")],
)
def test_tax_withheld_at_home_follows_the_countrys_own_law_and_abroad_the_treaty(
    language: str, treaty: str, choice: str
) -> None:
    base = dataclasses.replace(everything(language), alternatives=(ClauseAlternative("taxes", choice),))
    advances = {"ES": "IRPF", "IT": "ritenuta d’acconto"}
    for country, name in advances.items():
        text = read(at_home(base, country))
        assert name in text
        assert treaty not in text
    for contract in (at_home(base, "FR"), at_home(base, "ES", residence="FR")):
        text = read(contract)
        assert treaty in text
        assert not [name for name in advances.values() if name in text]


@pytest.mark.parametrize(
    ("language", "distributes"),
    [("en", "distribut"), ("fr", "distribution"), ("de", "erbreitung"), ("es", "distribu")],
)
def test_rights_are_the_same_in_every_language_and_copies_go_out_only_where_something_is_printed(
    language: str, distributes: str
) -> None:
    def granting(channel: UsageChannel) -> str:
        right = RightsLine((channel,), RightsStart.ON_FIRST_POST, duration_days=1)
        clauses = compose(dataclasses.replace(everything(language), rights=(right,))).clauses
        rights = next(clause for clause in clauses if clause.id == "usage_rights")
        return " ".join("".join(run.text for run in part.runs) for part in rights.parts)

    assert distributes not in granting(UsageChannel.WEBSITE)
    assert distributes in granting(UsageChannel.PRINT)


@pytest.mark.parametrize("courts", ["Avignon", "Le Mans", "Les Sables-d’Olonne"])
def test_the_name_of_a_town_breaks_no_french_sentence(courts: str) -> None:
    text = read(dataclasses.replace(french(), courts=courts, place=courts))
    assert f"tribunaux de la ville suivante : {courts}." in text
    assert f"Lieu : {courts}." in text
    assert f"de {courts}" not in text
    assert f"à {courts}" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "whatever their gender"),
        ("fr", "quel que soit son genre"),
        ("de", "gleich welchen Geschlechts"),
        ("es", "sea cual sea su género"),
    ],
)
def test_the_word_for_the_creator_is_said_to_be_of_no_gender(language: str, said: str) -> None:
    clauses = compose(everything(language)).clauses
    parties = next(clause for clause in clauses if clause.id == "parties")
    assert said in " ".join("".join(run.text for run in part.runs) for part in parties.parts)
