"""What words tell, whose label it is, what is plain without any, and plain sentences that no list holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from creatorbook.domain.disclosure.captions.cases import read_case
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.verdict import Assessment, assess
from creatorbook.domain.disclosure.engine import duties
from creatorbook.domain.disclosure.facts import DisclosureFacts, Fact, Value
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Platform
from tests.domain.disclosure.support import ON, check, facts, rules
from tests.domain.support import rulebook

YES, NO, OPEN, FREE = Verdict.SUFFICIENT, Verdict.INSUFFICIENT, Verdict.UNKNOWN, Verdict.NOT_REQUIRED


def codes(found: Assessment) -> set[str]:
    return {each.code for each in found.findings}


def reasons(found: Assessment) -> set[str]:
    return {str(each.params["reason"]) for each in found.findings if each.code == "caption.word_refused"}


@pytest.mark.parametrize(
    ("country", "relation", "caption", "verdict"),
    [
        ("US", "gift", "Juniper gave me this kettle, and it sings", YES),
        ("US", "paid", "Juniper gave me this kettle, and it sings", NO),
        ("US", "affiliate", "Juniper sent me this kettle, and it sings", NO),
        ("US", "own", "Juniper sent me this kettle, and it sings", NO),
        ("US", "paid", "Juniper paid me to try this kettle", YES),
        ("US", "affiliate", "I earn a commission on this kettle", YES),
        ("US", "paid", "I earn a commission on this kettle", NO),
        ("US", "own", "I earn a commission on this kettle", NO),
        ("US", "own", "This kettle comes from my own company", YES),
        ("US", "own", "Paid partnership: this kettle sings", NO),
        ("US", "paid", "Paid partnership: this kettle sings", YES),
        ("US", "own", "Ad: this kettle sings", YES),
        ("CA", "paid", "They gave me this kettle", NO),
        ("CA", "gift", "They gave me this kettle", YES),
        ("NL", "paid", "Gratis gekregen van @ketel", NO),
        ("NL", "own", "Gratis gekregen van @ketel", NO),
        ("NL", "gift", "Gratis gekregen van @ketel", YES),
        ("NL", "own", "Betaald partnerschap | onze ketel", NO),
    ],
)
def test_words_count_for_as_much_as_they_tell(country: str, relation: str, caption: str, verdict: Verdict) -> None:
    language = "nl" if country == "NL" else "en"
    found = check(caption, facts(relation, country, language=language), LabelPosition.CAPTION_START)
    assert found.verdict is verdict
    if verdict is NO:
        assert "says_less" in reasons(found)


def test_labels_of_two_countries_side_by_side_both_count() -> None:
    found = check("Ad | Publicité @moss: seven shades", facts("paid", "FR GB"))
    assert [each.verdict for each in found.countries] == [YES, YES]


def test_what_may_be_more_than_the_words_tell_is_asked() -> None:
    found = check("Juniper gave me this kettle", facts("value?", "US", relationship=facts("paid", "US").relationship))
    assert found.verdict is OPEN
    assert found.countries[0].duty.question is Fact.VALUE


@pytest.mark.parametrize("country", ["GB", "IE", "NL", "IT", "FR", "ES", "AU", "DE", "BE", "CH"])
@pytest.mark.parametrize("relation", ["own", "family", "employed"])
def test_a_label_that_names_a_partner_is_none_for_a_tie(country: str, relation: str) -> None:
    found = check("New colours on Friday", facts(relation, country), LabelPosition.PLATFORM_LABEL, switch_on=True)
    assert found.verdict is NO
    assert "caption.switch_unfit" in codes(found)
    assert "caption.switch_enough" not in codes(found)


def test_a_label_counts_for_ones_own_brand_where_the_platform_asks_for_it() -> None:
    own = facts("own", "IE", platform=Platform.TIKTOK)
    assert check("New colours", own, LabelPosition.PLATFORM_LABEL, switch_on=True).verdict is YES
    family = facts("family", "IE", platform=Platform.TIKTOK)
    assert check("New colours", family, LabelPosition.PLATFORM_LABEL, switch_on=True).verdict is NO


@pytest.mark.parametrize("country", sorted(set(rulebook().disclosure) - {"EU"}))
def test_what_is_plain_is_the_same_as_before_where_nobody_says_so(country: str) -> None:
    for relation in ("paid", "own", "family", "gift", "unknown"):
        given = facts(relation, country)
        said = replace(given, plain=PlainContext.NO, shows=BrandShown.PROMOTES)
        before, after = duties(given, rulebook().disclosure, ON), duties(said, rulebook().disclosure, ON)
        assert [each.outcome for each in before] == [each.outcome for each in after]


@pytest.mark.parametrize(
    ("country", "relation", "plain", "verdict"),
    [
        ("DE", "own", PlainContext.BRAND_ACCOUNT, FREE),
        ("DE", "own", PlainContext.OWN_NAME, FREE),
        ("DE", "own", PlainContext.NO, NO),
        ("FR", "own", PlainContext.OWN_NAME, FREE),
        ("FR", "family", PlainContext.OWN_NAME, NO),
        ("IT", "own", PlainContext.OWN_NAME, FREE),
        ("AU", "employed", PlainContext.BRAND_ACCOUNT, FREE),
        ("AT", "paid", PlainContext.COMMERCIAL_CLIP, FREE),
        ("US", "paid", PlainContext.COMMERCIAL_CLIP, FREE),
        ("GB", "own", PlainContext.OWN_NAME, NO),
        ("GB", "own", PlainContext.BRAND_ACCOUNT, FREE),
        ("GB", "paid", PlainContext.BRAND_ACCOUNT, NO),
        ("IE", "own", PlainContext.BRAND_ACCOUNT, NO),
        ("CH", "paid", PlainContext.COMMERCIAL_CLIP, OPEN),
        ("CH", "nothing", PlainContext.BRAND_ACCOUNT, FREE),
    ],
)
def test_what_is_plain_from_the_context(country: str, relation: str, plain: PlainContext, verdict: Verdict) -> None:
    found = check("New colours on Friday", facts(relation, country, plain=plain))
    assert found.verdict is verdict
    assert found.countries[0].sources
    if country == "CH" and verdict is OPEN:
        assert "disclosure.outcomes_differ" in codes(found)


def test_the_united_kingdom_advises_a_label_even_where_ones_own_brand_is_plain() -> None:
    found = check("The knitwear label I founded opens at ten", facts("own", "GB"))
    assert (found.verdict, found.countries[0].duty.outcome) == (FREE, Outcome.ADVISED)
    assert check("My knitwear opens at ten", facts("own", "GB")).verdict is NO
    assert check("The knitwear label I founded opens at ten", facts("own", "IE")).verdict is NO


@pytest.mark.parametrize("country", ["US", "GB", "FR", "DE", "AU"])
def test_a_brand_that_is_not_shown_needs_no_label_unless_money_was_paid(country: str) -> None:
    assert check("A walk by the sea", facts("gift", country, shows=BrandShown.NOT_AT_ALL)).verdict is FREE
    assert check("A walk by the sea", facts("paid", country, shows=BrandShown.NOT_AT_ALL)).verdict is NO


def test_a_chance_of_a_prize_is_something_of_value() -> None:
    given = facts("nothing", "US", value=frozenset({Value.PRIZE}))
    assert check("Pin your favourite boots with me", given).verdict is NO
    case = read_case({"jurisdiction": "US", "relationship": "chance to win a bike", "caption": "My bike"}, ON)
    assert case.facts.value == frozenset({Value.PRIZE})


SENTENCES = [
    ("US", "en", "invited", "@fjordinn put us up for a weekend", YES),
    ("US", "en", "invited", "Our room was comped by @fjordinn", YES),
    ("US", "en", "invited", "We were guests of @fjordinn", YES),
    ("US", "en", "paid", "I am getting paid by Juniper for this reel", YES),
    ("US", "en", "paid", "This reel is paid for by Juniper", YES),
    ("US", "en", "paid", "Juniper compensates us for these clips", YES),
    ("US", "en", "own", "My sister and I own Juniper", YES),
    ("US", "en", "family", "My wife runs @juniper", YES),
    ("US", "en", "employed", "I'm on the Juniper payroll", YES),
    ("US", "en", "employed", "I work for Juniper", YES),
    ("US", "en", "affiliate", "Use my link: Juniper pays me a percentage", YES),
    ("US", "en", "affiliate", "I earn when you buy with my code", YES),
    ("US", "en", "gift", "This kettle was a present from Juniper", YES),
    ("US", "en", "paid", "This kettle was a present from Juniper", NO),
    ("US", "en", "gift", "My aunt bought this kettle", NO),
    ("US", "en", "paid", "Nobody pays us for this", NO),
    ("US", "en", "paid", "I was not paid by Juniper", NO),
    ("US", "en", "paid", "Did Juniper pay me? Guess", NO),
    ("FR", "fr", "paid", "Vidéo rémunérée par @bouilloire", OPEN),
    ("FR", "fr", "paid", "Contenu promotionnel pour @bouilloire", OPEN),
    ("FR", "fr", "paid", "Communication commerciale pour @bouilloire", OPEN),
    ("FR", "fr", "paid", "Je suis payée par @bouilloire", OPEN),
    ("FR", "fr", "paid", "@bouilloire nous a rémunérés pour cette vidéo", OPEN),
    ("FR", "fr", "paid", "Je ne suis pas payée par @bouilloire", NO),
    ("FR", "fr", "paid", "J’ai payé ma bouilloire", NO),
    ("FR", "fr", "affiliate", "Je touche une commission avec ce lien", OPEN),
    ("DE", "de", "paid", "@kessel hat mich für dieses Video bezahlt", OPEN),
    ("DE", "de", "paid", "Ich habe den Kessel selbst bezahlt", NO),
    ("DE", "de", "invited", "Ich wurde von @gasthof eingeladen", OPEN),
    ("ES", "es", "paid", "Me ha pagado @tetera por este vídeo", OPEN),
    ("ES", "es", "paid", "Nadie me ha pagado", NO),
    ("IT", "it", "paid", "Sono pagata da @teiera per questo video", OPEN),
    ("IT", "it", "invited", "Sono stata invitata da @locanda", OPEN),
    ("NL", "nl", "paid", "@ketel heeft mij betaald voor deze foto", OPEN),
    ("BE", "nl", "paid", "Ik word betaald door @ketel", OPEN),
    ("PL", "pl", "paid", "@czajnik zapłacił mi za ten film", OPEN),
    ("SE", "sv", "invited", "Jag blev bjuden av @fjallhotell", OPEN),
    ("DK", "da", "paid", "@kedel har betalt mig for det her", OPEN),
    ("PT", "pt", "invited", "Fui convidada por @pousada", OPEN),
    # Ireland's three labels are the only ones, and the United Kingdom takes no sentence for "ad".
    ("IE", "en", "paid", "Juniper paid me to try this kettle", NO),
    ("GB", "en", "paid", "Juniper paid me to try this kettle", NO),
]


@pytest.mark.parametrize(("country", "language", "relation", "caption", "verdict"), SENTENCES)
def test_plain_sentences_of_no_list(country: str, language: str, relation: str, caption: str, verdict: Verdict) -> None:
    found = check(caption, facts(relation, country, language=language))
    assert found.verdict is verdict
    if verdict is OPEN:
        (said,) = [each for each in found.findings if each.code == "caption.unlisted"]
        assert said.span is not None
        assert said.params["label"] == caption[said.span[0] : said.span[1]]
        assert said.params["words"]
        assert said.sources


@pytest.mark.parametrize(
    ("described", "verdict"),
    [
        ("(reel on the bakery's official business page, shown by its founder)", FREE),
        ("(reel, not on the brand's own page, shown by its founder)", OPEN),
        ("(reel, not on the brand's own page, shown by its founder, without any label)", NO),
        ("(Influencerin mit erkennbar gewerblichem Profil zeigt den eigenen Onlinekurs)", FREE),
        ("(Töpferin zeigt auf dem Geschäftsprofil ihrer Werkstatt die neue Tasse)", FREE),
        ("(Influencerin zeigt ihre Lieblingstasse)", OPEN),
        ("(Influencerin zeigt ihre Lieblingstasse ohne Kennzeichnung)", NO),
        ("(a TV commercial of the brand, shared as it is)", FREE),
    ],
)
def test_a_description_tells_what_is_plain(described: str, verdict: Verdict) -> None:
    told = {"jurisdiction": "DE", "relationship": "own_brand", "caption": described, "lang": "de"}
    case = read_case(told, ON)
    # Where a label stands that is only described is not at hand; that there is none may be said beside it, too.
    bare = read_case({**told, "label_position": "none"}, ON)
    assert assess(bare.facts, bare.shown, rules()).verdict is (NO if verdict is OPEN else verdict)
    assert assess(case.facts, case.shown, rules()).verdict is verdict


@pytest.mark.parametrize(
    ("country", "described", "verdict"),
    [
        ("CH", "(Sänger dankt allen Helfern, ein Café ist im Hintergrund)", FREE),
        ("ES", "(foto en la que un bolso se ve al fondo)", FREE),
        ("ES", "(foto en la que enseña un bolso)", OPEN),
        ("ES", "(foto en la que enseña un bolso sin etiqueta)", NO),
        ("FR", "(story qui vante un sac, sans « publicité »)", NO),
        ("CH", "(Foto mit einer Uhr)", OPEN),
    ],
)
def test_from_the_outside_a_brand_shown_by_the_way_asks_for_nothing(
    country: str, described: str, verdict: Verdict
) -> None:
    case = read_case({"jurisdiction": country, "relationship": "unknown", "caption": described}, ON)
    assert assess(case.facts, case.shown, rules()).verdict is verdict


@pytest.mark.parametrize(
    ("described", "is_enough"),
    [
        ("(sie sagt „Werbung“, und der Hinweis bleibt die ganze Zeit eingeblendet)", True),
        ("(she says „Werbung“ and the word stays on the screen)", True),
        ("(elle dit « Werbung » et le mot reste à l’écran)", True),
        ("(sie sagt „Werbung“, der Hinweis bleibt nicht eingeblendet)", False),
        ("(sie sagt „Werbung“ und blendet es kurz ein)", False),
    ],
)
def test_a_label_that_is_said_to_stay_is_there_during_the_whole_video(described: str, is_enough: bool) -> None:
    video = {"jurisdiction": "DE", "platform": "youtube", "medium": "video", "relationship": "paid"}
    case = read_case({**video, "caption": described, "label_position": "spoken_and_visible_start"}, ON)
    assert (assess(case.facts, case.shown, rules()).verdict is YES) == is_enough


@pytest.mark.parametrize(
    ("described", "quoted"),
    [
        ("(photo of a kettle, no #ad)", ""),
        ("(photo of a kettle without the word 'advert')", ""),
        ("(vidéo sans « publicité » mais avec #bouilloire)", "#bouilloire"),
        ("(Video ohne 'Werbung')", ""),
        ("(the words 'paid ad' on the first frame)", "paid ad"),
    ],
)
def test_what_a_description_says_is_missing_is_not_read_as_there(described: str, quoted: str) -> None:
    case = read_case({"jurisdiction": "US", "relationship": "paid", "caption": described}, ON)
    assert case.shown.caption == quoted


@pytest.mark.parametrize(
    "where",
    [
        {"platform": "tv spot"},
        {"medium": "billboard"},
        {"medium": "print"},
        {"platform": "Kino"},
        {"medium": "affiche"},
    ],
)
def test_what_is_no_post_is_not_covered(where: dict[str, Any]) -> None:
    case = read_case({"jurisdiction": "FR", "relationship": "paid", "caption": "Un sac", **where}, ON)
    found = assess(case.facts, case.shown, rules())
    assert (found.verdict, codes(found)) == (OPEN, {"disclosure.medium_not_covered"})


def test_the_question_asked_first_is_the_one_whose_answer_changes_the_outcome() -> None:
    # Whether the brand had a say changes nothing in Belgium where a label is due either way; a tie would.
    given = facts("gift?", "BE", value=frozenset(), tie=None, affiliate=None)
    (duty,) = duties(given, rulebook().disclosure, ON)
    assert duty.outcome is Outcome.DONT_KNOW
    assert duty.question in {Fact.AFFILIATE, Fact.TIE}
    answered = replace(given, tie=frozenset(), affiliate=False)
    assert duties(answered, rulebook().disclosure, ON)[0].outcome is Outcome.NOT_REQUIRED
    # With nothing known at all, what was received settles most: it is asked before who approved what.
    (duty,) = duties(DisclosureFacts(audience_countries=frozenset({"CH"})), rulebook().disclosure, ON)
    assert duty.question is not Fact.CONTROL
