"""The shipped rule files, and how a wrong one is reported."""

from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.paths import resources
from creatorbook.domain.contracts.law import read_contract_law
from creatorbook.domain.disclosure.loading import read_jurisdiction, read_platform
from creatorbook.domain.disclosure.platform_rules import LimitKind, SwitchUse
from creatorbook.domain.law.notes import NoteKind, notes_of
from creatorbook.domain.law.reading import RuleFileError, RuleTable, is_in_force
from creatorbook.domain.money.payment_law import LimitCount, LimitScope, read_payment_law
from creatorbook.domain.rulebook import read_rulebook
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from tests.domain.support import eur, rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from creatorbook.domain.disclosure.rules import Accepted, Refused
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.money.payment_law import PaymentLaw

ROOT = resources() / "rules"
FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/*.toml"))
LANGUAGES = {"en", "fr"}


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text("utf-8"))


def sourced() -> Iterator[tuple[str, tuple[Source, ...], str]]:
    """Yield every rule of every file with its sources and confidence."""
    book = rulebook()
    entries: list[Any] = []
    for law in book.disclosure.values():
        entries += [*law.rules, *law.accepted, *law.refused, *law.positions, *law.penalties]
        entries += [note for note in law.notes if note.kind is not NoteKind.UNKNOWN]
    for rules in book.platforms.values():
        entries += [*rules.switch_rules, *rules.limits]
    for contract in book.contracts.values():
        entries += [*contract.mentions, *contract.thresholds]
    for invoices in book.invoices.values():
        entries += [*invoices.regimes, *invoices.rates, *invoices.treatments, *invoices.mentions, *invoices.needed]
        entries += [*invoices.withholdings, *invoices.contributions, *invoices.stamps, *invoices.keeping]
        entries += [*invoices.thresholds, *invoices.e_invoicing, *invoices.refusals]
    entries += [treatment for gifts in book.gifts.values() for treatment in gifts.treatments]
    for entry in entries:
        yield repr(entry), entry.sources, entry.confidence
    for money in book.money.values():
        yield repr(money), money.sources, "high"
        for rate in money.rates:
            yield repr(rate), rate.sources, "high"


def test_the_four_countries_and_the_three_platforms_of_the_first_set_are_there() -> None:
    assert {"FR", "GB", "US", "DE"} <= set(rulebook().disclosure)
    assert {Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE} <= set(rulebook().platforms)


def test_every_rule_has_a_source_a_day_and_a_confidence() -> None:
    seen = 0
    for name, sources, confidence in sourced():
        assert sources, name
        assert confidence in {"high", "medium", "low"}, name
        for source in sources:
            assert date.fromisoformat(source.checked_on) <= date(2026, 12, 31), name
            assert source.confidence in {"high", "medium", "low"}, name
            assert source.basis in {"seen", "elsewhere", "memory"}, name
            assert source.title, name
            assert source.url.startswith("https://"), name
            assert source.url.isascii(), name
        seen += 1
    assert seen > 150


def test_nothing_of_high_confidence_rests_on_home_pages_or_on_memory_alone() -> None:
    high = 0
    for name in FILES:
        data = raw(name)
        sources = {each["id"]: each for each in data["source"]}
        firm = {
            key
            for key, each in sources.items()
            if each.get("basis") != "memory" and re.fullmatch(r"https://[^/]+/?", each["url"]) is None
        }
        assert {key for key, each in sources.items() if each["confidence"] == "high"} <= firm, name

        def walk(node: object, firm: set[str] = firm, name: str = name) -> Iterator[str]:
            if isinstance(node, dict):
                if node.get("confidence") == "high" and "sources" in node:
                    yield f"{name}: {node}" if not firm & set(node["sources"]) else ""
                for value in node.values():
                    yield from walk(value)
            elif isinstance(node, list):
                for value in node:
                    yield from walk(value)

        found = list(walk(data))
        assert not any(found), found
        high += len(found)
    assert high > 100


def test_every_explanation_is_there_in_both_languages() -> None:
    book = rulebook()
    texts = [rule.text for law in book.disclosure.values() for rule in law.rules]
    texts += [penalty.text for law in book.disclosure.values() for penalty in law.penalties]
    texts += [note.text for law in book.disclosure.values() for note in law.notes]
    texts += [note.text for money in book.money.values() for note in money.notes]
    texts += [switch.text for rules in book.platforms.values() for switch in rules.switch_rules]
    for text in texts:
        assert set(text) == LANGUAGES
        assert all(sentence.endswith(".") for sentence in text.values())


def test_every_source_of_a_file_is_used() -> None:
    for name in FILES:
        data = raw(name)
        cited: set[str] = set()

        def walk(node: object, cited: set[str] = cited) -> None:
            if isinstance(node, dict):
                cited |= set(node.get("sources", ()))
                for value in node.values():
                    walk(value)
            elif isinstance(node, list):
                for value in node:
                    walk(value)

        walk(data)
        assert {source["id"] for source in data["source"]} == cited, name


@pytest.mark.parametrize("country", sorted(rulebook().disclosure))
def test_every_medium_that_is_published_has_its_place(country: str) -> None:
    law = rulebook().disclosure[country]
    placed = frozenset[Medium]().union(*(position.media for position in law.positions))
    unpublished = {Medium.APPEARANCE, Medium.RAW_CONTENT, Medium.OTHER}
    assert placed == set(Medium) - unpublished


def words_on(entries: Iterable[Accepted | Refused], on: date) -> set[str]:
    in_time = [entry for entry in entries if is_in_force(on, entry.valid_from, entry.valid_to)]
    return {word.lstrip("#").casefold() for entry in in_time for word in entry.words}


@pytest.mark.parametrize("on", [date(2012, 6, 1), date(2024, 1, 1), date(2026, 11, 23)])
def test_no_word_is_accepted_and_refused_in_one_country(on: date) -> None:
    for country, law in rulebook().disclosure.items():
        accepted, refused = words_on(law.accepted, on), words_on(law.refused, on)
        assert not accepted & refused, country


def test_the_numbers_of_the_platforms_change_on_their_day() -> None:
    insta = rulebook().platforms[Platform.INSTAGRAM]
    for on, tags in ((date(2025, 12, 17), 30), (date(2025, 12, 18), 5), (date(2026, 11, 1), 5)):
        limit = insta.limit(LimitKind.HASHTAGS, Medium.REEL, on)
        assert limit is not None
        assert limit.value == tags
    seen = insta.limit(LimitKind.VISIBLE_CHARACTERS, None, date(2026, 1, 1))
    assert seen is not None
    assert (seen.value, seen.least) == (125, 90)
    assert insta.limit(LimitKind.TITLE_CHARACTERS, None, date(2026, 1, 1)) is None


def test_what_was_corrected_begins_and_ends_on_its_day() -> None:
    italy = rulebook().disclosure["IT"]
    for on, sure in ((date(2024, 10, 29), True), (date(2024, 10, 30), False)):
        entries = [each for each in italy.accepted if is_in_force(on, each.valid_from, each.valid_to)]
        (said,) = (each for each in entries if "In collaborazione con {brand}" in each.words)
        assert (said.confidence == "high") is sure
    france = rulebook().sectors["FR"]
    for on, wanted in ((date(2024, 11, 7), "fr-aesthetic-acts"), (date(2024, 11, 8), "fr-risky-aesthetic-acts")):
        in_time = [each for each in france.rules if is_in_force(on, each.valid_from, each.valid_to)]
        assert [each.id for each in in_time if "aesthetic" in each.id] == [wanted]


@pytest.mark.parametrize(
    ("country", "kind", "on", "wanted"),
    [
        ("IT", NoteKind.DUTY, date(2025, 8, 4), set()),
        ("IT", NoteKind.DUTY, date(2025, 8, 5), {"it-register"}),
        ("NL", NoteKind.DUTY, date(2025, 6, 15), {"nl-media-act-before"}),
        ("NL", NoteKind.DUTY, date(2025, 6, 16), {"nl-media-act"}),
        ("ES", NoteKind.DUTY, date(2024, 5, 1), set()),
        ("ES", NoteKind.DUTY, date(2024, 5, 2), {"es-register"}),
        ("BE", NoteKind.DUTY, date(2026, 11, 30), {"be-details"}),
        ("FR", NoteKind.DUTY, date(2024, 11, 7), {"fr-retouched-before"}),
        ("FR", NoteKind.DUTY, date(2026, 11, 30), {"fr-retouched", "fr-agents"}),
        ("US", NoteKind.DUTY, date(2024, 10, 20), {"us-contests"}),
        ("US", NoteKind.DUTY, date(2024, 10, 21), {"us-contests", "us-reviews"}),
        ("EU", NoteKind.PENDING, date(2026, 11, 30), {"eu-fairness-act"}),
        ("FR", NoteKind.PENDING, date(2026, 11, 30), {"fr-report"}),
    ],
)
def test_other_duties_hold_in_their_time_and_laws_under_way_are_noted(
    country: str, kind: NoteKind, on: date, wanted: set[str]
) -> None:
    assert {each.id for each in notes_of(rulebook().disclosure[country].notes, kind, on)} == wanted


def test_a_bill_on_late_payment_and_the_calendar_of_invoices_are_noted() -> None:
    money = rulebook().money
    (bill,) = notes_of(money["GB"].notes, NoteKind.PENDING, date(2026, 11, 30))
    assert "Commercial Payments Bill" in bill.text["en"]
    (received,) = notes_of(money["FR"].notes, NoteKind.DUTY, date(2026, 9, 1))
    assert notes_of(money["FR"].notes, NoteKind.DUTY, date(2026, 8, 31)) == ()
    (sent,) = notes_of(money["FR"].notes, NoteKind.PENDING, date(2026, 11, 30))
    assert (received.valid_from, sent.valid_from) == (date(2026, 9, 1), date(2027, 9, 1))


def test_the_money_and_contract_laws_say_what_they_say() -> None:
    money, contract = rulebook().money["FR"], rulebook().contracts["FR"]
    assert (money.default_days, money.fixed_sum) == (30, eur("40"))
    assert contract.threshold_on(date(2025, 12, 31)) is None
    threshold = contract.threshold_on(date(2026, 1, 1))
    assert threshold is not None
    assert (threshold.amount, threshold.warn_percent) == (eur("1000"), 80)
    assert len(contract.mentions_on(date(2026, 1, 1))) == 10


@pytest.mark.parametrize(
    ("country", "on", "limit"),
    [
        ("FR", date(2026, 11, 30), (60, True)),
        ("FR", date(2008, 12, 31), None),
        ("BE", date(2022, 2, 1), (60, True)),
        ("BE", date(2022, 1, 31), None),
        ("ES", date(2026, 11, 30), (60, True)),
        ("NL", date(2026, 11, 30), (60, False)),
        ("DE", date(2026, 11, 30), (60, False)),
        ("AT", date(2026, 11, 30), (60, False)),
        ("GB", date(2026, 11, 30), (60, False)),
        ("CH", date(2026, 11, 30), None),
        ("US", date(2026, 11, 30), None),
    ],
)
def test_the_longest_term_of_payment_is_of_its_day(country: str, on: date, limit: tuple[int, bool] | None) -> None:
    found = rulebook().money[country].limit_on(on)
    assert (None if found is None else (found.days, found.is_hard)) == limit


def test_other_limits_are_for_the_end_of_the_month_for_periods_and_for_large_payers() -> None:
    french = {(each.counted, each.applies_to): each.days for each in rulebook().money["FR"].limits}
    assert french == {
        (LimitCount.INVOICE, LimitScope.ALL): 60,
        (LimitCount.MONTH_END, LimitScope.ALL): 45,
        (LimitCount.INVOICE, LimitScope.PERIODIC): 45,
    }
    large = rulebook().money["NL"].limit_on(date(2026, 11, 30), LimitScope.LARGE_PAYER)
    assert large is not None
    assert (large.days, large.is_hard) == (30, True)


FR = "disclosure/fr.toml"
INSTA = "platforms/instagram.toml"


def paid_rule(data: dict[str, Any]) -> dict[str, Any]:
    return next(rule for rule in data["rule"] if rule["id"] == "fr-paid")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data.update(colour="red"), r"fr\.toml: colour: this key is not known"),
        (lambda data: paid_rule(data).pop("sources"), r"rule\[fr-paid\]\.sources"),
        (lambda data: paid_rule(data).update(sources=[]), r"rule\[fr-paid\]\.sources"),
        (lambda data: paid_rule(data).update(sources=["nobody"]), r"'nobody' is not among"),
        (lambda data: paid_rule(data).update(outcom="required"), r"rule\[fr-paid\]\.outcom"),
        (lambda data: paid_rule(data).update(outcome="perhaps"), r"'perhaps' is none of required"),
        (lambda data: paid_rule(data).update(outcome="dont_know"), r"rule\[fr-paid\]\.outcome"),
        (lambda data: paid_rule(data).update(confidence="sure"), r"'sure' is none of high"),
        (lambda data: paid_rule(data).update(valid_from="2024-01-01"), r"without quotation marks"),
        (lambda data: paid_rule(data).update(text={"en": "Only English."}), r"rule\[fr-paid\]\.text\.fr"),
        (lambda data: paid_rule(data).update(when=[{"valeu": ["money"]}]), r"when\[0\]\.valeu: this fact is not known"),
        (lambda data: paid_rule(data).update(when=[{"value": ["gold"]}]), r"'gold' is none of"),
        (lambda data: paid_rule(data).update(when=[{}]), r"needs at least one fact"),
        (lambda data: paid_rule(data).update(id="fr-nothing"), r"two rules have the same id"),
        (lambda data: data["rule"].pop(), r"the last rule is to hold always"),
        (lambda data: data["source"][0].pop("checked_on"), r"source\[law\]\.checked_on"),
        (lambda data: data["source"][0].update(url="http://x"), r"source\[law\]\.url"),
        (lambda data: data["source"][0].update(basis="dream"), r"'dream' is none of"),
        (lambda data: data["source"][0].update(basis="own"), r"source\[law\]\.basis"),
        (lambda data: data["source"][0].update(basis="memory"), r"source\[law\]\.confidence: .* from memory alone"),
        (
            lambda data: data["source"][0].update(url="https://x.fr/"),
            r"source\[law\]\.url: .* not on a home page",
        ),
        (
            lambda data: data["source"][0].update(url="https://x.fr/", basis="elsewhere"),
            r"source\[law\]\.confidence: .* a home page alone",
        ),
        (lambda data: data["note"][0].update(kind="rumour"), r"note\[fr-retouched\]\.kind: 'rumour' is none of duty"),
        (lambda data: data["note"][0].pop("sources"), r"note\[fr-retouched\]\.sources"),
        (lambda data: data["note"][0].pop("confidence"), r"note\[fr-retouched\]\.confidence"),
        (lambda data: data["note"][0]["text"].pop("fr"), r"note\[fr-retouched\]\.text\.fr"),
        (lambda data: data["note"].append(data["note"][0]), r"'fr-retouched' is there twice"),
        (lambda data: data["note"][-1].update(sources=["nobody"]), r"'nobody' is not among"),
        (lambda data: data["accepted"][0].update(sources=["arpp_memory"]), r"accepted\[0\]\.confidence: high con"),
        (lambda data: data["source"].append(data["source"][0]), r"'law' is there twice"),
        (lambda data: data.update(source=[]), r"at least one source"),
        (lambda data: data["accepted"][0].update(words=[]), r"accepted\[0\]\.words"),
        (lambda data: data["accepted"][0].update(words=["Pub", "Pub"]), r"there twice"),
        (lambda data: data["accepted"][0].update(for_rules=["fr-lost"]), r"there is no rule 'fr-lost'"),
        (lambda data: data.update(accepted=[]), r"words in one of the country's languages"),
        (lambda data: data["refused"][0].update(form="bio"), r"either words or a form"),
        (lambda data: data["position"][0].pop("where"), r"a position needs a place"),
        (lambda data: data["position"][0].update(where=["roof"]), r"'roof' is none of"),
        (lambda data: data.update(country="France"), r"ISO 3166-1"),
        (lambda data: data.update(checked_on=None), r"checked_on: a day is needed"),
        (lambda data: data.update(recent_days=True), r"recent_days: a whole number"),
        (lambda data: data.update(label_language="latin"), r"'latin' is none of"),
        (lambda data: data.update(rule="none"), r"rule: a list of tables"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_key(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = deepcopy(raw(FR))
    spoil(data)
    with pytest.raises(RuleFileError, match=said) as caught:
        read_jurisdiction(FR, data)
    assert caught.value.file == FR
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data["switch_rule"].pop(), r"the last rule is to hold always"),
        (lambda data: data.pop("switch_name"), r"the switch needs its name"),
        (lambda data: data["switch_rule"][0].update(use="dont_know"), r"use"),
        (lambda data: data["limit"][0].update(value=0), r"not under 1"),
        (lambda data: data["limit"][0].pop("value"), r"a whole number is needed"),
        (lambda data: data.update(platform="myspace"), r"'myspace' is none of"),
    ],
)
def test_a_wrong_platform_file_is_refused(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = deepcopy(raw(INSTA))
    spoil(data)
    with pytest.raises(RuleFileError, match=said):
        read_platform(INSTA, data)


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("money/fr.toml", lambda data: data["rate"][1].update(starts_on=date(2023, 6, 30)), r"without overlap"),
        ("money/fr.toml", lambda data: data["rate"][1].pop("rate_bp"), r"a rate needs"),
        ("money/fr.toml", lambda data: data["late_payment"].update(fixed_sum="forty"), r"40\.00 EUR"),
        ("money/fr.toml", lambda data: data.pop("late_payment"), r"this table is needed"),
        ("money/fr.toml", lambda data: data["rate"][2].update(rate_bp=1451), r"rate\[2\]\.rate_bp.*make 1450"),
        ("money/fr.toml", lambda data: data["late_payment"]["basis"].pop("de"), r"basis\.de"),
        ("money/fr.toml", lambda data: data["late_payment"].update(rate_of="moon"), r"'moon' is none of"),
        ("money/be.toml", lambda data: data["rate"][3].update(rate_bp=1225), r"make 1250"),
        ("money/gb.toml", lambda data: data["fixed_sum"].reverse(), r"bands are to rise"),
        ("money/gb.toml", lambda data: data["fixed_sum"][0].pop("amount"), r"a band needs"),
        ("money/gb.toml", lambda data: data["late_payment"].update(fixed_sum="40.00 GBP"), r"not both"),
        ("money/us.toml", lambda data: data.update(rate=raw("money/fr.toml")["rate"]), r"."),
        ("contracts/fr.toml", lambda data: data["mention"][0].update(check="colour"), r"'colour' is none of"),
        ("contracts/fr.toml", lambda data: data["written_contract"][0].pop("amount"), r"a threshold needs"),
        ("contracts/fr.toml", lambda data: data["minors"].update(age=3), r"minors\.age: this key"),
    ],
)
def test_a_wrong_money_or_contract_file_is_refused(
    name: str, spoil: Callable[[dict[str, Any]], object], said: str
) -> None:
    data = deepcopy(raw(name))
    spoil(data)
    read = read_payment_law if name.startswith("money") else read_contract_law
    with pytest.raises(RuleFileError, match=said):
        read(name, data)


def spoilt_money(name: str, spoil: Callable[[dict[str, Any]], object]) -> PaymentLaw:
    data = deepcopy(raw(name))
    spoil(data)
    return read_payment_law(name, data)


def test_a_rate_is_checked_where_the_file_says_what_it_is_made_of() -> None:
    def wrong(data: dict[str, Any]) -> None:
        data["rate"][2]["rate_bp"] = 1451

    def without_reference(data: dict[str, Any]) -> None:
        wrong(data)
        del data["rate"][2]["reference_bp"]

    def without_margin(data: dict[str, Any]) -> None:
        wrong(data)
        del data["late_payment"]["margin_bp"]

    assert spoilt_money("money/fr.toml", without_reference).rates[2].rate_bp == 1451
    assert spoilt_money("money/fr.toml", without_margin).rates[2].rate_bp == 1451
    with pytest.raises(RuleFileError, match="make 1450"):
        spoilt_money("money/fr.toml", wrong)


def test_what_a_money_file_leaves_out_has_its_usual_value() -> None:
    def bare(data: dict[str, Any]) -> None:
        for name in ("day_count", "statutory", "with_taxes"):
            data["late_payment"].pop(name, None)

    law = spoilt_money("money/fr.toml", bare)
    assert (law.day_count, law.statutory, law.with_taxes) == (365, True, True)
    plain = spoilt_money("money/fr.toml", lambda data: data["late_payment"].update(with_taxes=False))
    assert plain.with_taxes is False


def test_a_year_of_interest_has_three_hundred_and_sixty_days_at_least() -> None:
    assert spoilt_money("money/fr.toml", lambda data: data["late_payment"].update(day_count=360)).day_count == 360
    with pytest.raises(RuleFileError, match="not under 360"):
        spoilt_money("money/fr.toml", lambda data: data["late_payment"].update(day_count=359))


def test_a_rate_may_hold_for_a_day_and_none_for_less() -> None:
    one_day = spoilt_money("money/fr.toml", lambda data: data["rate"][0].update(starts_on=date(2023, 6, 30)))
    assert one_day.rate_on(date(2023, 6, 29)) is None
    assert one_day.rate_on(date(2023, 6, 30)) == one_day.rates[0]
    assert one_day.rate_on(date(2023, 7, 1)) == one_day.rates[1]
    with pytest.raises(RuleFileError, match="a rate needs"):
        spoilt_money("money/fr.toml", lambda data: data["rate"][0].update(starts_on=date(2023, 7, 1)))


def test_a_sum_by_debt_begins_with_its_least_debt() -> None:
    law = rulebook().money["GB"]
    for debt, owed in ((99_999, 4_000), (100_000, 7_000), (999_999, 7_000), (1_000_000, 10_000)):
        assert law.fixed_sum_for(Money(debt, "GBP")) == Money(owed, "GBP")
    assert law.fixed_sum_for(eur("5000")) is None
    with pytest.raises(RuleFileError, match="bands are to rise"):
        spoilt_money("money/gb.toml", lambda data: data["fixed_sum"][1].update(at_least="0.00 GBP"))
    with pytest.raises(RuleFileError, match="in one currency"):
        spoilt_money("money/gb.toml", lambda data: data["fixed_sum"][1].update(amount="70.00 EUR"))


def test_a_law_that_sets_no_rate_has_no_table_of_them() -> None:
    with pytest.raises(RuleFileError, match="sets no rate"):
        spoilt_money("money/fr.toml", lambda data: data["late_payment"].update(statutory=False))


def test_a_file_is_about_what_it_is_named_for() -> None:
    with pytest.raises(RuleFileError, match="named for de and is about FR"):
        read_rulebook({"disclosure/de.toml": raw(FR)}).disclosure["DE"]
    with pytest.raises(RuleFileError, match="rules live in"):
        read_rulebook({"other/fr.toml": raw(FR)})


def test_a_table_must_be_a_table() -> None:
    with pytest.raises(RuleFileError, match="a table is needed"):
        RuleTable("x.toml", {"late_payment": 3}).table("late_payment")
    with pytest.raises(RuleFileError, match="true or false"):
        RuleTable("x.toml", {"on": "yes"}).flag("on")
    assert RuleTable("x.toml", {}).flag("on", default=True) is True


def test_every_platform_answers_for_every_post() -> None:
    for rules in rulebook().platforms.values():
        assert rules.switch_rules[-1].when == ()
        if any(rule.use is not SwitchUse.NO_SWITCH for rule in rules.switch_rules):
            # Contracts name the switch too, and they are written in more languages than the screen.
            assert set(rules.switch_names) == LANGUAGES | {"de", "es"}
