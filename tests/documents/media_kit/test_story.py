"""The media kit on paper: what it says in each language, one page in each look, however much there is to say."""

from __future__ import annotations

import pytest

from creatorbook.documents.inputs.look import Look, Paper
from creatorbook.documents.inputs.media_kit import KitKind
from creatorbook.documents.media_kit.render import render_media_kit
from creatorbook.domain.records.document_themes import Theme
from tests.documents.media_kit_example import full_kit, kit
from tests.documents.reading import flat, pages_of

SAID = {
    "en": ("Media kit and prices", "48,200", "1,214", "€1,250.00", "On request: Event – Appearance"),
    "fr": (
        "Kit média et tarifs",
        "48 200",
        "1 214",
        "1 250,00 €",
        "Sur demande : Événement – Participation en personne",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_a_page_says_what_is_known_in_its_language(language: str) -> None:
    said = flat(" ".join(pages_of(render_media_kit(kit(language)).pdf)))
    head, *rest = SAID[language]
    for words in (
        head.upper(),
        *rest,
        "Léa Martin",
        "Bread, trains & <b>slow</b> mornings.",
        "La lettre",
        "Éclat, Glow",
    ):
        assert words in said


def test_a_media_kit_has_no_prices_and_a_rate_card_no_posts() -> None:
    media_kit, rate_card = (
        flat(" ".join(pages_of(render_media_kit(kit(kind=kind)).pdf)))
        for kind in (KitKind.MEDIA_KIT, KitKind.RATE_CARD)
    )
    assert "1,214" in media_kit
    assert "€1,250.00" not in media_kit + "On request"
    assert "€1,250.00" in rate_card
    assert "1,214" not in rate_card
    assert "12,840" not in rate_card


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize("paper", Paper)
def test_the_most_that_there_can_be_is_one_page(theme: Theme, language: str, paper: Paper) -> None:
    assert render_media_kit(full_kit(language, Look(theme, paper=paper))).pages == 1
