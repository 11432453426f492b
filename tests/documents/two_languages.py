"""Three contracts in two languages each: English and French, German and English, Spanish and French."""

from __future__ import annotations

import dataclasses

from creatorbook.documents.inputs.contract import ContractInput, ExtraClause, OtherLanguage
from tests.documents.examples import english, french

_WEATHER = (
    ExtraClause(
        "weather",
        "Météo",
        "Si le sentier est fermé par les autorités, le tournage se déplace sur une autre étape du même itinéraire.\n\n"
        "Les nouvelles dates sont convenues entre {{ brand.name }} et le Créateur par e-mail.",
        after="deliverables",
    ),
)


def english_and_french() -> ContractInput:
    base = english()
    return dataclasses.replace(base, other=OtherLanguage("fr", disclosures=base.disclosures, extra_clauses=_WEATHER))


def german_and_english() -> ContractInput:
    """The English contract in German, whose own clause nobody has put into German yet."""
    base = english()
    other = OtherLanguage("en", disclosures=base.disclosures, extra_clauses=base.extra_clauses)
    return dataclasses.replace(base, language="de", extra_clauses=(), other=other)


def spanish_and_french() -> ContractInput:
    base = french()
    labels = tuple(dataclasses.replace(each, place="Al principio del texto") for each in base.disclosures)
    other = OtherLanguage("fr", base.nature, base.disclosures)
    return dataclasses.replace(
        base, language="es", nature="creación y publicación de recetas", disclosures=labels, other=other
    )
