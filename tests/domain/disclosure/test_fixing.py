"""The shortest fix of a caption."""

from __future__ import annotations

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Place
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from tests.domain.disclosure.support import check, facts


@pytest.mark.parametrize(
    ("countries", "language", "caption", "mended"),
    [
        ("GB", "en", "Two weeks in this coat", "Ad | Two weeks in this coat"),
        ("GB", "en", "Two weeks in this coat #ad", "Ad | Two weeks in this coat"),
        ("GB", "en", "#sp two weeks in this coat", "Ad | two weeks in this coat"),
        ("GB", "en", "#sp: two weeks in this coat", "Ad | two weeks in this coat"),
        ("GB", "en", "", "Ad"),
        ("GB", "en", "Warm #coat #ad #winter now", "Ad | Warm #coat #winter now"),
        ("IE", "en", "Ad: a weekend", "#Ad | Ad: a weekend"),
        ("FR", "fr", "Ma routine #publicité", "Publicité | Ma routine"),
        ("FR", "fr", "#collab Ma routine", "Publicité | Ma routine"),
        ("DE", "de", "Mein Morgen\nam See", "Werbung | Mein Morgen\nam See"),
        ("GB US", "en", "A coat", "Ad | A coat"),
        ("FR GB", "en", "A coat", "Ad | Publicité\nA coat"),
        ("FR GB", "en", "#ad a coat", "Ad | Publicité\na coat"),
    ],
)
def test_a_caption_is_put_right(countries: str, language: str, caption: str, mended: str) -> None:
    given = facts("paid", countries, language=language)
    found = check(caption, given)
    assert found.verdict is Verdict.INSUFFICIENT
    assert found.fix is not None
    assert found.fix.caption == mended
    assert check(mended, given).verdict is Verdict.SUFFICIENT


def test_nothing_is_mended_where_nothing_is_wrong() -> None:
    assert check("Ad: a coat", facts("paid", "GB")).fix is None
    assert check("a coat", facts("nothing", "GB")).fix is None
    assert check("a coat", facts("paid", "BR")).fix is None


def test_a_video_is_told_where_the_words_go_besides() -> None:
    given = facts("paid", "GB", platform=Platform.YOUTUBE, medium=Medium.VIDEO)
    found = check("A week in the hills", given, LabelPosition.NONE)
    assert found.fix is not None
    assert Place.VIDEO_START in found.fix.places


def test_words_that_wait_for_a_brand_are_not_written_without_one() -> None:
    given = facts("gift", "IT", language="it")
    found = check("Il mio olio", given)
    assert found.fix is not None
    assert "{" not in found.fix.caption
    named = check("Il mio olio", facts("gift", "IT", language="it", brand_name="Ulivo"))
    assert named.fix is not None
    assert named.fix.caption == "Prodotto fornito da Ulivo | Il mio olio"


def test_a_denial_is_left_for_the_writer_to_judge() -> None:
    found = check("This is not an ad", facts("paid", "GB"))
    assert found.fix is not None
    assert found.fix.caption.endswith("This is not an ad")
    assert "caption.denied" in {each.code for each in found.findings}
