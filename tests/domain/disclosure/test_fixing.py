"""The shortest fix of a caption."""

from __future__ import annotations

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.rules import Place, Refusal
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
        ("IE", "en", "Ad: a weekend", "#Ad: a weekend"),
        ("FR", "fr", "Ma routine #publicité", "Publicité | Ma routine"),
        ("FR", "fr", "#collab Ma routine", "Publicité | Ma routine"),
        ("DE", "de", "Mein Morgen\nam See", "Werbung | Mein Morgen\nam See"),
        ("GB US", "en", "A coat", "Ad | A coat"),
        ("FR GB", "en", "A coat", "Ad | Publicité\nA coat"),
        ("FR GB", "en", "#ad a coat", "Publicité | #ad a coat"),
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
    told = [each for each in found.findings if each.code in {"caption.denied", "caption.word_refused"}]
    assert [(each.params["label"], each.params["reason"]) for each in told] == [("not an ad", Refusal.CONTRADICTS)]


@pytest.mark.parametrize(
    ("countries", "language", "caption", "mended"),
    [
        ("GB", "en", "A grey morning Ad", "Ad | A grey morning"),
        ("GB", "en", "Three hats [Ad]", "Ad | Three hats"),
        ("GB", "en", "Three hats. Ad.", "Ad | Three hats."),
        ("GB", "en", "Three hats | Ad", "Ad | Three hats"),
        ("GB", "en", "Three hats (ad) and a scarf", "Ad | Three hats and a scarf"),
        ("GB", "en", "One hat.\nAd\nTwo hats", "Ad | One hat.\nTwo hats"),
        ("GB", "en", "A long walk, AD, and a longer one", "Ad | A long walk, and a longer one"),
        ("GB", "en", "Three hats #advert #hats", "Advert | Three hats #hats"),
        ("IE", "en", "Ad with Lumen: three hats", "#Ad with Lumen: three hats"),
        ("IE", "en", "[Ad] three hats", "#Ad | three hats"),
        ("GB FR", "en", "Ad: three hats", "Publicité | Ad: three hats"),
        ("ES GB", "es", "Publicidad: tres sombreros", "Ad | Publicidad: tres sombreros"),
        ("DE", "de", "Drei Hüte am See. Anzeige", "Anzeige | Drei Hüte am See."),
        ("DE", "de", "Ich mache Werbung", "Werbung | Ich mache Werbung"),
        ("GB", "en", "I saw an ad", "Ad | I saw an ad"),
        (
            "FR", "fr", "Mon matin. Collaboration commerciale avec Lumen.",
            "Collaboration commerciale avec Lumen | Mon matin.",
        ),
    ],
)  # fmt: skip
def test_a_label_that_is_there_already_is_moved_and_never_written_twice(
    countries: str, language: str, caption: str, mended: str
) -> None:
    given = facts("paid", countries, language=language)
    fix = check(caption, given).fix
    assert fix is not None
    assert (fix.caption, fix.enough) == (mended, True)
    assert check(mended, given).verdict is Verdict.SUFFICIENT


@pytest.mark.parametrize("country", ["FR", "GB", "US", "DE", "IE", "IT", "NL", "NO", "PL", "JP"])
@pytest.mark.parametrize("medium", list(Medium))
def test_a_mend_promises_what_the_check_of_it_finds(country: str, medium: Medium) -> None:
    given = facts("paid", country, medium=medium, platform=None)
    found = check("Three hats", given)
    if found.fix is None:
        assert found.verdict is not Verdict.INSUFFICIENT
        return
    again = check(found.fix.caption, given)
    assert found.fix.enough == (again.verdict is Verdict.SUFFICIENT)
    if not found.fix.enough:
        assert found.fix.places


def test_what_stands_on_a_story_is_put_on_its_frames() -> None:
    fix = check("Three hats", facts("paid", "GB", medium=Medium.STORY)).fix
    assert fix is not None
    assert (fix.words, fix.places) == (("Ad",), (Place.EVERY_FRAME,))


def test_a_label_in_the_picture_is_not_mended_by_the_caption() -> None:
    fix = check("Ad", facts("paid", "GB", medium=Medium.STORY), LabelPosition.ON_FRAME_BOTTOM).fix
    assert fix is not None
    assert (fix.caption, fix.words, fix.places, fix.enough) == ("", ("Ad",), (Place.EVERY_FRAME,), False)


def test_a_mend_that_the_platform_would_refuse_promises_nothing() -> None:
    given = facts("paid", "GB", platform=Platform.X, medium=Medium.TEXT_POST)
    fix = check("A" * 278, given).fix
    assert fix is not None
    assert not fix.enough
    assert [each.code for each in fix.findings] == ["caption.too_long"]


def test_a_mend_of_a_denial_promises_nothing() -> None:
    fix = check("This is not an ad", facts("paid", "GB")).fix
    assert fix is not None
    assert not fix.enough
