"""What a contract prints, in which order, and that no choice of the user's loses anything unnoticed."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.documents.contract.checks import check_contract_input
from creatorbook.documents.contract.compose import Composition, compose, shown_parts
from creatorbook.documents.contract.terms_tables import TABLES
from creatorbook.documents.contract.values import VALUES
from creatorbook.documents.inputs.contract import (
    ClauseAlternative,
    ClauseText,
    ContractInput,
    DeliverableLine,
    ExclusivityLine,
    ExtraClause,
    RightsLine,
)
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.conditions import conditions_hold, is_bound_by, law_of
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.terms import RawFootage, Renewal, RightsPrice, RightsStart, UsageChannel
from creatorbook.domain.values.platforms import Medium, Platform
from tests.documents.examples import bare, english, eur, everything, french

if TYPE_CHECKING:
    from collections.abc import Callable

IDS = [clause.id for clause in library.clauses("en")]
LANGUAGES = library.languages()
OWN = [f"own-{index}" for index in range(3)]


def text(composition: Composition, clause: str = "") -> str:
    parts = [part for one in composition.clauses if not clause or one.id == clause for part in one.parts]
    return "\n".join("".join(run.text for run in part.runs) for part in parts)


def shown(contract: ContractInput) -> list[str]:
    return [clause.id for clause in compose(contract).clauses]


def changed(contract: ContractInput, **fields: Any) -> ContractInput:
    return dataclasses.replace(contract, **fields)


@st.composite
def choices(draw: st.DrawFn) -> ContractInput:
    """A contract with every term, and what a user may do to its clauses."""
    extra = [
        ExtraClause(name, name.upper(), "Own words on {{ deal.title }}.", draw(st.sampled_from(["", "gone", *IDS])))
        for name in draw(st.lists(st.sampled_from(OWN), max_size=3))
    ]
    return changed(
        everything("en", draw(st.sampled_from(["FR", "GB", "US-NY", "DE", "IT", ""]))),
        clauses_off=tuple(draw(st.lists(st.sampled_from([*IDS, "gone"]), max_size=12))),
        clause_order=tuple(draw(st.lists(st.sampled_from([*IDS, *OWN, "gone"]), max_size=50))),
        alternatives=tuple(
            ClauseAlternative(name, draw(st.sampled_from(["", "creator", "balanced", "harsh"])))
            for name in draw(st.lists(st.sampled_from(IDS), max_size=30))
        ),
        clause_texts=tuple(
            ClauseText(name, draw(st.sampled_from(["Mine.", "One.\n\nTwo {{ fee.total }}.", " ", "\u200b"])))
            for name in draw(st.lists(st.sampled_from([*IDS, "gone"]), max_size=6, unique=True))
        ),
        extra_clauses=tuple(extra),
        jurisdictions=tuple(draw(st.lists(st.sampled_from(["FR", "DE", "US-NY", "GB"]), unique=True))),
    )


@settings(max_examples=150)
@given(choices())
def test_no_choice_loses_a_clause_unnoticed(contract: ContractInput) -> None:
    composition = compose(contract)
    ids = [clause.id for clause in composition.clauses]
    library_ids = [one.id for one in library.clauses("en") if conditions_hold(contract, one.when, one.unless)]
    fixed = {one.id for one in library.clauses("en") if one.fixed}
    kept = [name for name in library_ids if name in fixed or name not in contract.clauses_off]
    assert sorted(ids) == sorted([*kept, *(extra.id for extra in contract.extra_clauses)])
    found = {(finding.code, finding.params.get("clause")) for finding in check_contract_input(contract, composition)}
    for clause in library.clauses("en"):
        if clause.id in library_ids and any(
            law.must and is_bound_by(law.jurisdiction, contract) for law in clause.required_by
        ):
            assert clause.id in ids or ("document.mandatory_clause_off", clause.id) in found
    for name in {*contract.clauses_off} & fixed & {*library_ids}:
        assert ("document.fixed_clause", name) in found
    # The tables are the terms themselves: they stand whatever is said around them.
    tables = {part.block for clause in composition.clauses for part in clause.parts if part.block}
    for clause in library.clauses("en"):
        if clause.id in kept:
            assert {part.block for part in shown_parts(clause, contract) if part.block} <= tables


@settings(max_examples=150)
@given(choices())
def test_clauses_stand_in_the_order_wanted_and_the_others_keep_their_place(contract: ContractInput) -> None:
    ids = shown(contract)
    assert (ids[0], ids[-1]) == ("parties", "signatures")
    usual = shown(changed(contract, clause_order=()))
    assert sorted(usual) == sorted(ids)
    wanted = {name: index for index, name in enumerate(dict.fromkeys(contract.clause_order))}
    movable = {name for name in wanted if name not in ("parties", "signatures")}
    assert [name for name in ids if name in movable] == sorted(
        (name for name in usual if name in movable), key=lambda name: wanted[name]
    )
    assert [name if name in movable else "" for name in ids if name not in movable] == [
        "" for name in usual if name not in movable
    ]
    assert [(place, name) for place, name in enumerate(ids) if name not in movable] == [
        (place, name) for place, name in enumerate(usual) if name not in movable
    ]
    numbers = [clause.number for clause in compose(contract).clauses if clause.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_whole_order_and_a_part_of_one() -> None:
    contract = english()
    usual = shown(contract)
    assert usual[:5] == ["parties", "purpose", "deliverables", "weather", "approval"]
    assert shown(changed(contract, clause_order=tuple(reversed(usual))))[1:-1] == list(reversed(usual[1:-1]))
    swapped = shown(changed(contract, clause_order=("approval", "purpose")))
    assert swapped[:5] == ["parties", "approval", "deliverables", "weather", "purpose"]
    assert swapped[5:] == usual[5:]
    late = shown(changed(contract, clause_order=(*(name for name in usual if name != "weather"), "weather")))
    assert late[-2:] == ["weather", "signatures"]


def test_an_alternative_says_something_else_and_the_law_stays() -> None:
    contract = french()
    chosen = changed(contract, alternatives=(ClauseAlternative("usage_rights", "balanced"),))
    usual, other = text(compose(contract), "usage_rights"), text(compose(chosen), "usage_rights")
    assert "société" not in usual
    assert "les sociétés de son groupe" in other
    for words in ("art.\u00a0L.\u00a0131-3", "entraîner, ajuster"):
        assert words in usual
        assert words in other


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [bare, everything])
@pytest.mark.parametrize("alternative", ["creator", "balanced"])
def test_every_placeholder_of_every_clause_is_filled_in_or_listed(
    language: str, make: Callable[[str], ContractInput], alternative: str
) -> None:
    contract = make(language)
    contract = changed(
        contract, alternatives=tuple(ClauseAlternative(name, alternative) for name in IDS), jurisdictions=("FR",)
    )
    composition = compose(contract)
    printed = text(composition)
    assert "{{" not in printed
    assert "}}" not in printed
    listed = {(gap.clause, gap.placeholder) for gap in composition.gaps}
    assert all(gap.known and gap.field for gap in composition.gaps)
    for clause in library.clauses(language):
        if clause.id not in {one.id for one in composition.clauses}:
            continue
        for part in shown_parts(clause, contract):
            for name in re.findall(r"\{\{ ([\w.]+) \}\}", part.text):
                said = VALUES[name].read(contract, composition.speech)
                assert (said.strip() in printed) if said.strip() else (clause.id, name) in listed
    if make is everything:
        assert listed == set()


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_is_missing_is_listed_and_its_place_is_marked(name: str) -> None:
    own = ExtraClause("own", "Own", f"Here: {{{{ {name} }}}}.")
    composition = compose(changed(bare(), extra_clauses=(own,)))
    said = VALUES[name].read(bare(), composition.speech)
    if said:  # the fee of a new contract is zero, its version one, and it is in a language
        assert name in {"fee.total", "fee.together", "contract.version", "language.both", "language.prevailing"}
        return
    (gap,) = [gap for gap in composition.gaps if gap.clause == "own"]
    assert (gap.placeholder, gap.field, gap.known) == (name, VALUES[name].field, True)
    assert text(composition, "own") == f"Here: [to be completed: {library.placeholders('en')[name]}]."


@pytest.mark.parametrize(
    ("law", "words"),
    [
        ("FR", ["L. 441-10", "EUR 40", "L. 131-3"]),
        ("DE", ["German civil code, § 288(2)", "EUR 40", "German copyright act, § 31"]),
        ("IT", ["Directive 2011/7/EU", "EUR 40"]),
        ("GB", ["eight per cent a year above", "section 5A", "sections 77 and 78", "Rights of Third Parties"]),
        ("gb-sct", ["eight per cent a year above"]),
        (
            "US",
            [
                "one per cent for each month",
                "17 U.S.C.",
                "work made for hire",
                "article 44-A",
                "independent contractor",
            ],
        ),
        ("US-NY", ["one per cent for each month", "the law of the State of New York"]),
        ("US-AL", ["one per cent for each month", "governed by the law of the State of Alabama."]),
        ("US", ["governed by the law of that state of the United States of America in which the Creator"]),
        ("GB", ["England and Wales", "Contracts (Rights of Third Parties) Act 1999"]),
        ("GB-SCT", ["Bank of England", "governed by Scots law.", "Third Party Rights) (Scotland) Act 2017"]),
        ("the law of the sea", ["statutory rate for late payment in commercial transactions"]),
        ("JP", ["statutory rate for late payment in commercial transactions"]),
    ],
)
def test_each_law_brings_its_own_words_and_no_others(law: str, words: list[str]) -> None:
    def under(governing_law: str) -> str:
        contract = everything("en", governing_law)
        return text(compose(changed(contract, jurisdictions=(), late_rate_bp=None, late_fixed_sum=None)))

    printed = under(law)
    for said in words:
        assert said in printed.replace("\u00a0", " ")
    assert printed.count("Any sum not paid when due bears interest") == 1
    others = {"DE": "§ 288", "GB": "Bank of England", "US": "U.S.C.", "FR": "French commercial code"}
    for country, mark in others.items():
        assert (mark in printed) == (law.upper().startswith(country))


def test_a_contract_of_one_day_does_not_run_from_a_day_to_itself() -> None:
    day = date(2026, 12, 12)
    for language, said in (
        ("en", "is for a single day: 12 December 2026."),
        ("fr", "vaut pour une seule journée : 12 décembre 2026."),
        ("de", "gilt für einen einzigen Tag: 12. Dezember 2026."),
        ("es", "vale para un solo día: 12 de diciembre de 2026."),
    ):
        made = text(compose(changed(french(), language=language, starts_on=day, ends_on=day))).replace("\xa0", " ")
        assert said in made


def test_the_english_act_on_third_parties_is_not_that_of_scotland() -> None:
    scots = text(compose(everything("en", "GB-SCT")))
    assert "(Scotland) Act 2017" in scots
    assert "Act 1999" not in scots
    assert "(Scotland) Act 2017" not in text(compose(everything("en", "GB")))


@pytest.mark.parametrize("language", library.languages())
def test_every_state_and_part_of_a_country_has_its_law_in_words(language: str) -> None:
    speech = speech_in(language)
    names = library.document_words(language)["region"]
    said = {code: speech.law(code) for code in names}
    assert len(set(said.values())) == len(said) == 53
    assert not [code for code, words in said.items() if code in words or "{" in words]
    assert all(names[code] in words for code, words in said.items() if code not in ("GB-SCT", "GB-NIR", "US-DC"))


def test_the_law_is_known_by_its_code_and_french_rules_bring_french_law() -> None:
    assert [law_of(changed(english(), governing_law=law)) for law in (" fr ", "US-NY", "New York", "", "X-1")] == [
        "FR",
        "US",
        "",
        "",
        "",
    ]
    assert law_of(changed(english(), governing_law="", jurisdictions=("FR",))) == "FR"


def test_teaching_machines_is_reserved_unless_a_window_grants_it() -> None:
    reserved = "reserves these uses"
    assert reserved in text(compose(changed(french(), language="en")))
    assert reserved in text(compose(changed(french(), language="en", rights=())))
    window = dataclasses.replace(french().rights[0], channels=(UsageChannel.AI_TRAINING,))
    granted = text(compose(changed(french(), language="en", rights=(window,))))
    assert reserved not in granted
    # What was granted to the brand stays reserved towards everybody else.
    assert "Beyond what the table states, the Creator reserves every use of the Content for training" in granted
    assert "towards the Brand as towards third parties" in granted
    assert "does not allow the Creator’s face, body, voice or style to be imitated" in granted
    every = dataclasses.replace(window, channels=(UsageChannel.ALL_MEDIA,))
    assert reserved in text(compose(changed(french(), language="en", rights=(every,))))


ENDING: dict[str, Any] = {"ends_on": date(2027, 1, 31)}


@pytest.mark.parametrize(
    ("fields", "clause", "words"),
    [
        ({"raw_footage": RawFootage.KEPT}, "raw_footage", "remain with the Creator"),
        ({"raw_footage": RawFootage.DELIVERED}, "raw_footage", "hands the Brand a copy"),
        ({"raw_footage": RawFootage.ASSIGNED}, "raw_footage", "assigns to the Brand"),
        ({"raw_footage": RawFootage.ASSIGNED, "governing_law": "DE"}, "raw_footage", "exclusive right of use"),
        ({}, "ownership", "Footage and working files"),
        ({"renewal": Renewal.BY_AGREEMENT, "renewal_months": 6, **ENDING}, "renewal", "renew it for 6\u00a0months"),
        (
            {"renewal": Renewal.AUTOMATIC, "renewal_months": 1, "renewal_notice_days": 45, **ENDING},
            "renewal",
            "least 45\u00a0days",
        ),
        ({"renewal": Renewal.AUTOMATIC, "renewal_months": 1, **ENDING}, "renewal", "thirty days"),
        ({"notice_days": 45}, "termination", "without giving a reason, in writing, with 45\u00a0days of notice"),
        ({"cure_days": 1}, "termination", "within 1\u00a0day of a written notice"),
        ({"cure_days": None}, "termination", "within the reasonable time set in a written notice"),
        ({"liability_cap": eur("5000")}, "liability", "limited to €5,000.00"),
        ({"online_days": 1}, "deliverables", "stays online for at least 1\u00a0day, unless its format ends sooner"),
        ({"reshoots": 1}, "deliverables", "Included without further charge: 1\u00a0reshoot, where"),
        ({"reshoot_price": eur("300")}, "deliverables", "costs €300.00, excluding taxes"),
        ({"takedown_days": 1}, "takedown", "within 1\u00a0day of"),
        ({"affiliate_bp": 900, "affiliate_code": "MOIRA"}, "variable_pay", "code is MOIRA"),
        ({"affiliate_bp": 900, "affiliate_days": 30}, "variable_pay", "within 30\u00a0days of following"),
        ({"payment_days": None}, "fee", "within thirty days of its date"),
        ({"personal_data": True}, "data_protection", "prize draw"),
        ({"morals": True}, "morals", "serious public acts"),
        ({"insurance": True}, "insurance", "insured against"),
    ],
)
def test_each_term_has_its_words(fields: dict[str, Any], clause: str, words: str) -> None:
    assert words in text(compose(changed(english(), **fields)), clause)


def test_nothing_renews_that_does_not_end() -> None:
    endless = changed(english(), renewal=Renewal.AUTOMATIC, renewal_months=1, ends_on=None)
    assert "renewal" not in shown(endless)


def test_each_notice_is_said_where_it_belongs_and_nowhere_else() -> None:
    lasting = changed(
        english(), renewal=Renewal.AUTOMATIC, renewal_months=1, notice_days=41, cure_days=42, renewal_notice_days=43,
        **ENDING,
    )  # fmt: skip
    composed = compose(lasting)
    said = {clause.id: re.findall(r"4[123]", text(composed, clause.id)) for clause in composed.clauses}
    assert {id: days for id, days in said.items() if days} == {"termination": ["41", "42"], "renewal": ["43"]}


@pytest.mark.parametrize(
    ("renewal", "meant"), [(Renewal.NONE, "cure_days"), (Renewal.AUTOMATIC, "renewal_notice_days")]
)
def test_a_contract_issued_when_there_was_one_notice_reads_as_it_was(renewal: Renewal, meant: str) -> None:
    kept = json.loads(changed(english(), renewal=renewal, notice_days=15).to_json())
    del kept["cure_days"], kept["renewal_notice_days"]
    read = ContractInput.from_json(json.dumps(kept))
    assert (read.notice_days, getattr(read, meant)) == (None, 15)
    assert ContractInput.from_json(read.to_json()) == read


def test_terms_that_were_not_agreed_bring_no_clause() -> None:
    asked = {"minor", "standards", "product_claims", "raw_footage", "renewal", "takedown", "morals", "insurance"}
    asked |= {"taxes", "cancellation", "confidentiality", "fee", "late_payment", "products", "expenses"}
    assert not asked & set(shown(bare()))
    assert asked <= set(shown(everything()))
    without_commission = compose(changed(english(), affiliate_bp=None, affiliate_code="X-CODE"))
    assert "X-CODE" not in text(without_commission)


def test_a_title_of_the_users_is_filled_in_as_a_text_is() -> None:
    own = ExtraClause("own", "For {{ brand.name }}, {{ deal.objective }}{{ nothing }}", "Words.")
    composition = compose(changed(english(), extra_clauses=(own,)))
    (clause,) = [clause for clause in composition.clauses if clause.id == "own"]
    assert clause.title == (
        "For Fernleigh Outdoor Ltd, [to be completed: promotional objective][unknown placeholder: nothing]"
    )
    assert {(gap.placeholder, gap.known) for gap in composition.gaps} == {
        ("deal.objective", True),
        ("nothing", False),
    }


def test_an_iban_reads_in_groups_of_four_and_odd_ones_as_they_are() -> None:
    def said(iban: str) -> str:
        contract = changed(english(), creator=dataclasses.replace(english().creator, iban=iban))
        return VALUES["creator.iban"].read(contract, compose(contract).speech)

    assert said("gb82 west12345698765432") == "GB82 WEST 1234 5698 7654 32".replace(" ", "\u00a0")
    for odd in ("see the invoice!", "x" * 35, "٣٤٥", ""):
        assert said(odd) == odd


def test_what_posts_name_where_an_appearance_is_and_what_an_exclusivity_costs_stand_in_the_tables() -> None:
    agreed = changed(
        english(),
        deliverables=(
            DeliverableLine(
                Platform.INSTAGRAM, Medium.REEL, tags=("@fern", "#coast"), link="https://f.example", code="F10"
            ),
            DeliverableLine(Platform.EVENT, Medium.APPEARANCE, place="Oban", hours="14:00 to 18:00"),
        ),
        rights=(
            RightsLine((UsageChannel.PAID_SOCIAL,), RightsStart.ON_SIGNATURE, paid=True, media_budget=eur("5000")),
        ),
        exclusivities=(ExclusivityLine("Boots", price=eur("700"), price_counts=RightsPrice.ON_TOP),),
    )
    speech = compose(agreed).speech
    said = {block: repr(TABLES[block](agreed, speech).rows) for block in ("deliverables", "rights", "exclusivity")}
    assert "Tags: @fern #coast, Link: https://f.example, Code: F10" in said["deliverables"]
    assert "Place: Oban, Hours: 14:00 to 18:00" in said["deliverables"]
    assert "with a media budget, at most €5,000.00" in said["rights"]
    assert "€700.00" in said["exclusivity"]
    assert "costs €700.00 more" in text(compose(agreed), "fee")
    duties = text(compose(agreed), "deliverables")
    assert "Handles, tags, links and codes that are stated are part of the Content" in duties
    assert "organises and pays the journey and the stay" in duties
    assert "no more than that is spent on promoting" in text(compose(agreed), "usage_rights")
