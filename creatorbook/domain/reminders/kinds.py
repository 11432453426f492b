"""The kinds of reminders: one table, from which the reminders, their order and their settings come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReminderKind(StrEnum):
    """What a reminder is about; the value is also the middle of its reason code."""

    STORY_FRAME = "story_frame"
    PAYMENT_LATE = "payment_late"
    GIFT_LABEL = "gift_label"
    LABEL_INSUFFICIENT = "label_insufficient"
    POST_LABEL = "post_label"
    GIFT_RECORD = "gift_record"
    PROOF_MISSING = "proof_missing"
    DELIVERABLE_DUE = "deliverable_due"
    DRAFT_DUE = "draft_due"
    POST_PLANNED = "post_planned"
    RULE_CHANGED = "rule_changed"
    RELATIONSHIP_COLOURS = "relationship_colours"
    GIFT_RETURN = "gift_return"
    CONTRACT_UNSIGNED = "contract_unsigned"
    CONTRACT_DIFFERS = "contract_differs"
    CONTRACT_NOTICE = "contract_notice"
    WRITTEN_CONTRACT = "written_contract"
    PAYMENT_TO_INVOICE = "payment_to_invoice"
    PAYMENT_EXPECTED = "payment_expected"
    BANK_LINES = "bank_lines"
    NEXT_ACTION = "next_action"
    DEAL_QUIET = "deal_quiet"
    TASK_DUE = "task_due"
    RIGHTS_ENDING = "rights_ending"
    EXCLUSIVITY_ENDING = "exclusivity_ending"
    PERIOD_ENDING = "period_ending"
    CONTRACT_ENDING = "contract_ending"


class Doing(StrEnum):
    """What it is called when what a reminder asks for was done: money is never only “done”."""

    DONE = "done"
    PAID = "paid"
    INVOICED = "invoiced"


@dataclass(frozen=True, slots=True)
class KindSpec:
    """A kind: shown from `lead_days` before its day, until fixed or, where said, `linger_days` after it.

    `after_days` is how long after the fact it is due (a contract may take a week to come back signed). `done_field`
    is the field of a record of the kind `record` that keeps the day on which it was done; without one the answer itself
    is kept. `doing` is what doing it is called.
    """

    kind: ReminderKind
    lead_days: int = 0
    linger_days: int | None = None
    after_days: int = 0
    record: str = ""
    done_field: str = ""
    doing: Doing = Doing.DONE


REMINDER_KINDS: dict[ReminderKind, KindSpec] = {
    spec.kind: spec
    for spec in (
        # Gone with its story: afterwards it is a proof that is missing.
        KindSpec(ReminderKind.STORY_FRAME, lead_days=1, linger_days=0),
        KindSpec(ReminderKind.PAYMENT_LATE, record="payment", done_field="paid_on", doing=Doing.PAID),
        KindSpec(ReminderKind.GIFT_LABEL),
        KindSpec(ReminderKind.LABEL_INSUFFICIENT),
        KindSpec(ReminderKind.POST_LABEL),
        KindSpec(ReminderKind.GIFT_RECORD),
        # What was not kept within a month is seldom there to be kept any more.
        KindSpec(ReminderKind.PROOF_MISSING, linger_days=30, after_days=1),
        KindSpec(ReminderKind.DELIVERABLE_DUE, lead_days=7),
        KindSpec(ReminderKind.DRAFT_DUE, lead_days=7),
        KindSpec(ReminderKind.POST_PLANNED, lead_days=2),
        KindSpec(ReminderKind.RULE_CHANGED, linger_days=60),
        KindSpec(ReminderKind.RELATIONSHIP_COLOURS, lead_days=14, linger_days=7),
        KindSpec(ReminderKind.GIFT_RETURN, lead_days=7),
        KindSpec(ReminderKind.CONTRACT_UNSIGNED, after_days=7),
        KindSpec(ReminderKind.CONTRACT_DIFFERS),
        # Afterwards it has renewed itself, and notice is too late.
        KindSpec(ReminderKind.CONTRACT_NOTICE, lead_days=30, linger_days=0),
        KindSpec(ReminderKind.WRITTEN_CONTRACT),
        KindSpec(ReminderKind.PAYMENT_TO_INVOICE, record="payment", done_field="invoiced_on", doing=Doing.INVOICED),
        KindSpec(ReminderKind.PAYMENT_EXPECTED, lead_days=7, record="payment", done_field="paid_on", doing=Doing.PAID),
        KindSpec(ReminderKind.BANK_LINES),
        KindSpec(ReminderKind.NEXT_ACTION, lead_days=3),
        KindSpec(ReminderKind.DEAL_QUIET),
        KindSpec(ReminderKind.TASK_DUE, lead_days=3, record="task", done_field="done_on"),
        # Once over there is nothing left to do but look whether the other side stopped.
        KindSpec(ReminderKind.RIGHTS_ENDING, lead_days=14, linger_days=14),
        KindSpec(ReminderKind.EXCLUSIVITY_ENDING, lead_days=14, linger_days=3),
        KindSpec(ReminderKind.PERIOD_ENDING, lead_days=30, linger_days=14),
        KindSpec(ReminderKind.CONTRACT_ENDING, lead_days=30, linger_days=14),
    )
}


def doing_of(kind: str) -> Doing:
    """Return what doing it is called where a line is of this kind; one that is not of the table is just done."""
    return REMINDER_KINDS[ReminderKind(kind)].doing if kind in set(ReminderKind) else Doing.DONE
