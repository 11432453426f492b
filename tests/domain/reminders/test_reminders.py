from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.contracts import ContractFacts, ContractState
from creatorbook.domain.records.deals import DealKind, Period, Stage
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.tasks import Task
from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger, Renewal, RightsStart, Terms
from creatorbook.domain.reminders.disclosure import Changed, Ended, Watch
from creatorbook.domain.reminders.kinds import REMINDER_KINDS, ReminderKind
from creatorbook.domain.reminders.money import MoneyFacts, QuietDeal
from creatorbook.domain.reminders.reminders import Answer, Reminder, StoredAnswer, open_reminders, reminders
from creatorbook.domain.reminders.sources import ReminderFacts
from creatorbook.domain.values.platforms import Medium, PostState
from tests.domain.support import (
    TODAY,
    day,
    deliverable,
    dossier,
    exclusivity,
    gift,
    instalment,
    noon,
    post,
    right,
    rulebook,
    terms,
)

QUIET: dict[str, Any] = {"deliverables": (), "rights": ()}


def of(*, gifts: tuple[Any, ...] = (), posts: tuple[Any, ...] = (), **fields: Any) -> ReminderFacts:
    of_deal = fields.pop("posts_of_deal", ())
    made = (dossier(**{**QUIET, "posts": of_deal, **fields}),) if fields or of_deal else ()
    return ReminderFacts(dossiers=made, gifts=gifts, posts=posts)


def kinds(facts: ReminderFacts, today: date = TODAY, within: int | None = None) -> list[tuple[str, str]]:
    return [(each.kind.value, each.due_on.isoformat()) for each in reminders(facts, today, within)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (of(deliverables=(deliverable(due_on=day("2026-03-09")),)), [("deliverable_due", "2026-03-09")]),
        (of(deliverables=(deliverable(due_on=day("2026-03-10")),)), []),
        (of(deliverables=(deliverable(due_on=day("2026-01-10")),)), [("deliverable_due", "2026-01-10")]),
        (of(deliverables=(deliverable(due_on=TODAY, state=DeliverableState.DELIVERED),)), []),
        (of(deliverables=(deliverable(due_on=TODAY, state=DeliverableState.CANCELLED),)), []),
        (of(deliverables=(deliverable(due_on=None, draft_due_on=day("2026-03-05")),)), [("draft_due", "2026-03-05")]),
        (of(deliverables=(deliverable(due_on=None, draft_due_on=TODAY, state=DeliverableState.IN_REVIEW),)), []),
        (of(deal_stage=Stage.LOST, deliverables=(deliverable(due_on=TODAY),)), []),
        (of(posts=(post(planned_at=noon("2026-03-04")),)), [("post_planned", "2026-03-04")]),
        (of(posts=(post(planned_at=noon("2026-03-05")),)), []),
        (of(posts=(post(planned_at=noon("2026-02-05")),)), [("post_planned", "2026-02-05")]),
        (
            of(posts=(post(state=PostState.LIVE, published_at=noon("2026-03-01"), brand_id="b1"),)),
            [("post_label", "2026-03-01")],
        ),
        (of(posts=(post(state=PostState.LIVE, published_at=noon("2026-03-01")),)), []),
        (
            of(
                posts=(
                    post(state=PostState.LIVE, published_at=noon("2026-03-01"), brand_id="b1", label_confirmed=True),
                )
            ),
            [],
        ),
        (of(gifts=(gift(fate=GiftFate.TO_RETURN, return_due_on=day("2026-03-09")),)), [("gift_return", "2026-03-09")]),
        (of(gifts=(gift(return_due_on=day("2026-03-09")),)), []),
        (of(gifts=(gift(shown_in_post_id="gone"),)), [("gift_record", "2026-02-10")]),
        (
            of(
                gifts=(gift(shown_in_post_id="o1"),),
                posts=(post(state=PostState.LIVE, published_at=noon("2026-02-28")),),
            ),
            [("gift_label", "2026-02-28")],
        ),
        (
            of(
                gifts=(gift(shown_in_post_id="o1"),),
                posts=(post(state=PostState.LIVE, published_at=noon("2026-02-28"), brand_id="b1"),),
            ),
            [("post_label", "2026-02-28")],
        ),
        (
            # The days to pay count from the invoice, which went out a day after the signature.
            of(instalments=(instalment(invoiced_on=day("2026-02-02")),)),
            [("payment_expected", "2026-03-04")],
        ),
        (
            of(instalments=(instalment(days_after=5),)),
            [("payment_to_invoice", "2026-02-01"), ("payment_late", "2026-02-06")],
        ),
        (of(instalments=(instalment(paid_on=TODAY),)), []),
        (of(deal_stage=Stage.LOST, instalments=(instalment(days_after=5),)), []),
        (
            of(
                deal_stage=Stage.NEGOTIATING,
                deal_signed_on=None,
                instalments=(instalment(due_on=day("2026-02-06")),),
            ),
            [],
        ),
        (
            of(
                deal_stage=Stage.NEGOTIATING,
                deal_signed_on=day("2026-02-01"),
                instalments=(
                    instalment(
                        trigger=InstalmentTrigger.ON_DATE, due_on=day("2026-02-06"), invoiced_on=day("2026-02-06")
                    ),
                ),
            ),
            [("payment_late", "2026-02-06")],
        ),
        (
            of(
                deal_stage=Stage.LEAD,
                deal_signed_on=None,
                exclusivities=(exclusivity(ends_on=day("2026-03-16")),),
            ),
            [],
        ),
        (of(deal_stage=Stage.LOST, posts_of_deal=(post(planned_at=noon("2026-03-03"), deal_id="d1"),)), []),
        (
            of(
                deal_stage=Stage.LOST,
                posts_of_deal=(post(state=PostState.LIVE, published_at=noon("2026-03-01"), deal_id="d1"),),
            ),
            [("post_label", "2026-03-01")],
        ),
        (of(rights=(right(duration_days=44),)), [("rights_ending", "2026-03-16")]),
        (of(rights=(right(duration_days=45),)), []),
        (of(rights=(right(duration_days=None),)), []),
        (of(rights=(right(duration_days=16),)), [("rights_ending", "2026-02-16")]),
        (of(rights=(right(duration_days=15),)), []),
        (of(exclusivities=(exclusivity(ends_on=day("2026-03-16")),)), [("exclusivity_ending", "2026-03-16")]),
        (of(exclusivities=(exclusivity(ends_on=day("2026-02-26")),)), []),
        (of(deal_next_action="Call Inès", deal_next_action_on=day("2026-03-05")), [("next_action", "2026-03-05")]),
        (of(deal_stage=Stage.CLOSED, deal_next_action_on=TODAY), []),
        (
            of(
                deal_signed_on=None,
                contracts=(ContractFacts("k1", "d1", ContractState.ISSUED, "7", 1, day("2026-02-23")),),
            ),
            [("contract_unsigned", "2026-03-02")],
        ),
        (
            of(
                deal_signed_on=None,
                contracts=(ContractFacts("k1", "d1", ContractState.ISSUED, "7", 1, day("2026-02-24")),),
            ),
            [],
        ),
        (
            of(contracts=(ContractFacts("k1", "d1", ContractState.ISSUED, "7", 1, day("2026-02-01")),)),
            [],
        ),
        (
            of(deal_periods=(Period("P1", None, day("2026-03-31")), Period("P2", None, day("2026-12-31")))),
            [("period_ending", "2026-03-31")],
        ),
        (of(deal_kind=DealKind.AMBASSADOR, deal_ends_on=day("2026-03-31")), [("period_ending", "2026-03-31")]),
        (of(deal_kind=DealKind.ONE_OFF, deal_ends_on=day("2026-03-31")), []),
    ],
)
def test_what_needs_the_user(facts: ReminderFacts, expected: list[tuple[str, str]]) -> None:
    assert kinds(facts) == expected


def contract(state: ContractState = ContractState.SIGNED) -> ContractFacts:
    return ContractFacts("k1", "d1", state, "7", 1, day("2026-01-30"), day("2026-02-01"))


def renewing(notice_days: int | None = 14) -> Terms:
    return terms(renewal=Renewal.AUTOMATIC, renewal_notice_days=notice_days)


ENDING: dict[str, Any] = {"deal_ends_on": day("2026-03-20"), "contracts": (contract(),)}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [("contract_ending", "2026-03-20")]),
        ({"terms": renewing()}, [("contract_notice", "2026-03-06")]),
        ({"terms": renewing(None), "deal_ends_on": day("2026-04-10")}, [("contract_notice", "2026-03-11")]),
        ({"terms": renewing(), "deal_kind": DealKind.AMBASSADOR},
         [("contract_notice", "2026-03-06"), ("period_ending", "2026-03-20")]),
        ({"deal_kind": DealKind.AMBASSADOR}, [("period_ending", "2026-03-20")]),
        ({"deal_kind": DealKind.PROGRAMME}, [("period_ending", "2026-03-20")]),
        ({"deal_periods": (Period("P1", None, day("2026-03-31")),)}, [("period_ending", "2026-03-31")]),
        ({"deal_kind": DealKind.AMBASSADOR, "deal_periods": (Period("P1", None, None),)}, []),
        ({"contracts": (contract(ContractState.ISSUED),)}, []),
        ({"contracts": (contract(ContractState.DRAFT),)}, []),
        ({"contracts": ()}, []),
        ({"deal_stage": Stage.CLOSED}, []),
        ({"deal_ends_on": None}, []),
    ],
)  # fmt: skip
def test_a_signed_contract_asks_for_notice_or_says_that_it_ends(
    fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert kinds(of(**{**ENDING, **fields})) == expected


UNSIGNED: dict[str, Any] = {"deal_signed_on": None, "contracts": (contract(ContractState.ISSUED),)}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [("contract_unsigned", "2026-02-06")]),
        ({"contracts": (contract(ContractState.SIGNED_BY_ONE),)}, [("contract_unsigned", "2026-02-06")]),
        ({"contracts": (contract(ContractState.DRAFT),)}, []),
        ({"contracts": (replace(contract(ContractState.ISSUED), issued_on=None),)}, []),
        ({"deal_stage": Stage.LOST}, []),
        ({"deal_signed_on": TODAY}, []),
    ],
)
def test_a_contract_that_was_sent_and_not_signed_is_asked_for(
    fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert [each for each in kinds(of(**{**UNSIGNED, **fields})) if each[0] == "contract_unsigned"] == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (of(deal_stage=Stage.LOST, exclusivities=(exclusivity(ends_on=TODAY),)), []),
        (of(deal_stage=Stage.CLOSED, exclusivities=(exclusivity(ends_on=TODAY),)),
         [("exclusivity_ending", "2026-03-02")]),
        (of(exclusivities=(exclusivity(ends_on=None),)), []),
        (of(instalments=(instalment(trigger=InstalmentTrigger.ON_POST),)), []),
        (of(deliverables=(deliverable(due_on=None, draft_due_on=TODAY, state=DeliverableState.APPROVED),)), []),
        (of(deliverables=(deliverable(due_on=None, draft_due_on=None),)), []),
        (of(posts=(post(planned_at=None),)), []),
        (of(posts=(post(state=PostState.LIVE, planned_at=noon("2026-03-02"), published_at=noon("2026-03-01")),)), []),
        (of(posts=(post(state=PostState.LIVE, published_at=None, brand_id="b1"),)), []),
        (of(posts=(post(planned_at=noon("2026-03-03"), deal_id="d9"),)), [("post_planned", "2026-03-03")]),
        (of(gifts=(gift(fate=GiftFate.TO_RETURN, return_due_on=None),)), []),
        (of(gifts=(gift(shown_in_post_id="gone", received_on=None),)), []),
        (of(gifts=(gift(shown_in_post_id="o1"),),
            posts=(post(state=PostState.LIVE, published_at=noon("2026-02-28"), deal_id="d9"),)),
         [("post_label", "2026-02-28")]),
        (of(gifts=(gift(shown_in_post_id="o1"),), posts=(post(state=PostState.LIVE, published_at=None),)), []),
        (of(gifts=(gift(shown_in_post_id="o1"),),
            posts=(post(state=PostState.LIVE, published_at=noon("2026-02-28"), label_confirmed=True),)), []),
    ],
)  # fmt: skip
def test_what_lacks_its_day_or_its_ground_asks_for_nothing(
    facts: ReminderFacts, expected: list[tuple[str, str]]
) -> None:
    assert kinds(facts) == expected


def test_a_scope_is_the_category_else_the_competitors() -> None:
    for promise, scope in (
        (exclusivity(ends_on=TODAY), "Skincare"),
        (exclusivity(ends_on=TODAY, category="", competitors=("Élan", "Lumen")), "Élan, Lumen"),
    ):
        (found,) = reminders(of(exclusivities=(promise,)), TODAY)
        assert found.params["scope"] == scope


def test_the_periods_of_a_deal_are_asked_about_one_by_one() -> None:
    same_day = (Period("P1", None, TODAY), Period("P2", None, TODAY))
    found = reminders(of(deal_periods=same_day), TODAY)
    assert [(each.params["period"], each.key) for each in found] == [
        ("P1", "period_ending:d1:1:2026-03-02"),
        ("P2", "period_ending:d1:2:2026-03-02"),
    ]


def test_a_law_that_is_no_longer_in_force_gives_no_days_to_pay() -> None:
    open_terms = dossier(**{**QUIET, "terms": None, "instalments": (instalment(days_after=None),)})
    past = replace(rulebook().money["FR"], default_days=10, valid_to=day("2026-03-01"))
    (_invoice, payment) = reminders(ReminderFacts((open_terms,), payment_laws={past.country: past}), TODAY)
    assert payment.kind is ReminderKind.PAYMENT_EXPECTED


DUE = day("2026-06-15")
LIVE_POST = post(state=PostState.LIVE, published_at=noon("2026-06-15"), brand_id="b1")
# Each kind due on 15 June: how many days before it is first shown, and how many after it is last; None is until fixed.
SHOWN: tuple[tuple[ReminderKind, ReminderFacts, int, int | None], ...] = (
    (ReminderKind.STORY_FRAME, ReminderFacts(watch=Watch(unproved=(
        replace(LIVE_POST, medium=Medium.STORY, published_at=noon("2026-06-14")),))), 1, 0),
    (ReminderKind.PAYMENT_LATE, of(instalments=(instalment(due_on=DUE, invoiced_on=DUE),)), -1, None),
    (ReminderKind.GIFT_LABEL, of(gifts=(gift(shown_in_post_id="o1"),), posts=(replace(LIVE_POST, brand_id=None),)),
     0, None),
    (ReminderKind.LABEL_INSUFFICIENT, ReminderFacts(watch=Watch(unlabelled=(LIVE_POST,))), 0, None),
    (ReminderKind.POST_LABEL, of(posts=(LIVE_POST,)), 0, None),
    (ReminderKind.GIFT_RECORD, of(gifts=(gift(shown_in_post_id="gone", received_on=DUE),)), 0, None),
    (ReminderKind.PROOF_MISSING, ReminderFacts(watch=Watch(unproved=(
        replace(LIVE_POST, published_at=noon("2026-06-14")),))), 0, 30),
    (ReminderKind.DELIVERABLE_DUE, of(deliverables=(deliverable(due_on=DUE),)), 7, None),
    (ReminderKind.DRAFT_DUE, of(deliverables=(deliverable(due_on=None, draft_due_on=DUE),)), 7, None),
    (ReminderKind.POST_PLANNED, of(posts=(post(planned_at=noon("2026-06-15")),)), 2, None),
    (ReminderKind.RULE_CHANGED, ReminderFacts(watch=Watch(changed=(Changed(
        post(planned_at=noon("2026-09-01"), audience_countries=frozenset({"FR"})), TODAY, (("FR", DUE),),
        frozenset({"FR"})),))), 0, 60),
    (ReminderKind.RELATIONSHIP_COLOURS, ReminderFacts(watch=Watch(ended=(Ended(
        post(planned_at=noon("2026-06-15")), TODAY, 365),))), 14, 7),
    (ReminderKind.GIFT_RETURN, of(gifts=(gift(fate=GiftFate.TO_RETURN, return_due_on=DUE),)), 7, None),
    (ReminderKind.CONTRACT_UNSIGNED, of(deal_signed_on=None, deal_ends_on=None, contracts=(
        ContractFacts("k1", "d1", ContractState.ISSUED, "7", 1, day("2026-06-08")),)), 0, None),
    (ReminderKind.CONTRACT_NOTICE, of(deal_ends_on=day("2026-06-29"), contracts=(contract(),), terms=renewing()),
     30, 0),
    (ReminderKind.PAYMENT_TO_INVOICE, of(deal_signed_on=DUE, instalments=(instalment(),)), 0, None),
    (ReminderKind.PAYMENT_EXPECTED, of(instalments=(instalment(due_on=DUE, invoiced_on=DUE),)), 7, 0),
    (ReminderKind.DEAL_QUIET, ReminderFacts(money=MoneyFacts(
        quiet=(QuietDeal("d1", "Serum", "Lune", day("2026-06-01")),), quiet_days=14)), 0, None),
    (ReminderKind.NEXT_ACTION, of(deal_next_action="Call", deal_next_action_on=DUE), 3, None),
    (ReminderKind.TASK_DUE, ReminderFacts(tasks=(Task("t1", "Call", DUE),)), 3, None),
    (ReminderKind.RIGHTS_ENDING, of(rights=(right(start=RightsStart.ON_DATE, starts_on=day("2026-06-06"),
                                                  duration_days=10),)), 14, 14),
    (ReminderKind.EXCLUSIVITY_ENDING, of(exclusivities=(exclusivity(ends_on=DUE),)), 14, 3),
    (ReminderKind.PERIOD_ENDING, of(deal_periods=(Period("P1", None, DUE),)), 30, 14),
    (ReminderKind.CONTRACT_ENDING, of(deal_ends_on=DUE, contracts=(contract(),)), 30, 14),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "facts", "before", "after"), SHOWN, ids=[row[0].value for row in SHOWN])
def test_each_kind_is_shown_in_time_and_as_long_as_it_helps(
    kind: ReminderKind, facts: ReminderFacts, before: int, after: int | None
) -> None:
    def shown(today: date) -> bool:
        return (kind.value, "2026-06-15") in kinds(facts, today)

    first, last = DUE - timedelta(days=before), DUE + timedelta(days=after if after is not None else 1000)
    assert [shown(first - timedelta(days=1)), shown(first), shown(last)] == [False, True, True]
    assert after is None or not shown(last + timedelta(days=1))


def test_every_kind_that_has_a_day_of_its_own_is_tried() -> None:
    # These are asked for on the day it is, whichever that is.
    asked_daily = {ReminderKind.WRITTEN_CONTRACT, ReminderKind.CONTRACT_DIFFERS, ReminderKind.BANK_LINES}
    assert {row[0] for row in SHOWN} == set(ReminderKind) - asked_daily


def test_a_horizon_replaces_the_lead_of_each_kind() -> None:
    facts = of(deliverables=(deliverable(due_on=day("2026-04-01")),), deal_next_action_on=day("2026-03-05"))
    assert kinds(facts, within=0) == []
    assert kinds(facts, within=3) == [("next_action", "2026-03-05")]
    assert kinds(facts, within=30) == [("next_action", "2026-03-05"), ("deliverable_due", "2026-04-01")]


def test_a_reminder_says_why_and_how_late() -> None:
    (late,) = reminders(of(deliverables=(deliverable(due_on=day("2026-02-27")),)), TODAY)
    assert late.key == "deliverable_due:v1:2026-02-27"
    assert late.subject == ("deliverable", "v1")
    assert late.reason == "reminder.deliverable_due.late"
    assert late.severity is Severity.WARNING
    assert late.params == {
        "deal": "Deal d1",
        "brand": "Verdure",
        "deliverable": "One reel",
        "due_on": day("2026-02-27"),
        "days": 3,
    }
    assert late.is_late(TODAY)
    (today,) = reminders(of(deliverables=(deliverable(due_on=TODAY),)), TODAY)
    assert (today.reason, today.params["days"]) == ("reminder.deliverable_due.ahead", 0)


def test_a_payment_without_agreed_days_is_late_by_the_law_of_the_creators_country() -> None:
    open_terms = dossier(**{**QUIET, "terms": None, "instalments": (instalment(days_after=None),)})
    quick = replace(rulebook().money["FR"], default_days=10)
    assert [each.kind for each in reminders(ReminderFacts((open_terms,)), TODAY)] == [
        ReminderKind.PAYMENT_TO_INVOICE,
        ReminderKind.PAYMENT_EXPECTED,
    ]
    by_law = reminders(ReminderFacts((open_terms,), payment_laws={quick.country: quick}), TODAY)
    assert [each.kind for each in by_law] == [ReminderKind.PAYMENT_TO_INVOICE, ReminderKind.PAYMENT_LATE]
    abroad = replace(quick, country="BE")
    assert reminders(ReminderFacts((open_terms,), payment_laws={abroad.country: abroad}), TODAY)[1].kind is (
        ReminderKind.PAYMENT_EXPECTED
    )


def test_every_kind_has_its_row_and_its_lead_is_no_negative() -> None:
    assert set(REMINDER_KINDS) == set(ReminderKind)
    assert all(spec.lead_days >= 0 and spec.after_days >= 0 for spec in REMINDER_KINDS.values())


BUSY = ReminderFacts(
    dossiers=tuple(
        dossier(
            f"d{number}",
            deliverables=(deliverable(f"v{number}", due_on=TODAY + timedelta(days=number - 3)),),
            instalments=(instalment(f"p{number}", days_after=number * 9),),
            exclusivities=(exclusivity(f"x{number}", ends_on=TODAY + timedelta(days=number)),),
            rights=(right(f"r{number}", duration_days=30 + number),),
        )
        for number in range(6)
    ),
    gifts=tuple(
        gift(f"g{number}", fate=GiftFate.TO_RETURN, return_due_on=TODAY + timedelta(days=number)) for number in range(4)
    ),
    posts=tuple(post(f"o{number}", planned_at=noon("2026-03-03")) for number in range(3)),
)


@given(st.randoms(use_true_random=False), st.dates(date(2025, 6, 1), date(2026, 12, 31)))
def test_order_of_facts_changes_nothing(random: Any, today: date) -> None:
    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    mixed = ReminderFacts(shuffled(BUSY.dossiers), shuffled(BUSY.gifts), shuffled(BUSY.posts))
    found = reminders(BUSY, today)
    assert reminders(mixed, today) == found
    assert len({each.key for each in found}) == len(found)
    assert [each.due_on for each in found] == sorted(each.due_on for each in found)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_wider_horizon_only_adds(one: int, other: int) -> None:
    narrow, wide = sorted((one, other))
    assert {each.key for each in reminders(BUSY, TODAY, narrow)} <= {each.key for each in reminders(BUSY, TODAY, wide)}


@pytest.mark.parametrize(
    ("answer", "today", "shown"),
    [
        (Answer.DONE, TODAY, False),
        (Answer.DISMISSED, TODAY, False),
        (Answer.SNOOZED, day("2026-03-04"), False),
        (Answer.SNOOZED, day("2026-03-05"), True),
    ],
)
def test_stored_answers_silence(answer: Answer, today: date, *, shown: bool) -> None:
    found = reminders(of(deliverables=(deliverable(due_on=TODAY),)), TODAY)
    stored = [StoredAnswer(found[0].key, answer, day("2026-03-05") if answer is Answer.SNOOZED else None)]
    assert bool(open_reminders(found, stored, today)) is shown


def test_an_answer_holds_until_the_day_is_moved() -> None:
    def made(due_on: str) -> tuple[Reminder, ...]:
        return reminders(of(deliverables=(deliverable(due_on=day(due_on)),)), TODAY)

    done = [StoredAnswer(made("2026-03-03")[0].key, Answer.DONE)]
    assert open_reminders(made("2026-03-03"), done, TODAY) == ()
    assert len(open_reminders(made("2026-03-04"), done, TODAY)) == 1


def test_a_snooze_without_a_day_is_no_silence() -> None:
    found = reminders(of(deliverables=(deliverable(due_on=TODAY),)), TODAY)
    assert open_reminders(found, [StoredAnswer(found[0].key, Answer.SNOOZED)], TODAY) == found
