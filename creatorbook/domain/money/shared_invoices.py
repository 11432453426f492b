"""One invoice number on two payments: a question for whoever types it, and no matter of a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding


def shared_invoice(payment_id: str, number: str, label: str, deal: str) -> Finding:
    """Return what to say of a payment whose invoice number another one bears, of this label and of this deal."""
    record = ("payment", payment_id)
    return finding(
        "payment.invoice_shared", about="invoice_number", record=record, number=number, label=label, deal=deal
    )
