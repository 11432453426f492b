"""Who shares in the income, what was spent, and what comes as somebody's statement, as fields."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.records.money.shares import EarningKind, SplitBase, SplitManner, SplitRole
from creatorbook.services.fields.kinds.field import Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import NewAction, Window

_OF = mark("Of whose income")
_SHARE = mark("Share")
_WHEN = mark("When")
_COUNTED = mark("What was counted")

SPLIT = Kind(
    id="split",
    singular=mark("Share of income"),
    plural=mark("Shares of income"),
    title="partner",
    columns=("partner", "role", "manner", "percent_bp", "fixed", "base", "creator_id", "deal_id"),
    sort=(("creator_id", False), ("deal_id", False), ("position", False)),
    icon="users",
    window=Window(shown_on=("deals", "money", "settings"), line="money.lines:describe_split"),
    fields=(
        Field("partner", FieldType.TEXT, mark("Who gets it"), required=True, width=22),
        Field("role", FieldType.CHOICE, mark("Role"), enum=SplitRole, default=SplitRole.AGENCY),
        Field("agency_id", FieldType.REFERENCE, mark("Agency"), kind="agency"),
        Field("contact", FieldType.TEXT, mark("Contact details")),
        Field(
            "creator_id",
            FieldType.REFERENCE,
            mark("Creator"),
            _OF,
            mark("Of every deal of theirs that has no shares of its own."),
            kind="creator",
            along=True,
        ),
        Field(
            "deal_id",
            FieldType.REFERENCE,
            mark("Deal"),
            _OF,
            mark("Shares of a deal go instead of the creator’s."),
            kind="deal",
            along=True,
        ),
        Field("manner", FieldType.CHOICE, mark("How much"), _SHARE, enum=SplitManner, default=SplitManner.PERCENT),
        Field("percent_bp", FieldType.PERCENT, mark("Percentage"), _SHARE, bounds=(0, 10_000), width=10),
        Field("fixed", FieldType.MONEY, mark("Sum for a deal"), _SHARE, width=14),
        Field("base", FieldType.CHOICE, mark("Taken of"), _SHARE, enum=SplitBase, default=SplitBase.WITHOUT_TAXES),
        Field(
            "position",
            FieldType.NUMBER,
            mark("Order"),
            _SHARE,
            mark("Shares are taken one after the other, the lowest first."),
            bounds=(1, 1000),
            width=8,
        ),
        Field("starts_on", FieldType.DAY, mark("Starts on"), _WHEN, mark("Of deals agreed from this day on.")),
        Field("ends_on", FieldType.DAY, mark("Ends on"), _WHEN, mark("Of deals agreed up to this day.")),
    ),
)

SPLIT_SETTLEMENT = Kind(
    id="split_settlement",
    singular=mark("Settled share"),
    plural=mark("Settled shares"),
    title="split_id",
    columns=("split_id", "deal_id", "amount", "settled_on", "note"),
    sort=(("settled_on", True),),
    parent="split_id",
    icon="wallet",
    window=Window(shown_on=("money",), line_note=("deal_id", "settled_on"), line_end="amount"),
    fields=(
        Field("split_id", FieldType.REFERENCE, mark("Share of income"), required=True, kind="split", width=22),
        Field("deal_id", FieldType.REFERENCE, mark("Deal"), kind="deal", width=28, along=True),
        Field("amount", FieldType.MONEY, mark("Amount"), required=True),
        Field("settled_on", FieldType.DAY, mark("Settled on"), past=True),
        Field("note", FieldType.TEXT, mark("Note")),
    ),
)

EXPENSE = Kind(
    id="expense",
    singular=mark("Expense"),
    plural=mark("Expenses"),
    title="text",
    columns=("text", "category", "amount", "spent_on", "passed_on", "deal_id", "brand_id"),
    sort=(("spent_on", True),),
    icon="receipt",
    window=Window(
        shown_on=("deals", "money"),
        searched=True,
        new=NewAction(mark("New expense"), mark("Add what was spent for the work"), 6),
        line="money.lines:describe_expense",
    ),
    fields=(
        Field("text", FieldType.TEXT, mark("What for"), required=True, width=28),
        Field(
            "amount",
            FieldType.MONEY,
            mark("Amount"),
            help=mark("What it cost you: without VAT where you get that back."),
            required=True,
        ),
        Field("spent_on", FieldType.DAY, mark("Spent on"), past=True),
        Field("category", FieldType.TEXT, mark("Category"), help=mark("Such as travel, props or software.")),
        Field(
            "passed_on",
            FieldType.FLAG,
            mark("The brand pays it back"),
            help=mark("It goes on the next invoice of the deal, or of the brand."),
        ),
        Field("deal_id", FieldType.REFERENCE, mark("Deal"), kind="deal", width=28),
        Field("brand_id", FieldType.REFERENCE, mark("Brand"), kind="brand"),
        Field("creator_id", FieldType.REFERENCE, mark("Creator"), required=True, kind="creator"),
        Field(
            "evidence",
            FieldType.TEXT,
            mark("Where the receipt is"),
            help=mark("A file can be attached to the expense instead."),
        ),
    ),
)

EARNING = Kind(
    id="earning",
    singular=mark("Statement of earnings"),
    plural=mark("Statements of earnings"),
    title="kind",
    columns=("kind", "brand_id", "starts_on", "ends_on", "clicks", "sales", "amount", "deal_id"),
    sort=(("ends_on", True),),
    icon="trending-up",
    window=Window(
        shown_on=("today", "deals", "brands", "gifts", "contracts", "money"),
        searched=True,
        new=NewAction(
            mark("New statement of earnings"), mark("Add what a bonus or affiliate sales brought, to be paid"), 7
        ),
        line="money.lines:describe_earning",
    ),
    fields=(
        Field("kind", FieldType.CHOICE, mark("Kind"), enum=EarningKind, default=EarningKind.AFFILIATE),
        Field("amount", FieldType.MONEY, mark("Amount"), help=mark("What is to be paid, before taxes."), required=True),
        Field(
            "deal_id",
            FieldType.REFERENCE,
            mark("Deal"),
            help=mark("Where only a brand is named, its running affiliate deal, or a new one."),
            kind="deal",
            width=28,
            along=True,
        ),
        Field("brand_id", FieldType.REFERENCE, mark("Brand"), kind="brand"),
        Field("creator_id", FieldType.REFERENCE, mark("Creator"), required=True, kind="creator"),
        Field("starts_on", FieldType.DAY, mark("Starts on"), _WHEN),
        Field("ends_on", FieldType.DAY, mark("Ends on"), _WHEN),
        Field("stated_on", FieldType.DAY, mark("Stated on"), _WHEN, past=True),
        Field("clicks", FieldType.NUMBER, mark("Clicks"), _COUNTED, bounds=(0, None), width=10),
        Field("sales", FieldType.NUMBER, mark("Sales"), _COUNTED, bounds=(0, None), width=10),
        Field("sold", FieldType.MONEY, mark("Sold for"), _COUNTED),
        Field("evidence", FieldType.TEXT, mark("Where the statement is"), help=mark("A file can be attached to it.")),
        Field("payment_id", FieldType.REFERENCE, mark("Payment"), kind="payment", fixed=True),
    ),
)
