"""Finding labels in a text: whatever hides them, and wherever they stand."""

from __future__ import annotations

from typing import Any

import pytest

from creatorbook.domain.disclosure.captions.places.position_names import read_position
from creatorbook.domain.disclosure.captions.places.positions import places_met
from creatorbook.domain.disclosure.captions.scanning.lexicon import key_of
from creatorbook.domain.disclosure.captions.scanning.scan import Mention, scan
from creatorbook.domain.disclosure.captions.scanning.tokens import humps, tokenise
from creatorbook.domain.disclosure.captions.scanning.word_folding import LONGEST, fold_word
from creatorbook.domain.disclosure.rules import Form, Place
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium
from tests.domain.disclosure.support import check, facts, rules
from tests.domain.support import rulebook

P = LabelPosition


def found(text: str, **options: Any) -> dict[str, Mention]:
    return {each.key: each for each in scan(text, rules().lexicon, **options).mentions}


@pytest.mark.parametrize(
    ("text", "key", "written"),
    [
        ("Ad: tea", "ad", "Ad"),
        ("#AD tea", "ad", "#AD"),
        ("##ad tea", "ad", "#ad"),
        ("＃Ａｄ tea", "ad", "＃Ａｄ"),
        ("✨[ad]✨ tea", "ad", "ad"),
        ("publicité : thé", "publicite", "publicité"),
        ("PUBLICITÉ thé", "publicite", "PUBLICITÉ"),
        ("publicite\u0301 : thé", "publicite", "publicite\u0301"),
        ("#paid_partnership tea", "paid partnership", "#paid_partnership"),
        ("#PaidPartnership tea", "paid partnership", "#PaidPartnership"),
        ("Paid partnership with Moss", "paid partnership", "Paid partnership"),
        ("a\u200bd: tea", "ad", "a\u200bd"),
        ("#\u2060ad tea", "ad", "#\u2060ad"),
        ("\u0430d: tea", "ad", "\u0430d"),
        ("𝐀𝐝: tea", "ad", "𝐀𝐝"),
        ("Ⓐⓓ: tea", "ad", "Ⓐⓓ"),
        ("🅰🅳: tea", "ad", "🅰🅳"),
        ("#werbungunbezahlt", "werbung unbezahlt", None),
        ("Unterstützt durch Produktplatzierung", "unterstutzt durch produktplatzierung", None),
        ("Реклама: чай", key_of("Реклама"), "Реклама"),
        ("Διαφήμιση: τσάι", key_of("Διαφήμιση"), "Διαφήμιση"),
        ("#MossPartner tea", "* partner", "#MossPartner"),
        ("tea with @moss ambassador life", "* ambassador", "@moss ambassador"),
        ("Produit offert par Moss", "produit offert par *", "Produit offert par Moss"),
        ("#offertparMoss", "offert par *", "#offertparMoss"),
    ],
)
def test_a_label_is_found_whatever_hides_it(text: str, key: str, written: str | None) -> None:
    mention = found(text)[key]
    assert text[slice(*mention.span)] == mention.text == (written or text)
    assert not mention.denied
    assert not mention.prose


@pytest.mark.parametrize(
    "text",
    [
        "Reading about advertisers", "A bread shop, not far", "adieu", "iPad in hand", "#roadtrip #nomad",
        "@ad is here",
        "", "   ", "🙂🙂", "#", "# ad_", "1234", "a.d", "Kampagne", "#adventure",
    ],
)  # fmt: skip
def test_what_is_no_label_is_not_found(text: str) -> None:
    assert not [each for each in found(text).values() if not each.prose and each.text != "ad_"]


@pytest.mark.parametrize(
    "text",
    [
        "Not an ad, just tea", "not a paid ad", "This isn't an ad", "This isn’t sponsored", "#notanad tea", "#notad",
        "#notsponsored", "non sponsorisé", "Contenu non sponsorisé", "pas une publicité", "ce n'est pas une pub",
        "keine Werbung", "#keinewerbung", "Unbezahlte Werbung", "Werbung (unbezahlt)", "no es publicidad",
        "sin publicidad", "non è pubblicità", "geen reclame", "niet gesponsord", "publicité non rémunérée",
        "not sponsored", "no ad", "Ad-free evening", "anti-pub", "nicht gesponsert",
    ],
)  # fmt: skip
def test_a_denied_label_is_known_as_one(text: str) -> None:
    mentions = [each for each in found(text).values() if " " not in each.key or each.denied]
    assert mentions
    assert any(each.denied for each in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Ad. Not what you think",
        "No filter. Ad",
        "No filter, ad: tea",
        "Why not? #ad tea",
        "Nothing new\nAd: tea",
        "Sans sucre. Pub",
        "Ad: free tea",
    ],
)
def test_a_denial_of_something_else_is_none_of_the_label(text: str) -> None:
    assert not any(each.denied for each in found(text).values())


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("I got a promotion at work", True),
        ("la publicité mensongère m'agace", True),
        ("Publicité mensongère, ça suffit", True),
        ("Advertising agencies are odd", True),
        ("sono stata ad Alberobello", True),
        ("Is this an ad? Guess", True),
        ("Publicité avec Moss", False),
        ("Werbung mit Moss", False),
        ("tea. Ad", False),
        ("this is an ad", False),
        ("ceci est une publicité", False),
        ("tea AD tea", False),
        ("tea #ad tea", False),
        ("Advertisement feature tea", False),
        ("tea (ad) tea", False),
    ],
)
def test_a_word_in_a_sentence_is_no_label(text: str, prose: bool) -> None:
    assert found(text)
    assert all(each.prose for each in found(text).values()) is prose


@pytest.mark.parametrize(
    ("text", "key", "position"),
    [
        ("Ad: tea", "ad", P.CAPTION_START),
        ("🍵 \n [ #ad ] tea", "ad", P.CAPTION_START),
        ("Ad | Publicité | tea", "publicite", P.CAPTION_START),
        ("Tea #ad today", "ad", P.CAPTION_MIDDLE),
        ("Tea today #ad", "ad", P.CAPTION_END),
        ("Tea today #ad @moss", "ad", P.CAPTION_END),
        ("Tea #green #ad #cup", "ad", P.CAPTION_IN_HASHTAGS),
        ("Tea #green\n#ad\n#cup", "ad", P.CAPTION_IN_HASHTAGS),
        ("#green #ad #cup", "ad", P.CAPTION_IN_HASHTAGS),
        ("#ad #green #cup", "ad", P.CAPTION_START),
        ("@moss #ad tea", "ad", P.CAPTION_MIDDLE),
    ],
)
def test_where_a_label_stands(text: str, key: str, position: LabelPosition) -> None:
    assert found(text)[key].position is position


def test_a_label_that_more_hides_is_not_seen() -> None:
    text = "Tea " * 40 + "#ad and more tea"
    assert found(text)["ad"].position is P.CAPTION_MIDDLE
    hidden = found(text, visible_end=90)["ad"]
    assert hidden.position is P.CAPTION_AFTER_MORE
    assert not hidden.visible
    assert found("#ad " + text, visible_end=90)["ad"].position is P.CAPTION_AFTER_MORE  # the later of the two
    assert scan("#ad " + text, rules().lexicon, 90).mentions[0].position is P.CAPTION_START


def test_disguises_and_hidden_characters_are_told_apart() -> None:
    assert found("\u0430d: tea")["ad"].disguised
    assert not found("\u0430d: tea")["ad"].hidden
    assert found("a\u200bd: tea")["ad"].hidden
    assert not found("a\u200bd: tea")["ad"].disguised
    assert not found("publicité")["publicite"].disguised
    assert not found("Реклама")[key_of("Реклама")].disguised


def test_a_hashtag_is_fused_where_its_parts_are_seen() -> None:
    assert found("#MossAd tea")["ad"].fused
    assert found("#mossad tea", brand="Moss")["ad"].fused
    assert "ad" not in found("#mossad tea")
    assert humps("MossAdHTML5x") == ["moss", "ad", "html", "5", "x"]
    assert humps("é" * 3) == humps("A" * 100) == []


def test_a_brands_name_makes_a_label_and_another_name_does_not() -> None:
    assert "* partner" in found("#MossPartner", brand="Moss")
    assert "* partner" not in found("#LarkPartner", brand="Moss")
    assert "* partner" in found("so glad, Moss partner now", brand="Moss")
    assert "* partner" not in found("so glad, dance partner now", brand="Moss")
    assert "* partner" not in found("#ABCPartner")
    assert "* ambassador" not in found("#proudambassador")


def test_a_tag_of_the_brand_is_no_label_and_the_source_that_says_so_is_named() -> None:
    said = "Two weeks with the coat of @northbank"
    (told,) = (each for each in check(said, facts("paid", "GB")).findings if each.code == "caption.brand_tag_only")
    (refused,) = (each for each in rulebook().disclosure["GB"].refused if each.form is Form.BRAND_TAG_ONLY)
    assert told.sources == refused.sources
    assert told.params["tag"] == "@northbank"


def test_words_are_folded_once_and_never_too_long() -> None:
    assert fold_word("Ÿ\u0301_É") == ("ye", False, False)
    assert fold_word("x" * LONGEST) == ("x" * LONGEST, False, False)
    assert fold_word("x" * (LONGEST + 1)) == ("", False, False)
    assert fold_word("A_d") == ("ad", False, False)
    assert [token.mark + token.word for token in tokenise("Hé, #Tea @Moss ok_")] == ["he", "#tea", "@moss", "ok"]
    assert [token.word for token in tokenise("é" * (LONGEST + 5))] == [""]


@pytest.mark.parametrize(
    ("name", "position"),
    [
        (None, None), ("", None), ("caption_start", P.CAPTION_START), ("Caption-Start", P.CAPTION_START),
        ("caption_start_area", P.CAPTION_START), ("on frame bottom corner", P.ON_FRAME_BOTTOM),
        ("platform_tool_only", P.PLATFORM_LABEL), ("profile", P.BIO), ("first_comment", P.FIRST_COMMENT),
        ("linked_page", P.LANDING_PAGE_ONLY), ("video_throughout", P.VIDEO_CONTINUOUS), ("spoken_mid", P.SPOKEN_LATE),
        ("low_contrast", P.ON_FRAME_OBSCURED), ("headline", P.TITLE), ("wherever", None),
    ],
)  # fmt: skip
def test_names_of_positions(name: str | None, position: LabelPosition | None) -> None:
    assert read_position(name) is position


def test_every_position_says_which_places_it_meets() -> None:
    for position in P:
        assert read_position(position.value) is position
        less = places_met(position, Medium.FEED_POST, visible=False, affiliate=False)
        assert less <= places_met(position, Medium.STORY, visible=True, affiliate=True)
    assert Place.EVERY_FRAME in places_met(P.CAPTION_START, Medium.STORY, visible=True, affiliate=False)
    assert not places_met(P.BIO, Medium.STORY, visible=True, affiliate=True)


def test_a_question_mark_on_the_next_line_asks_nothing_of_the_label() -> None:
    (label,) = found("Ad\n? who knows").values()
    (asked,) = found("Ad ? who knows").values()
    assert (label.prose, asked.prose) == (False, True)
