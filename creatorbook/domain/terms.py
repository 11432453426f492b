"""Terms: what was agreed, as values."""

from __future__ import annotations

from enum import StrEnum


class InstalmentTrigger(StrEnum):
    """What makes an instalment due."""

    ON_SIGNATURE = "on_signature"
    ON_DELIVERY = "on_delivery"
    ON_POST = "on_post"
    ON_DATE = "on_date"
    AFTER_INVOICE = "after_invoice"


class RightsStart(StrEnum):
    """What opens a window of usage rights."""

    ON_SIGNATURE = "on_signature"
    ON_DELIVERY = "on_delivery"
    ON_FIRST_POST = "on_first_post"
    ON_DATE = "on_date"


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


class DeliverableState(StrEnum):
    """How far a deliverable has come."""

    TO_DO = "to_do"
    DRAFTED = "drafted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
