"""What several countries say alike is reported once."""

from __future__ import annotations

from creatorbook.domain.disclosure.captions.together import merge_countries
from creatorbook.domain.disclosure.rules import Refusal
from creatorbook.services.wording.findings import sentence
from tests.domain.disclosure.support import check, facts


def test_words_of_one_place_are_told_once_with_the_reason_that_tells_most() -> None:
    found = check("Produit offert par @moss, merci", facts("asked", "FR GB", language="fr"))
    told = [each for each in merge_countries(found.findings) if each.code == "caption.word_refused"]
    spans = [each.span for each in told if each.span is not None]
    assert len(spans) == len(told)
    assert all(one[1] <= other[0] or other[1] <= one[0] for one in spans for other in spans if one is not other)
    first, second = sorted(told, key=lambda each: each.span or (0, 0))
    assert first.params["label"] == "Produit offert par @moss"
    assert first.params["reason"] == Refusal.OTHER_CASE
    assert (second.params["label"], second.params["country"]) == ("merci", ("FR", "GB"))


def test_what_countries_say_alike_is_one_sentence_with_their_names() -> None:
    found = check("My coat #sp", facts("paid", "GB BE")).findings
    apart = [each for each in found if each.code == "caption.word_refused"]
    (one,) = [each for each in merge_countries(found) if each.code == "caption.word_refused"]
    assert len(apart) == 2
    assert one.params["country"] == ("BE", "GB")
    assert set(one.sources) == {source for each in apart for source in each.sources}
    assert sentence(one).startswith("Belgium, United Kingdom: “#sp” does not count")


def test_what_differs_by_a_word_stays_apart_and_in_its_order_but_for_one_place_in_the_text() -> None:
    found = check("#ambassador my coat", facts("paid", "GB FR")).findings
    merged = merge_countries(found)
    said = [each.code for each in found]
    # Britain and France refuse the same hashtag for different reasons: that is one place.
    assert said.count("caption.word_refused") == 2
    (place,) = [each for each in merged if each.code == "caption.word_refused"]
    assert place.params["country"] == ("FR", "GB")
    second = len(said) - 1 - said[::-1].index("caption.word_refused")
    assert [each.code for each in merged] == [*said[:second], *said[second + 1 :]]
    assert [each.code for each in merged].count("caption.no_label") == 2
    assert merge_countries(merged) == merged
    assert merge_countries(()) == ()
