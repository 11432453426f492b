"""Why a line is thought to settle something, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.domain.money.matching.sides import Certainty, Reason
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from creatorbook.domain.money.matching.sides import Proposal

CERTAINTIES = {
    Certainty.READY: mark("Ready"),
    Certainty.LIKELY: mark("Likely"),
    Certainty.MAYBE: mark("Perhaps"),
}

REASONS = {
    Reason.NUMBER: mark("the number of the invoice is in it"),
    Reason.ACCOUNT: mark("the account is known as the payer’s"),
    Reason.NAME: mark("the payer’s name is in it"),
    Reason.AMOUNT: mark("it is the very sum"),
    Reason.SUM: mark("it is the sum of them all"),
    Reason.DIFFERENCE: mark("the difference has a likely cause"),
    Reason.PART: mark("it is a part of the open sum"),
    Reason.TOO_MUCH: mark("it is more than the open sum"),
    Reason.NEAR_DUE: mark("it came about the day it was due"),
    Reason.OTHER_CURRENCY: mark("it came in another currency"),
    Reason.SEVERAL: mark("others would fit as well"),
    Reason.BEFORE_INVOICE: mark("it came before the invoice was issued"),
    Reason.OTHER_PAYER: mark("but somebody else seems to have paid"),
    Reason.SETTLED_BEFORE: mark("what it names is paid already"),
}

DIFFERENCES = {
    AllocationKind.FEE: mark("{amount} kept back as a fee"),
    AllocationKind.WITHHOLDING: mark("{amount} kept back for the tax office"),
    AllocationKind.DISCOUNT: mark("{amount} of discount"),
    AllocationKind.ROUNDING: mark("{amount} of rounding"),
}


def reasons_text(proposal: Proposal) -> str:
    """Return the reasons of a proposal as one line, each difference with its sum."""
    said = [_(REASONS[reason]) for reason in proposal.reasons]
    for part in proposal.parts:
        said += [_(DIFFERENCES[kind]).format(amount=formats.money(money)) for kind, money in part.differences]
    if proposal.left is not None:
        said.append(_("{amount} stays the payer’s credit").format(amount=formats.money(proposal.left)))
    return "; ".join(said)
