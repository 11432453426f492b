"""A label word that is said of another post or another time labels nothing; one that labels this post does."""

from __future__ import annotations

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Refusal
from creatorbook.domain.values.label_positions import LabelPosition
from tests.domain.disclosure.support import check, facts

_OF_ANOTHER = [
    ("DE", "de", "Letzten Monat gab es hier Werbung für Teller. Jetzt zeige ich euch meinen Garten."),
    ("DE", "de", "Auf diesem Kanal mache ich manchmal Werbung, und ich backe gern."),
    ("DE", "de", "Die Werbung von letzter Woche kam gut an. Heute backe ich."),
    ("FR", "fr", "Le mois dernier, c’était une collaboration commerciale. Place à mon jardin."),
    ("FR", "fr", "Parfois je fais de la publicité ici, et parfois je jardine."),
    ("GB", "en", "My previous reel was an ad. This one is my garden."),
    ("GB", "en", "Yesterday there was an ad in my stories, today it is the garden."),
    ("ES", "es", "El mes pasado hubo aquí publicidad de unas tazas. Hoy os enseño mi huerto."),
    ("IT", "it", "Il mese scorso qui c’era pubblicità per le tazze. Oggi vi mostro l’orto."),
    ("NL", "nl", "Vorige maand was hier reclame voor kopjes. Vandaag laat ik mijn tuin zien."),
]
_OF_THIS_ONE = [
    ("DE", "de", "Werbung | Letzten Monat war ich bei der Töpferin."),
    ("DE", "de", "Letzten Monat war ich krank, heute Werbung für Teller"),
    ("FR", "fr", "Collaboration commerciale, le mois dernier j’ai visité l’atelier"),
    ("GB", "en", "This is an ad for the plates I broke last month"),
    ("GB", "en", "#ad last month I broke every plate"),
    ("GB", "en", "Last month I broke every plate (ad)"),
    ("ES", "es", "Publicidad: el mes pasado visité el taller"),
    ("IT", "it", "Pubblicità | Il mese scorso ho visitato il laboratorio"),
]


@pytest.mark.parametrize(("country", "language", "caption"), _OF_ANOTHER)
@pytest.mark.parametrize("position", [None, LabelPosition.CAPTION_START])
def test_a_label_of_another_post_labels_nothing(
    country: str, language: str, caption: str, position: LabelPosition | None
) -> None:
    found = check(caption, facts("paid", country, language=language), position)
    assert found.verdict is Verdict.INSUFFICIENT
    assert Refusal.ANOTHER_POST in {each.reason for each in found.countries[0].judged}


@pytest.mark.parametrize(("country", "language", "caption"), _OF_THIS_ONE)
def test_a_label_of_this_post_counts_beside_another_time(country: str, language: str, caption: str) -> None:
    found = check(caption, facts("paid", country, language=language), LabelPosition.CAPTION_START)
    assert found.verdict is Verdict.SUFFICIENT


def test_words_after_a_label_are_not_refused_beside_it() -> None:
    given = facts("paid", "US", brand_name="Potsworth")
    found = check("All my plates. This is sponsored by Potsworth.", given, LabelPosition.DESCRIPTION_AFTER_MORE)
    assert [each.code for each in found.findings if each.code.startswith("caption.")] == ["caption.misplaced"]


def test_a_denied_label_is_told_once_by_the_words_that_deny_it() -> None:
    caption = "Unbezahlte PR-Muster von der Töpferin, seht mal!"
    found = check(caption, facts("gift", "DE", language="de"))
    told = [each for each in found.findings if each.span is not None]
    assert [(each.code, caption[slice(*each.span)]) for each in told if each.span] == [
        ("caption.word_refused", "Unbezahlte PR")
    ]


def test_thanks_at_the_end_are_not_called_a_label_there() -> None:
    found = check("Mes assiettes, merci à Potsworth", facts("paid", "FR", language="fr"), LabelPosition.CAPTION_END)
    codes = [each.code for each in found.findings]
    assert "caption.word_refused" in codes
    assert "caption.misplaced" not in codes
