"""Who the parties are: their numbers as their country writes them, accounts without an IBAN, agents, both parents."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from creatorbook.documents.contract.checks import check_contract_input
from creatorbook.documents.contract.compose import compose
from creatorbook.documents.inputs.contract import ContractInput, Party, PartyRole
from creatorbook.documents.render import render_contract
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.party_numbers import account_words
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.contracts import ContractForm
from tests.documents.contract.test_languages import words_of
from tests.documents.contract.test_story import flat, text_of
from tests.documents.examples import english, everything, french

LANGUAGES = library.languages()
AGENT = Party(
    PartyRole.AGENT, "Ève Talents SARL", country="FR", address="3 rue Haute\n69001 Lyon", email="e@eve.example"
)


def of_brand(contract: ContractInput, **fields: Any) -> ContractInput:
    return dataclasses.replace(contract, brand=dataclasses.replace(contract.brand, **fields))


def of_creator(contract: ContractInput, **fields: Any) -> ContractInput:
    return dataclasses.replace(contract, creator=dataclasses.replace(contract.creator, **fields))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"company_number": "73282932000074", "register": "Lyon", "legal_form": "SAS au capital de 10 000 €"},
         "Forme juridique SAS au capital de 10 000 € SIRET 732 829 320 00074 RCS Lyon"),
        ({"company_number": "RCS Lyon 732 829 320"}, "SIREN 732 829 320"),
        ({"company_number": "12"}, "N° d’immatriculation 12"),
        ({"country": "DE", "company_number": "", "register": "Amtsgericht Köln, HRB 12345"},
         "Handelsregister Amtsgericht Köln, HRB 12345"),
        ({"country": "ES", "company_number": "B58378431", "register": "Madrid, hoja M-1234"},
         "NIF B58378431 Registro Mercantil Madrid, hoja M-1234"),
        ({"country": "IT", "company_number": "00743110157", "register": "MI-1234567"},
         "Partita IVA 00743110157 REA MI-1234567"),
        ({"country": "IT", "company_number": "RCCMNL83S18D969H"}, "Codice fiscale RCCMNL83S18D969H"),
        ({"country": "GB", "company_number": "09182736", "register": "England and Wales"},
         "N° Companies House 09182736 Immatriculation England and Wales"),
        ({"country": "US", "company_number": "12-3456789"}, "EIN 12-3456789"),
        ({"country": "PL", "company_number": "0000123456"}, "N° d’immatriculation 0000123456"),
    ],
)  # fmt: skip
def test_a_number_is_called_and_grouped_as_its_country_does(fields: dict[str, Any], said: str) -> None:
    page = flat(text_of(render_contract(of_brand(french(), trading_name="", vat_number="", **fields)).pdf))
    assert said in page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"iban": "FR1420041010050500013M02606", "bic": "PSSTFRPPXXX"},
         "IBAN FR14 2004 1010 0505 0001 3M02 606, BIC PSSTFRPPXXX"),
        ({"bank_code": "021000021", "bank_account": "123456789", "bic": "CHASUS33"},
         "routing number (ABA) 021000021, account number 123456789, BIC CHASUS33"),
        ({"bank_code": "200000", "bank_account": "55779911"}, "sort code 20-00-00, account number 55779911"),
        ({"bank_account": "55779911"}, "account number 55779911"),
        ({"bic": "CHASUS33", "bank_code": "021000021"}, ""),
    ],
)  # fmt: skip
def test_an_account_is_said_in_the_contract_whatever_the_country_calls_it(fields: dict[str, Any], said: str) -> None:
    paid = of_creator(english(), **fields)
    assert account_words(paid.creator, speech_in("en")).replace("\u00a0", " ") == said
    assert ("Payments are made to the Creator’s account: " in words_of(paid)) is bool(said)


@pytest.mark.parametrize("form", ContractForm)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agent_acts_for_the_creator_and_both_parents_sign(language: str, form: ContractForm) -> None:
    made = dataclasses.replace(everything(language), agent=AGENT, form=form)
    made = of_creator(made, guardian_name="Ana Łuczak", guardian2_name="Iñaki Álvaro", guardian2_email="i@a.example")
    said = words_of(made).replace("\u00a0", " ")
    # In Spanish “y” gives way before the sound that it is itself.
    link = {"en": "and", "fr": "et", "de": "und", "es": "e"}[language]
    assert f"Ana Łuczak {link} Iñaki Álvaro" in said
    assert "art. 7" in said.lower()
    assert (
        check_contract_input(dataclasses.replace(made, agent=dataclasses.replace(AGENT, name="")))[0].severity
        == "error"
    )
    role = compose(made).speech.word("role", "agent")
    assert role.split()[-1].split("’")[-1] in said
    rendered = render_contract(made)
    page = flat(text_of(rendered.pdf))
    assert page.count("Ève Talents SARL") >= 2
    signed = {box.party for box in rendered.boxes}
    assert signed == {"brand", "agency", "creator", "agent", "guardian", "guardian_2"}


def test_without_an_agent_nothing_is_said_of_one() -> None:
    for language in LANGUAGES:
        said = words_of(dataclasses.replace(everything(language), agent=None))
        assert {"en": "the Agent ", "fr": "l’Agent ", "de": "Management", "es": "el Agente"}[language] not in said
