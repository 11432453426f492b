from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.contracts.written_contract import Basis
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.reminders.disclosure import Changed, Ended, Watch
from creatorbook.domain.reminders.reminders import Answer, Reminder, StoredAnswer, open_reminders, reminders
from creatorbook.domain.reminders.sources import ReminderFacts
from creatorbook.domain.values.platforms import Medium, PostState
from tests.domain.support import TODAY, day, eur, noon, post

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post


def told(watch: Watch, today: date = TODAY) -> list[Reminder]:
    return list(reminders(ReminderFacts(watch=watch), today))


def kinds(watch: Watch, today: date = TODAY) -> list[tuple[str, str]]:
    return [(each.kind.value, each.due_on.isoformat()) for each in told(watch, today)]


def live(at: datetime, **fields: Any) -> Post:
    return post(state=PostState.LIVE, published_at=at, **{"brand_id": "b1", "brand_name": "Verdure", **fields})


def planned(on: str, **fields: Any) -> Post:
    values = {"brand_id": "b1", "brand_name": "Verdure", "audience_countries": frozenset({"FR", "PL"})}
    return post(planned_at=noon(on), **{**values, **fields})


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-02", [("story_frame", "2026-03-03")]),
        ("2026-03-03", [("story_frame", "2026-03-03")]),
        ("2026-03-04", [("proof_missing", "2026-03-03")]),
        ("2026-04-02", [("proof_missing", "2026-03-03")]),
        ("2026-04-03", []),
    ],
)
def test_a_story_asks_for_its_frame_while_it_is_there_then_for_a_proof(
    today: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(Watch(unproved=(live(noon("2026-03-02"), medium=Medium.STORY),)), day(today)) == expected


@pytest.mark.parametrize(("hour", "gone_on"), [(0, "2026-03-03"), (22, "2026-03-03"), (23, "2026-03-03")])
def test_a_story_is_there_for_a_day_and_a_night(hour: int, gone_on: str) -> None:
    seen = live(noon("2026-03-02").replace(hour=hour, minute=59), medium=Medium.STORY)
    assert kinds(Watch(unproved=(seen,))) == [("story_frame", gone_on)]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (live(noon("2026-03-02")), []),
        (live(noon("2026-03-01")), [("proof_missing", "2026-03-02")]),
        (live(noon("2026-02-20"), brand_id=None, deal_id="d1"), [("proof_missing", "2026-02-21")]),
        (live(noon("2026-02-20"), brand_id=None), []),
        (live(noon("2026-01-20")), []),
        (replace(live(noon("2026-02-20")), state=PostState.REMOVED), []),
        (replace(live(noon("2026-02-20")), published_at=None), []),
    ],
)
def test_a_post_for_somebody_asks_for_a_proof_after_a_day(seen: Post, expected: list[tuple[str, str]]) -> None:
    assert kinds(Watch(unproved=(seen,))) == expected


@pytest.mark.parametrize(
    ("seen", "ended_on", "recent_days", "expected"),
    [
        (planned("2026-03-10"), "2026-01-31", 365, [("relationship_colours", "2026-03-10")]),
        (planned("2026-03-17"), "2026-01-31", 365, []),
        (planned("2026-03-10"), "2026-01-31", 30, []),
        (planned("2026-03-10"), "2026-04-30", 365, []),
        (planned("2026-03-10", deal_id="d1"), "2026-01-31", 365, []),
        (planned("2026-02-24"), "2026-01-31", 365, [("relationship_colours", "2026-02-24")]),
        (planned("2026-02-22"), "2026-01-31", 365, []),
        # The day of the end itself, and the last day on which it counts.
        (planned("2026-03-10"), "2026-03-10", 365, [("relationship_colours", "2026-03-10")]),
        (planned("2026-03-10"), "2026-03-11", 365, []),
        (planned("2026-03-10"), "2026-03-08", 2, [("relationship_colours", "2026-03-10")]),
        (planned("2026-03-10"), "2026-03-07", 2, []),
        (replace(planned("2026-03-10"), planned_at=None), "2026-01-31", 365, []),
        (live(noon("2026-03-01")), "2026-01-31", 365, []),
    ],
)
def test_work_that_ended_still_colours_a_post_for_a_while(
    seen: Post, ended_on: str, recent_days: int, expected: list[tuple[str, str]]
) -> None:
    assert kinds(Watch(ended=(Ended(seen, day(ended_on), recent_days),))) == expected


@pytest.mark.parametrize(
    ("country", "changed_on", "kept_on", "expected"),
    [
        ("FR", "2026-02-20", "2026-02-10", [("rule_changed", "2026-02-20")]),
        ("FR", "2026-02-10", "2026-02-10", []),
        ("GB", "2026-02-20", "2026-02-10", []),
        # Poland has no rules of its own here: the European floor holds there, and not in France.
        ("EU", "2026-02-20", "2026-02-10", [("rule_changed", "2026-02-20")]),
        ("PL", "2026-02-20", "2026-02-10", []),
    ],
)
def test_rules_that_changed_after_the_disclosure_was_kept_ask_for_another_look(
    country: str, changed_on: str, kept_on: str, expected: list[tuple[str, str]]
) -> None:
    changed = Changed(planned("2026-03-10"), day(kept_on), ((country, day(changed_on)),), frozenset({"FR", "GB"}))
    assert kinds(Watch(changed=(changed,))) == expected
    if expected:
        assert told(Watch(changed=(changed,)))[0].params["territories"] == ("PL" if country == "EU" else country,)
    assert kinds(Watch(changed=(replace(changed, post=live(noon("2026-03-01"))),))) == []


def near(code: str, objective: str = "Spring launch", **changed: Any) -> Finding:
    values: dict[str, Any] = {
        "brand": "Verdure",
        "basis": Basis.CALENDAR_YEAR,
        "total": eur("900"),
        "threshold": eur("1000"),
        "percent": 90,
        "starts_on": day("2026-01-01"),
        "ends_on": day("2026-12-31"),
        "objective": objective,
    }
    severity = changed.pop("severity", None)
    return finding(code, record=("brand", "b1"), severity=severity, **{**values, **changed})


def test_the_counter_asks_once_a_brand_and_objective_and_for_the_worse_of_two_years() -> None:
    found = told(
        Watch(
            written=(
                near("written_contract.near"),
                near("written_contract.reached", basis=Basis.ROLLING_12_MONTHS, total=eur("1100"), percent=110),
                near("written_contract.near", "Autumn"),
                near("written_contract.reached", "Done", severity=Severity.INFO),
            )
        )
    )
    assert [(each.params["objective"], each.params["percent"], each.due_on) for each in found] == [
        ("Autumn", 90, TODAY),
        ("Spring launch", 110, TODAY),
    ]
    assert {each.subject for each in found} == {("brand", "b1")}


def test_the_counter_asks_only_what_has_a_brand_and_is_no_info() -> None:
    quiet = (
        near("written_contract.near", severity=Severity.INFO),
        replace(near("written_contract.near"), record=None),
        finding("fee.negative", record=("brand", "b1"), fee=eur("-1")),
    )
    assert told(Watch(written=quiet)) == []
    assert len(told(Watch(written=(*quiet, near("written_contract.near"))))) == 1
    # The same objective in other letters is one objective.
    twice = (near("written_contract.near", "Été"), near("written_contract.reached", "ete"))
    assert [each.params["objective"] for each in told(Watch(written=twice))] == ["ete"]


def test_rules_that_changed_twice_ask_on_the_later_day_and_name_both_countries() -> None:
    seen = planned("2026-03-10", audience_countries=frozenset({"FR", "GB"}))
    changes = (("FR", day("2026-02-20")), ("GB", day("2026-02-25")), ("DE", day("2026-02-27")))
    (found,) = told(Watch(changed=(Changed(seen, day("2026-02-10"), changes, frozenset({"FR", "GB", "DE"})),)))
    assert (found.due_on, found.params["territories"]) == (day("2026-02-25"), ("FR", "GB"))


def test_an_answer_to_the_counter_holds_tomorrow_and_not_once_the_threshold_is_reached() -> None:
    watch = Watch(written=(near("written_contract.near"),))
    (first,) = told(watch)
    answers = [StoredAnswer(first.key, Answer.DISMISSED)]
    tomorrow = TODAY + timedelta(days=1)
    assert open_reminders(told(watch, tomorrow), answers, tomorrow) == ()
    reached = Watch(written=(near("written_contract.reached"),))
    assert len(open_reminders(told(reached, tomorrow), answers, tomorrow)) == 1
