"""Terms: what was agreed, as values; instalments, rights and exclusivities have files of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money


class InstalmentTrigger(StrEnum):
    """What makes an instalment due."""

    ON_SIGNATURE = "on_signature"
    ON_APPROVAL = "on_approval"
    ON_DELIVERY = "on_delivery"
    ON_POST = "on_post"
    ON_DATE = "on_date"
    AFTER_INVOICE = "after_invoice"


class DueCount(StrEnum):
    """How the days of a term are counted; “45 days end of month” has two lawful readings in France (L441-10)."""

    DAYS = "days"
    DAYS_THEN_MONTH_END = "days_then_month_end"
    MONTH_END_THEN_DAYS = "month_end_then_days"


class RightsStart(StrEnum):
    """What opens a window of usage rights."""

    ON_SIGNATURE = "on_signature"
    ON_DELIVERY = "on_delivery"
    ON_FIRST_POST = "on_first_post"
    ON_DATE = "on_date"


class RightsPrice(StrEnum):
    """Whether the price of a right is a part of the fee or comes on top of it; a price without a word of it is open."""

    UNSAID = "unsaid"
    IN_FEE = "in_fee"
    ON_TOP = "on_top"


class UsageChannel(StrEnum):
    """Where a brand may use the creator's work."""

    ORGANIC_SOCIAL = "organic_social"
    PAID_SOCIAL = "paid_social"
    WHITELISTING = "whitelisting"
    WEBSITE = "website"
    EMAIL = "email"
    RETAIL = "retail"
    OUT_OF_HOME = "out_of_home"
    TV = "tv"
    PRINT = "print"
    AI_TRAINING = "ai_training"
    ALL_MEDIA = "all_media"


class ProductDuty(StrEnum):
    """What happens to the product lent or given for the work."""

    NONE = "none"
    KEPT = "kept"
    RETURNED = "returned"


class Renewal(StrEnum):
    """What happens when a contract comes to its end."""

    NONE = "none"
    BY_AGREEMENT = "by_agreement"
    AUTOMATIC = "automatic"


class RawFootage(StrEnum):
    """What becomes of the footage that was shot and not published."""

    KEPT = "kept"
    DELIVERED = "delivered"
    ASSIGNED = "assigned"


class DeliverableState(StrEnum):
    """How far a deliverable has come."""

    TO_DO = "to_do"
    DRAFTED = "drafted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


# States of deliverables of which nothing is owed any more.
SETTLED = frozenset({DeliverableState.DELIVERED, DeliverableState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one deal; None is "not said", `*_bp` are basis points (2500 is 25 %), `*_days` calendar days.

    `governing_law` is an ISO 3166-1 alpha-2 code or free text, empty where not said. `affiliate_days` is how long
    after a click a sale still counts, `takedown_days` how fast a post comes down when asked, `online_days` how long
    a post stays at least, `renewal_months` how long a renewed contract runs. `notice_days` are those of an ordinary
    end, `cure_days` the time to put a breach right, `renewal_notice_days` those against a renewal that comes by
    itself. `insurance`, `morals` and `personal_data` say that the contract speaks of them.
    """

    deal_id: str
    revisions: int | None = None
    review_days: int | None = None
    approval_needed: bool | None = None
    kill_fee_bp: int | None = None
    bonus: str = ""
    affiliate_bp: int | None = None
    affiliate_code: str = ""
    affiliate_days: int | None = None
    product_duty: ProductDuty = ProductDuty.NONE
    product_description: str = ""
    product_value: Money | None = None
    payment_days: int | None = None
    notice_days: int | None = None
    cure_days: int | None = None
    renewal_notice_days: int | None = None
    governing_law: str = ""
    expenses: str = ""
    confidential: bool | None = None
    confidential_years: int | None = None
    courts: str = ""
    renewal: Renewal = Renewal.NONE
    renewal_months: int | None = None
    raw_footage: RawFootage | None = None
    takedown_days: int | None = None
    online_days: int | None = None
    reshoots: int | None = None
    reshoot_price: Money | None = None
    content_standards: str = ""
    claims: str = ""
    insurance: bool = False
    morals: bool = False
    personal_data: bool = False
    liability_cap: Money | None = None
