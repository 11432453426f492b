"""What the user typed is told to be in another language than the document, and names and figures are left alone."""

from __future__ import annotations

import pytest

from creatorbook.documents.words.foreign_text import is_in_other_language


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("500 EUR ab 100.000 Aufrufen", "es", True),
        ("500 EUR ab 100.000 Aufrufen", "de", False),
        ("300 € à partir de 50 000 vues, sans plafond", "en", True),
        ("Train tickets, only with a receipt", "fr", True),
        ("Un reel y dos stories para el lanzamiento", "de", True),
        ("Un reel y dos stories para el lanzamiento", "es", False),
        ("Le Creuset, Los Angeles, Der Spiegel", "en", False),
        ("Reel 30 s", "fr", False),
        ("Étude de l’objet", "en", False),
        ("", "en", False),
    ],
)
def test_small_words_tell_the_language_of_a_text(text: str, language: str, *, told: bool) -> None:
    assert is_in_other_language(text, language) is told
