from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.folding import (
    categories,
    fold,
    is_name_within,
    is_same_category,
    is_same_name,
    near_name_key,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Oréal", "l oreal"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("  Make-up & soin_visage ", "make up soin visage"),
        ("ﬁne", "fine"),
        ("…", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Maison Élan SAS", "maison elan", True),
        ("Maisonélan", "Maison Élan", True),
        ("Nord & Fils", "Nord et Fils", False),
        ("SA", "SAS", False),
        ("", "", False),
        ("Lumio Ltd", "Lumio GmbH", True),
        ("Cœur de Lin", "COEUR DE LIN", True),
        ("Løv Organic", "Lov Organic", True),
    ],
)
def test_firms_are_the_same_without_their_legal_form(one: str, other: str, *, same: bool) -> None:
    assert is_same_name(one, other) is same
    assert is_same_name(other, one) is same


@pytest.mark.parametrize(
    ("name", "longer", "within"),
    [
        ("Élan", "Elan Paris", True),
        ("Elan", "Elantra", False),
        ("Elan Paris", "Elan", False),
        ("", "Elan", False),
        ("élan cosmétique", "Groupe Elan Cosmetique France", True),
    ],
)
def test_a_name_is_found_in_a_longer_one_by_whole_words(name: str, longer: str, *, within: bool) -> None:
    assert is_name_within(name, longer) is within


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Skincare", "skin care", True),
        ("Cosmétiques", "COSMETIQUE", True),
        ("Soins du visage", "soin du visage bio", True),
        ("Skincare, make-up", "Perfume / Make up", True),
        ("Sœurs et mères", "soeur et mere", True),
        ("Skincare", "Sport shoes", False),
        ("", "Skincare", False),
        (" , ; ", "Skincare", False),
    ],
)
def test_categories_meet(one: str, other: str, *, same: bool) -> None:
    assert is_same_category(one, other) is same
    assert is_same_category(other, one) is same


def test_a_line_of_categories_is_taken_apart() -> None:
    assert categories("Skincare, make-up / perfume;;") == ("Skincare", "make-up", "perfume")


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Müller & Söhne GmbH", "Mueller und Soehne", True),
        ("Nord & Fils", "Nord et Fils SARL", True),
        ("Acme S.A.R.L.", "ACME", True),
        ("Huber & Huber GmbH & Co. KG", "Huber und Huber", True),
        ("Café Blue", "Cafe Blu", True),
        ("Nord & Fils", "Nord", False),
        ("And Sons", "Sons", False),
    ],
)
def test_names_that_may_be_one_share_a_key(one: str, other: str, *, near: bool) -> None:
    assert (near_name_key(one) == near_name_key(other)) is near


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    if fold(text):
        assert is_same_name(text, text.upper().casefold())
