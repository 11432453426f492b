"""Deals and what hangs on them, as fields."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import DealKind, OwnAction, Stage
from creatorbook.domain.records.terms import (
    DeliverableState,
    InstalmentTrigger,
    ProductDuty,
    RawFootage,
    Renewal,
    RightsPrice,
    RightsStart,
    UsageChannel,
)
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.fields.kinds.field import Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import NewAction, Window

_WHO = mark("Who")
_WHEN = mark("When")
_NEXT = mark("Next")
_PRODUCT = mark("Product")
_MONEY = mark("Money")
_APPROVAL = mark("Approval")
_CONTENT = mark("Content")
_LAW = mark("Law")
_TERRITORY_HELP = mark("Empty means everywhere.")


def _deal_field() -> Field:
    return Field("deal_id", FieldType.REFERENCE, mark("Deal"), required=True, kind="deal", width=28)


DEAL = Kind(
    id="deal",
    singular=mark("Deal"),
    plural=mark("Deals"),
    title="title",
    columns=("title", "brand_id", "stage", "fee", "next_action", "next_action_on", "ends_on"),
    sort=(("next_action_on", False),),
    icon="handshake",
    window=Window(
        page="deals",
        shown_on=("today", "content", "brands", "gifts", "contracts"),
        searched=True,
        new=NewAction(mark("New deal"), mark("Add a deal"), 1, "Ctrl+N"),
        part="deals.overview:DealPart",
        state="stage",
        state_reason="stage_reason",
        elsewhere=frozenset({"stage", "stage_reason"}),
        next_step=("next_action", "next_action_on"),
        glance=("fee", "ends_on"),
        tabs=("terms", "content", "money"),
        content=("deliverable", "post", "gift"),
        letter="deal_id",
        line="lists.panel_lines:describe_deal",
        priced="fee",
    ),
    fields=(
        Field("title", FieldType.TEXT, mark("Title"), required=True, width=30),
        Field("brand_id", FieldType.REFERENCE, mark("Brand"), _WHO, required=True, kind="brand", width=22),
        Field("creator_id", FieldType.REFERENCE, mark("Creator"), _WHO, required=True, kind="creator"),
        Field("agency_id", FieldType.REFERENCE, mark("Agency"), _WHO, mark("Who acts for the brand."), kind="agency"),
        Field(
            "agent_id",
            FieldType.REFERENCE,
            mark("Creator’s agent"),
            _WHO,
            mark("Who acts for the creator."),
            kind="agency",
        ),
        Field("contact_id", FieldType.REFERENCE, mark("Contact"), _WHO, kind="contact"),
        Field("kind", FieldType.CHOICE, mark("Kind"), enum=DealKind, default=DealKind.ONE_OFF),
        Field("stage", FieldType.CHOICE, mark("Stage"), enum=Stage, default=Stage.LEAD, width=16),
        Field("stage_reason", FieldType.TEXT, mark("Reason"), help=mark("Why it was declined or lost.")),
        Field(
            "objective",
            FieldType.TEXT,
            mark("Promotional objective"),
            help=mark("One campaign, one objective: the French written-contract threshold adds up by it."),
        ),
        Field("fee", FieldType.MONEY, mark("Fee"), _MONEY, mark("Before taxes. Sums work: 3*250."), width=14),
        Field(
            "minutes",
            FieldType.DURATION,
            mark("Time spent"),
            _MONEY,
            mark("Hours of work: what the deal brings an hour."),
            bounds=(0, 600_000),
            width=12,
        ),
        Field("signed_on", FieldType.DAY, mark("Signed on"), _WHEN, width=12, past=True),
        Field("starts_on", FieldType.DAY, mark("Starts on"), _WHEN, width=12),
        Field("ends_on", FieldType.DAY, mark("Ends on"), _WHEN, width=12),
        Field("next_action", FieldType.TEXT, mark("Next action"), _NEXT, enum=OwnAction, width=24),
        Field("next_action_on", FieldType.DAY, mark("Next date"), _NEXT, width=12),
    ),
)

DEAL_PERIOD = Kind(
    id="deal_period",
    singular=mark("Period"),
    plural=mark("Periods"),
    title="label",
    columns=("label", "starts_on", "ends_on"),
    sort=(("starts_on", False),),
    parent="deal_id",
    icon="calendar",
    fields=(
        _deal_field(),
        Field("label", FieldType.TEXT, mark("Name"), required=True),
        Field("starts_on", FieldType.DAY, mark("Starts on")),
        Field("ends_on", FieldType.DAY, mark("Ends on")),
    ),
)

TERMS = Kind(
    id="terms",
    singular=mark("Terms"),
    plural=mark("Terms"),
    title="deal_id",
    columns=("deal_id", "payment_days", "revisions", "governing_law"),
    sort=(("deal_id", False),),
    parent="deal_id",
    icon="scale",
    window=Window(shown_on=("today", "content", "gifts", "contracts")),
    fields=(
        _deal_field(),
        Field(
            "payment_days",
            FieldType.NUMBER,
            mark("Payment days"),
            _MONEY,
            mark("Days after the invoice."),
            bounds=(0, 365),
        ),
        Field("kill_fee_bp", FieldType.PERCENT, mark("Kill fee"), _MONEY, mark("Share of the fee if it is cancelled.")),
        Field("affiliate_bp", FieldType.PERCENT, mark("Affiliate rate"), _MONEY),
        Field("affiliate_code", FieldType.TEXT, mark("Affiliate code"), _MONEY),
        Field(
            "affiliate_days",
            FieldType.NUMBER,
            mark("Days after a click"),
            _MONEY,
            mark("How long a sale still counts for the commission."),
        ),
        Field("bonus", FieldType.TEXT, mark("Bonus"), _MONEY),
        Field("expenses", FieldType.TEXT, mark("Expenses"), _MONEY),
        Field("revisions", FieldType.NUMBER, mark("Rounds of changes"), _APPROVAL),
        Field(
            "approval_needed",
            FieldType.MAYBE,
            mark("The brand approves before posting"),
            _APPROVAL,
            mark("Empty: the contract does not speak of it."),
        ),
        Field("review_days", FieldType.NUMBER, mark("Days to review"), _APPROVAL),
        Field("reshoots", FieldType.NUMBER, mark("Reshoots included"), _APPROVAL, bounds=(0, 100)),
        Field("reshoot_price", FieldType.MONEY, mark("Price of another reshoot"), _APPROVAL),
        Field("product_duty", FieldType.CHOICE, mark("Product"), _PRODUCT, enum=ProductDuty, default=ProductDuty.NONE),
        Field("product_description", FieldType.TEXT, mark("Product sent"), _PRODUCT),
        Field("product_value", FieldType.MONEY, mark("Value"), _PRODUCT, with_tax=True),
        Field("raw_footage", FieldType.CHOICE, mark("Raw footage"), _CONTENT, enum=RawFootage),
        Field(
            "content_standards",
            FieldType.LONG_TEXT,
            mark("Content standards"),
            _CONTENT,
            mark("What the content must keep to: tone, music rights, what may not be seen."),
        ),
        Field(
            "claims",
            FieldType.LONG_TEXT,
            mark("Claims"),
            _CONTENT,
            mark("What may be claimed about the product; the brand answers for the proof."),
        ),
        Field("takedown_days", FieldType.NUMBER, mark("Days to take a post down"), _CONTENT),
        Field(
            "online_days",
            FieldType.NUMBER,
            mark("Days online at least"),
            _CONTENT,
            mark("How long each post stays up, stories apart."),
            bounds=(1, 36_500),
        ),
        Field("morals", FieldType.FLAG, mark("Conduct of both sides"), _CONTENT),
        Field(
            "notice_days",
            FieldType.NUMBER,
            mark("Days of notice to end it"),
            _LAW,
            mark("Empty: nobody may end it without a reason."),
            bounds=(1, 3650),
        ),
        Field(
            "cure_days",
            FieldType.NUMBER,
            mark("Days to put a breach right"),
            _LAW,
            mark("Empty: a reasonable time."),
            bounds=(1, 3650),
        ),
        Field("renewal", FieldType.CHOICE, mark("Renewal"), _LAW, enum=Renewal, default=Renewal.NONE),
        Field("renewal_months", FieldType.NUMBER, mark("Months of a renewal"), _LAW, bounds=(1, 1200)),
        Field(
            "renewal_notice_days",
            FieldType.NUMBER,
            mark("Days of notice against a renewal"),
            _LAW,
            mark("Where it renews automatically. Empty: thirty."),
            bounds=(1, 3650),
        ),
        Field("governing_law", FieldType.LAW, mark("Governing law"), _LAW),
        Field("courts", FieldType.TEXT, mark("Courts"), _LAW, mark("A town, such as Lyon.")),
        Field("confidential", FieldType.FLAG, mark("Confidential"), _LAW),
        Field("confidential_years", FieldType.NUMBER, mark("Years of confidentiality"), _LAW),
        Field("liability_cap", FieldType.MONEY, mark("Liability cap"), _LAW),
        Field("insurance", FieldType.FLAG, mark("Insurance"), _LAW),
        Field("personal_data", FieldType.FLAG, mark("Personal data is exchanged"), _LAW),
    ),
)

USAGE_RIGHT = Kind(
    id="usage_right",
    singular=mark("Usage right"),
    plural=mark("Usage rights"),
    title="deal_id",
    columns=("channels", "paid", "territories", "start", "starts_on", "duration_days", "price"),
    sort=(("starts_on", False),),
    parent="deal_id",
    icon="megaphone",
    window=Window(shown_on=("today", "contracts"), letter="right_id", line="lists.panel_lines:describe_right"),
    fields=(
        _deal_field(),
        Field("channels", FieldType.CHOICES, mark("Where"), required=True, enum=UsageChannel),
        Field("paid", FieldType.FLAG, mark("As paid advertising")),
        Field(
            "media_budget", FieldType.MONEY, mark("Media budget at most"), help=mark("What may be spent on promotion.")
        ),
        Field("territories", FieldType.TERRITORIES, mark("Territory"), help=_TERRITORY_HELP),
        Field("start", FieldType.CHOICE, mark("Begins"), enum=RightsStart, default=RightsStart.ON_FIRST_POST),
        Field("starts_on", FieldType.DAY, mark("On the day")),
        Field(
            "duration_days", FieldType.NUMBER, mark("Days"), help=mark("Empty means without end."), bounds=(1, 36_500)
        ),
        Field("price", FieldType.MONEY, mark("Price"), help=mark("Empty means included in the fee.")),
        Field("price_counts", FieldType.CHOICE, mark("This price is"), enum=RightsPrice, default=RightsPrice.UNSAID),
        Field("renewal_days", FieldType.NUMBER, mark("Days of a renewal"), bounds=(1, 36_500)),
        Field("renewal_price", FieldType.MONEY, mark("Price of a renewal")),
    ),
)

EXCLUSIVITY = Kind(
    id="exclusivity",
    singular=mark("Exclusivity"),
    plural=mark("Exclusivities"),
    title="category",
    columns=("category", "competitors", "territories", "starts_on", "ends_on"),
    sort=(("starts_on", False),),
    parent="deal_id",
    icon="lock",
    window=Window(shown_on=("today", "contracts"), line="lists.panel_lines:describe_exclusivity"),
    fields=(
        _deal_field(),
        Field("category", FieldType.TEXT, mark("Category")),
        Field("competitors", FieldType.WORDS, mark("Named competitors")),
        Field("territories", FieldType.TERRITORIES, mark("Territory"), help=_TERRITORY_HELP),
        Field("starts_on", FieldType.DAY, mark("Starts on")),
        Field("ends_on", FieldType.DAY, mark("Ends on")),
        Field("price", FieldType.MONEY, mark("Price"), help=mark("Empty means included in the fee.")),
        Field("price_counts", FieldType.CHOICE, mark("This price is"), enum=RightsPrice, default=RightsPrice.UNSAID),
    ),
)

DELIVERABLE = Kind(
    id="deliverable",
    singular=mark("Deliverable"),
    plural=mark("Deliverables"),
    title="medium",
    columns=("platform", "medium", "count", "draft_due_on", "due_on", "state", "deal_id"),
    sort=(("due_on", False),),
    parent="deal_id",
    icon="clapperboard",
    window=Window(
        shown_on=("today", "content", "contracts"), state="state", line="lists.panel_lines:describe_deliverable"
    ),
    fields=(
        _deal_field(),
        Field("platform", FieldType.CHOICE, mark("Platform"), enum=Platform, default=Platform.INSTAGRAM),
        Field("medium", FieldType.CHOICE, mark("Format"), enum=Medium, default=Medium.FEED_POST),
        Field("count", FieldType.NUMBER, mark("How many"), default=1, width=8, bounds=(1, 1000)),
        Field("description", FieldType.TEXT, mark("Description")),
        Field("tags", FieldType.WORDS, mark("Handles and tags"), help=mark("What the post names: @brand, #launch.")),
        Field("link", FieldType.URL, mark("Link"), help=mark("Where the post leads.")),
        Field("code", FieldType.TEXT, mark("Code")),
        Field("place", FieldType.TEXT, mark("Place"), help=mark("Of an appearance in person.")),
        Field("hours", FieldType.TEXT, mark("Hours"), help=mark("Such as 14:00 to 18:00.")),
        Field("draft_due_on", FieldType.DAY, mark("Draft due")),
        Field("due_on", FieldType.DAY, mark("Due")),
        Field("approved_on", FieldType.DAY, mark("Approved on"), past=True),
        Field("delivered_on", FieldType.DAY, mark("Delivered on"), past=True),
        Field("state", FieldType.CHOICE, mark("State"), enum=DeliverableState, default=DeliverableState.TO_DO),
    ),
)

PAYMENT = Kind(
    id="payment",
    singular=mark("Payment"),
    plural=mark("Payments"),
    title="label",
    columns=("label", "deal_id", "amount", "due_on", "invoiced_on", "paid_on"),
    sort=(("due_on", False),),
    parent="deal_id",
    icon="banknote",
    window=Window(
        shown_on=("today", "deals", "contracts"), letter="payment_id", line="lists.panel_lines:describe_payment"
    ),
    fields=(
        _deal_field(),
        Field("label", FieldType.TEXT, mark("What for"), required=True),
        Field("amount", FieldType.MONEY, mark("Amount"), required=True),
        Field(
            "trigger",
            FieldType.CHOICE,
            mark("Due"),
            enum=InstalmentTrigger,
            default=InstalmentTrigger.AFTER_INVOICE,
        ),
        Field("days_after", FieldType.NUMBER, mark("Days after"), bounds=(0, 365)),
        Field("due_on", FieldType.DAY, mark("On the day")),
        Field("invoice_number", FieldType.TEXT, mark("Invoice number")),
        Field("invoiced_on", FieldType.DAY, mark("Invoiced on"), past=True),
        Field("paid_on", FieldType.DAY, mark("Paid on"), past=True),
    ),
)

CONTRACT = Kind(
    id="contract",
    singular=mark("Contract"),
    plural=mark("Contracts"),
    title="number",
    columns=("number", "deal_id", "state", "language", "issued_at", "signed_on"),
    sort=(("issued_at", True),),
    parent="deal_id",
    icon="file-text",
    window=Window(
        page="contracts",
        shown_on=("today",),
        searched=True,
        state="state",
        elsewhere=frozenset({"state"}),
        tabs=("terms",),
        line="lists.panel_lines:describe_contract",
    ),
    fields=(
        _deal_field(),
        Field("number", FieldType.TEXT, mark("Number"), fixed=True),
        Field("state", FieldType.CHOICE, mark("State"), enum=ContractState, default=ContractState.DRAFT, fixed=True),
        Field("language", FieldType.LANGUAGE, mark("Language"), width=10),
        Field("issued_at", FieldType.INSTANT, mark("Issued on"), fixed=True),
        Field("signed_on", FieldType.DAY, mark("Signed on"), past=True),
    ),
)
