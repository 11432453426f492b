"""The word for each thing that a contract says and the terms of a deal may say otherwise."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.contract_reading.values.found import Topic

TOPICS: dict[Topic, str] = {
    Topic.FEE: mark("Fee"),
    Topic.INSTALMENT: mark("Instalment"),
    Topic.PAYMENT_DAYS: mark("Payment term"),
    Topic.START: mark("Start of the contract"),
    Topic.END: mark("End of the contract"),
    Topic.DELIVERABLE: mark("Post due for it"),
    Topic.DRAFT_ON: mark("Draft due"),
    Topic.POST_ON: mark("Post due"),
    Topic.APPROVAL: mark("Approval before posting"),
    Topic.REVIEW_DAYS: mark("Time for review"),
    Topic.REVISIONS: mark("Rounds of changes"),
    Topic.USE_DURATION: mark("Length of usage rights"),
    Topic.USE_END: mark("End of usage rights"),
    Topic.USE_CHANNELS: mark("Where it may be used"),
    Topic.USE_TERRITORY: mark("Territory of use"),
    Topic.EXCLUSIVITY: mark("Exclusivity"),
    Topic.EXCLUSIVITY_DURATION: mark("Length of exclusivity"),
    Topic.EXCLUSIVITY_END: mark("End of exclusivity"),
    Topic.PRODUCT_VALUE: mark("Value of the product"),
    Topic.AFFILIATE: mark("Commission"),
    Topic.KILL_FEE: mark("Kill fee"),
    Topic.NOTICE: mark("Notice period"),
    Topic.LAW: mark("Governing law"),
}
