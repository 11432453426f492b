from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.deals.categories import add_own_words, read_category_kin
from creatorbook.domain.deals.exclusivity_conflicts import (
    Match,
    clash,
    exclusivity_checks,
    exclusivity_conflicts,
    promised_span,
    work_span,
    work_territories,
)
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Period, Stage
from creatorbook.domain.records.parties import Channel
from creatorbook.domain.values.platforms import Platform
from creatorbook.domain.values.spans import Span
from tests.domain.support import brand, codes, creator, day, deliverable, dossier, exclusivity, noon, post

RIVAL = brand("Maison Élan", category="soins, Skincare")


def rival(identity: str = "d2", **fields: Any) -> Any:
    return dossier(identity, **{"deal_brand": RIVAL, "deal_stage": Stage.LEAD, **fields})


def test_a_new_deal_in_the_category_meets_the_promise_and_both_windows_are_told() -> None:
    held = dossier(exclusivities=(exclusivity(),))
    (found,) = exclusivity_conflicts(rival(deal_starts_on=day("2026-05-01"), deal_ends_on=day("2026-06-30")), [held])
    assert found.code == "exclusivity.conflict"
    assert found.severity is Severity.WARNING
    assert found.record == ("deal", "d1")
    assert found.params["match"] is Match.CATEGORY
    assert found.params["brand"] == "Verdure"
    assert found.params["other_brand"] == "Maison Élan"
    assert (found.params["exclusivity_from"], found.params["exclusivity_to"]) == (day("2026-02-01"), day("2026-05-31"))
    assert (found.params["work_from"], found.params["work_to"]) == (day("2026-03-20"), day("2026-06-30"))
    assert found.params["territories"] == ("FR",)


@pytest.mark.parametrize(
    ("promise", "meets"),
    [
        ({"category": "SKIN CARE"}, True),
        ({"category": "Perfume"}, False),
        ({"category": "", "competitors": ("élan",)}, True),
        ({"category": "", "competitors": ("lan",)}, False),
        ({"category": "", "competitors": ("maison elan",)}, True),
        ({"category": "", "competitors": ("Maison Élan Paris",)}, False),
        ({"category": "", "competitors": ()}, False),
        ({"territories": frozenset({"US"})}, False),
        ({"territories": frozenset({"EU"})}, True),
        ({"ends_on": day("2026-03-19"), "starts_on": day("2026-01-01")}, True),
        ({"ends_on": day("2026-01-31"), "starts_on": day("2026-01-01")}, False),
        ({"starts_on": day("2026-05-01"), "ends_on": None}, False),
        ({"starts_on": day("2026-04-30"), "ends_on": None}, True),
    ],
)
def test_what_meets_and_what_does_not(promise: dict[str, Any], *, meets: bool) -> None:
    held = dossier(exclusivities=(exclusivity(**promise),))
    assert bool(exclusivity_conflicts(rival(), [held])) is meets


def test_an_own_promise_is_held_against_what_others_still_do() -> None:
    offered = rival(exclusivities=(exclusivity("x2", deal_id="d2"),))
    (found,) = exclusivity_conflicts(offered, [dossier()])
    assert found.record == ("deal", "d1")
    assert found.params["brand"] == "Maison Élan"
    assert found.params["other_brand"] == "Verdure"


def test_a_lead_of_others_is_told_but_not_warned_about() -> None:
    offered = rival(exclusivities=(exclusivity("x2", deal_id="d2"),))
    (found,) = exclusivity_conflicts(offered, [dossier(deal_stage=Stage.LEAD)])
    assert found.severity is Severity.INFO


@pytest.mark.parametrize("stage", [Stage.PASSED, Stage.LOST])
def test_an_own_promise_is_not_held_against_work_that_came_to_nothing(stage: Stage) -> None:
    offered = rival(exclusivities=(exclusivity("x2", deal_id="d2"),))
    assert exclusivity_conflicts(offered, [dossier(deal_stage=stage)]) == ()


def test_work_that_is_more_than_a_lead_is_warned_about() -> None:
    offered = rival(exclusivities=(exclusivity("x2", deal_id="d2"),))
    for stage in (Stage.NEGOTIATING, Stage.CONTRACTED):
        (found,) = exclusivity_conflicts(offered, [dossier(deal_stage=stage)])
        assert found.severity is Severity.WARNING


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.NEGOTIATING, Stage.PASSED, Stage.LOST])
def test_a_promise_that_was_not_agreed_binds_nobody(stage: Stage) -> None:
    promised = dossier(deal_stage=stage, deal_signed_on=None, exclusivities=(exclusivity(),))
    assert exclusivity_conflicts(rival(), [promised]) == ()


def test_a_promise_that_was_signed_binds_before_its_stage_moves() -> None:
    promised = dossier(deal_stage=Stage.NEGOTIATING, deal_signed_on=day("2026-02-01"), exclusivities=(exclusivity(),))
    assert exclusivity_conflicts(rival(), [promised])


def test_a_promise_outlives_its_closed_deal() -> None:
    assert exclusivity_conflicts(rival(), [dossier(deal_stage=Stage.CLOSED, exclusivities=(exclusivity(),))])


def test_a_deal_that_was_passed_on_meets_nothing() -> None:
    assert exclusivity_conflicts(rival(deal_stage=Stage.PASSED), [dossier(exclusivities=(exclusivity(),))]) == ()


def test_a_deal_without_a_brand_meets_nothing_and_its_own_promise_binds() -> None:
    held = dossier(exclusivities=(exclusivity(),))
    assert exclusivity_conflicts(dossier("d2", deal_brand=None), [held]) == ()
    nameless = dossier(deal_brand=None, exclusivities=(exclusivity(),))
    (found,) = exclusivity_conflicts(rival(), [nameless])
    assert (found.params["brand"], found.params["other_brand"]) == ("", "Maison Élan")


def test_a_deal_is_not_held_against_itself() -> None:
    # The same deal as it stands on disk, beside the one that is being changed.
    kept = dossier(deal_brand=RIVAL, exclusivities=(exclusivity(),))
    changed = dossier(deal_brand=brand("Verdure"), exclusivities=(exclusivity(),))
    assert exclusivity_conflicts(changed, [kept]) == ()


def test_a_competitor_is_known_by_its_legal_name_too() -> None:
    promise = exclusivity(category="", competitors=("Lumen",))
    held = dossier(exclusivities=(promise,))
    (found,) = exclusivity_conflicts(rival(deal_brand=brand("Maison Élan", legal_name="Lumen SAS")), [held])
    assert (found.params["match"], found.params["matched"]) == (Match.COMPETITOR, "Lumen")


@pytest.mark.parametrize(
    ("promise", "work", "certain"),
    [
        ({}, {}, True),
        ({"starts_on": None, "ends_on": None}, {}, False),
        ({}, {"deal_starts_on": None, "deal_ends_on": None, "deliverables": ()}, False),
    ],
)
def test_a_conflict_is_certain_where_both_windows_are_known(
    promise: dict[str, Any], work: dict[str, Any], *, certain: bool
) -> None:
    held = dossier(deal_signed_on=None, deal_starts_on=None, exclusivities=(exclusivity(**promise),))
    met = clash(held.exclusivities[0], held, rival(**work))
    assert met is not None
    assert met.certain is certain


def test_one_brand_is_not_its_own_competitor() -> None:
    again = dossier("d2", deal_brand=brand("VERDURE", id="b-other"))
    assert exclusivity_conflicts(again, [dossier(exclusivities=(exclusivity(),))]) == ()


def test_one_creators_promise_does_not_bind_another_and_is_said_all_the_same() -> None:
    other = rival(deal_creator=creator(id="c2", name="Noé"))
    (found,) = exclusivity_conflicts(other, [dossier(exclusivities=(exclusivity(),))])
    assert (found.code, found.severity) == ("exclusivity.roster", Severity.INFO)
    assert found.params["other_creator"] == "Noé"
    assert found.params["creator"] == dossier().deal.creator.name


def test_what_a_deal_promises_is_held_against_the_work_of_the_roster() -> None:
    offered = dossier(deal_stage=Stage.LEAD, exclusivities=(exclusivity(),))
    (found,) = exclusivity_conflicts(offered, [rival("d2", deal_stage=Stage.LIVE, deal_creator=creator(id="c2"))])
    assert found.code == "exclusivity.roster"
    assert found.record == ("deal", "d2")


KIN = read_category_kin(
    {
        "beauty": {"words": ["cosmetics", "cosmétiques"]},
        "skincare": {"words": ["skincare", "soins du visage"], "within": "beauty"},
        "makeup": {"words": ["make-up"], "within": "beauty"},
        "tea": {"words": ["tea", "thé"]},
    }
)


@pytest.mark.parametrize(
    ("promised", "of_brand", "meets"),
    [
        ("Soins du visage", "Skincare", True),
        ("Skincare", "Cosmetics", True),
        ("Cosmétiques", "Make-up, tea", True),
        ("Organic skincare", "soins du visage bio", True),
        ("Skincare", "Make-up", False),
        ("Tea", "Teapots", False),
        ("Thés", "Tea", True),
        ("", "Skincare", False),
    ],
)
def test_categories_belong_together_in_every_language(promised: str, of_brand: str, *, meets: bool) -> None:
    held = dossier(exclusivities=(exclusivity(category=promised),))
    found = exclusivity_conflicts(rival(deal_brand=brand("Lumo", category=of_brand)), [held], KIN)
    assert codes(found) == (["exclusivity.possible_conflict"] if meets else [])
    if meets:
        assert found[0].params["match"] is Match.KIN


def test_a_user_adds_words_of_their_own() -> None:
    own = add_own_words(KIN, {"collagen": "Skincare", "kombucha": "fermented drinks"})
    assert own.belong_together("Collagen", "Soins du visage")
    assert own.belong_together("Kombucha", "Fermented drinks")
    assert not own.belong_together("Collagen", "Make-up")
    assert not KIN.belong_together("Collagen", "Skincare")


@pytest.mark.parametrize(
    "table", [{"a": {"words": ["x"]}, "b": {"words": ["X"]}}, {"a": {"words": ["x"], "within": "nowhere"}}]
)
def test_a_table_that_contradicts_itself_is_refused(table: dict[str, dict[str, object]]) -> None:
    with pytest.raises(ValueError, match="“"):
        read_category_kin(table)


def test_without_any_days_a_conflict_is_only_possible() -> None:
    undated = rival(
        deal_starts_on=None, deal_ends_on=None, deal_signed_on=None, deliverables=(deliverable(due_on=None),)
    )
    assert codes(exclusivity_conflicts(undated, [dossier(exclusivities=(exclusivity(),))])) == [
        "exclusivity.possible_conflict"
    ]


def test_work_reaches_where_its_posts_or_channels_do() -> None:
    insta = Channel(Platform.INSTAGRAM, "@n", audience_countries=frozenset({"FR", "BE"}))
    tube = Channel(Platform.YOUTUBE, "n", audience_countries=frozenset({"US"}))
    unknown = Channel(Platform.TIKTOK, "@n")
    who = creator(channels=(insta, tube, unknown))
    assert work_territories(dossier(deal_creator=who)) == {"FR", "BE"}
    assert work_territories(dossier(deal_creator=who, deliverables=())) == frozenset()
    assert work_territories(dossier(deal_creator=who, deliverables=(deliverable(platform=Platform.TIKTOK),))) == set()
    assert work_territories(dossier(deal_creator=who, deliverables=(deliverable(platform=Platform.BLOG),))) == set()
    posted = post(audience_countries=frozenset({"CH"}))
    assert work_territories(dossier(deal_creator=who, posts=(posted,))) == {"CH"}
    assert work_territories(dossier(deal_creator=who, posts=(posted, post("o2")))) == set()


def test_days_of_work_come_from_everything_dated() -> None:
    bare: dict[str, Any] = {"deal_starts_on": None, "deal_ends_on": None}
    assert work_span(dossier(**bare)) == Span(day("2026-03-20"), day("2026-03-20"))
    late = post(planned_at=noon("2026-06-01"))
    assert work_span(dossier(posts=(late,))) == Span(day("2026-02-01"), day("2026-06-01"))
    periods = (Period("One", day("2026-01-01"), day("2026-06-30")), Period("Two", day("2026-07-01"), None))
    assert work_span(dossier(**bare, deal_periods=periods)) == Span(day("2026-01-01"), day("2026-06-30"))
    assert promised_span(exclusivity(starts_on=None), dossier()) == Span(day("2026-02-01"), day("2026-05-31"))


DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
WINDOWS = st.tuples(DAYS, DAYS)


@given(WINDOWS, WINDOWS)
def test_two_deals_that_promise_the_same_clash_both_ways_or_not_at_all(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> None:
    # The promise of each lasts exactly as long as its work, so whether they meet must not depend on the side.
    def made(identity: str, name: str, window: tuple[date | None, date | None]) -> Any:
        promise = exclusivity(f"x-{identity}", deal_id=identity, starts_on=window[0], ends_on=window[1])
        return dossier(
            identity,
            deal_brand=brand(name),
            deal_signed_on=None,
            deal_starts_on=window[0],
            deal_ends_on=window[1],
            deliverables=(),
            exclusivities=(promise,),
        )

    first, second = made("d1", "Verdure", one), made("d2", "Maison Élan", other)
    there = clash(first.exclusivities[0], first, second)
    back = clash(second.exclusivities[0], second, first)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.promised, there.work) == (back.work, back.promised)
        assert there.certain == back.certain


@given(st.permutations([f"e{number}" for number in range(5)]))
def test_the_order_of_deals_does_not_matter(order: list[str]) -> None:
    held = [dossier(identity, exclusivities=(exclusivity(f"x{identity}", deal_id=identity),)) for identity in order]
    found = exclusivity_conflicts(rival(), held)
    assert [each.record for each in found] == [("deal", f"e{number}") for number in range(5)]


def test_a_promise_is_checked_as_written() -> None:
    assert codes(exclusivity_checks(exclusivity())) == []
    # What forbids nothing needs no end.
    assert codes(exclusivity_checks(exclusivity(category=" ", ends_on=None))) == ["exclusivity.without_scope"]
    open_end = exclusivity_checks(exclusivity(category="", competitors=("Élan", "Moss"), ends_on=None))
    assert [(each.code, each.params["category"]) for each in open_end] == [("exclusivity.without_end", "Élan, Moss")]
    # A promise for one day is a promise.
    assert codes(exclusivity_checks(exclusivity(starts_on=day("2026-03-01"), ends_on=day("2026-03-01")))) == []
    assert codes(exclusivity_checks(exclusivity(starts_on=None, ends_on=day("2026-03-01")))) == []
    assert codes(exclusivity_checks(exclusivity(category="", competitors=("Élan",)))) == []
    assert codes(exclusivity_checks(exclusivity(ends_on=day("2026-01-01")))) == ["exclusivity.ends_before_start"]
