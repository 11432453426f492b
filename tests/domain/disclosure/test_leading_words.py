"""Labels that come first although a few words lead to them, and answers for countries without rules of their own."""

from __future__ import annotations

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.facts import Value
from creatorbook.domain.values.label_positions import LabelPosition as P
from tests.domain.disclosure.support import check, facts


@pytest.mark.parametrize(
    ("country", "language", "caption", "label"),
    [
        ("FR", "fr", "En partenariat rémunéré avec Lumen, trois chapeaux", "partenariat rémunéré"),
        ("FR", "fr", "Une collaboration commerciale avec Lumen : trois chapeaux", "collaboration commerciale"),
        ("FR", "fr", "Ceci est une publicité. Trois chapeaux", "publicité"),
        ("GB", "en", "This is an ad for three hats.", "ad"),
        ("DE", "de", "Das ist Werbung: drei Hüte", "Werbung"),
        ("ES", "es", "Esto es publicidad de Lumen. Tres sombreros", "publicidad"),
        ("NL", "nl", "Dit is reclame: drie hoeden", "reclame"),
    ],
)
def test_a_label_behind_the_words_that_lead_to_it_comes_first(
    country: str, language: str, caption: str, label: str
) -> None:
    found = check(caption, facts("paid", country, language=language))
    first = [each.text for each in found.scan.mentions if each.position is P.CAPTION_START]
    assert label in first
    assert found.verdict is Verdict.SUFFICIENT


@pytest.mark.parametrize(
    ("country", "language", "caption"),
    [
        ("FR", "fr", "Trois chapeaux en partenariat rémunéré avec Lumen, et un matin à la mer"),
        ("GB", "en", "Three hats. This is an ad for Lumen, and a morning by the sea"),
        ("DE", "de", "Drei Hüte. Das ist Werbung für Lumen, und ein Morgen am Meer"),
    ],
)
def test_a_label_in_a_later_sentence_does_not_come_first(country: str, language: str, caption: str) -> None:
    found = check(caption, facts("paid", country, language=language))
    assert P.CAPTION_START not in {each.position for each in found.scan.mentions}
    assert found.verdict is Verdict.INSUFFICIENT


@pytest.mark.parametrize(
    ("country", "language", "word"),
    [("NO", "no", "Reklame"), ("NO", "nn", "Reklame"), ("NO", "nb", "Reklame"), ("NO", "", "Reklame"),
     ("FI", "fi", "Mainos"), ("FI", "", "Mainos"), ("GR", "el", "Διαφήμιση"), ("CZ", "", "Reklama")],
)  # fmt: skip
def test_a_country_without_rules_of_its_own_is_answered_in_its_language_and_says_so(
    country: str, language: str, word: str
) -> None:
    found = check("Lumen", facts("paid", country, language=language))
    assert found.fix is not None
    assert found.fix.words == (word,)
    (said,) = [each for each in found.findings if each.code == "disclosure.shared_rules"]
    assert said.params["country"] == country
    labelled = check(f"{word}: Lumen", facts("paid", country, language=language))
    assert labelled.verdict is Verdict.SUFFICIENT
    # No word of another language is called safer.
    assert {each.params["better"] for each in labelled.findings if each.code == "caption.weak_word"} <= {word}


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("I'm being paid by @lumen for this post", "I'm being paid by @lumen"),
        ("We’re hosted by @lumen this week", "We’re hosted by @lumen"),
        ("Lumen compensated me for this", "Lumen compensated me"),
    ],
)
def test_a_sentence_is_quoted_with_the_whole_of_its_first_word(caption: str, told: str) -> None:
    assert told in [each.text for each in check(caption, facts("paid", "US")).scan.sentences]


def test_the_name_of_an_account_keeps_its_dots() -> None:
    text = "Tea from @atelier.brume. Lovely, says @lumen.\nMail tea@lumen.example"
    found = check(text, facts("paid", "GB")).scan
    assert [text[start:end] for start, end in found.accounts] == ["@atelier.brume", "@lumen", "@lumen.example"]
    told = [each for each in check("Tea from @atelier.brume", facts("paid", "GB")).findings if "tag" in each.params]
    assert [each.params["tag"] for each in told] == ["@atelier.brume"]


@pytest.mark.parametrize(
    ("caption", "relation", "verdict"),
    [
        ("#sweepstakes Win three hats", "prize", Verdict.SUFFICIENT),
        ("#contest Win three hats", "prize", Verdict.SUFFICIENT),
        ("#sweeps Win three hats", "prize", Verdict.INSUFFICIENT),
        # A chance to win says nothing of what was given.
        ("#contest Win three hats", "gift", Verdict.INSUFFICIENT),
        ("#contest Win three hats", "paid", Verdict.INSUFFICIENT),
    ],
)
def test_a_chance_to_win_is_told_by_its_words_and_tells_nothing_more(
    caption: str, relation: str, verdict: Verdict
) -> None:
    prize = {"value": frozenset({Value.PRIZE})} if relation == "prize" else {}
    assert check(caption, facts("gift" if prize else relation, "US", **prize)).verdict is verdict


@pytest.mark.parametrize("country", ["FR", "GB", "DK", "SE", "US"])
def test_a_country_with_rules_of_its_own_says_nothing_of_shared_ones(country: str) -> None:
    found = check("Lumen", facts("paid", country))
    assert "disclosure.shared_rules" not in {each.code for each in found.findings}
