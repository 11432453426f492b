"""The tables, one aggregate a file; a file is loaded, with those that its tables refer to, when one of them is named.

A command writes to few tables, and mapping one costs some milliseconds. Beside it in the layer it knows engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from creatorbook.store.engine.base import Record
    from creatorbook.store.models.attachments import Attachment, AttachmentContent
    from creatorbook.store.models.book import BookSetting, NumberSeries, ReminderAnswer
    from creatorbook.store.models.changes import Change, ChangedRow
    from creatorbook.store.models.contracts import (
        ClauseChoice,
        ClauseWording,
        Contract,
        ContractTemplate,
        ContractVersion,
        Signature,
    )
    from creatorbook.store.models.deals import (
        Deal,
        DealPeriod,
        Deliverable,
        Exclusivity,
        Payment,
        Terms,
        UsageRight,
    )
    from creatorbook.store.models.gifts import Gift, GiftShowing
    from creatorbook.store.models.invoices import (
        Invoice,
        InvoiceAllowance,
        InvoiceDeposit,
        InvoiceLine,
        InvoiceSeries,
    )
    from creatorbook.store.models.letters import LateStep, Letter
    from creatorbook.store.models.notes import ImportedKey, Message, Note, Tag, Tagging
    from creatorbook.store.models.parties import Agency, Brand, Channel, Contact, Creator
    from creatorbook.store.models.posts import Disclosure, Post, Proof, RuleNote
    from creatorbook.store.models.receipts import (
        Allocation,
        PayerRule,
        Rate,
        Received,
        Statement,
        StatementProfile,
        StatementRow,
    )
    from creatorbook.store.models.shares import Earning, Expense, Split, SplitSettlement
    from creatorbook.store.models.tasks import Task

# Where each class stands.
_FILES = {
    "Attachment": "attachments",
    "AttachmentContent": "attachments",
    "BookSetting": "book",
    "NumberSeries": "book",
    "ReminderAnswer": "book",
    "Change": "changes",
    "ChangedRow": "changes",
    "ClauseChoice": "contracts",
    "ClauseWording": "contracts",
    "Contract": "contracts",
    "ContractTemplate": "contracts",
    "ContractVersion": "contracts",
    "Signature": "contracts",
    "DigestRoot": "digests",
    "RowDigest": "digests",
    "Deal": "deals",
    "DealPeriod": "deals",
    "Deliverable": "deals",
    "Exclusivity": "deals",
    "Payment": "deals",
    "Terms": "deals",
    "UsageRight": "deals",
    "Gift": "gifts",
    "GiftShowing": "gifts",
    "Invoice": "invoices",
    "InvoiceAllowance": "invoices",
    "InvoiceDeposit": "invoices",
    "InvoiceLine": "invoices",
    "InvoiceSeries": "invoices",
    "LateStep": "letters",
    "Letter": "letters",
    "ImportedKey": "notes",
    "Message": "notes",
    "Note": "notes",
    "Tag": "notes",
    "Tagging": "notes",
    "Agency": "parties",
    "Brand": "parties",
    "Channel": "parties",
    "Contact": "parties",
    "Creator": "parties",
    "Disclosure": "posts",
    "Post": "posts",
    "Proof": "posts",
    "RuleNote": "posts",
    "Allocation": "receipts",
    "PayerRule": "receipts",
    "Rate": "receipts",
    "Received": "receipts",
    "Statement": "receipts",
    "StatementProfile": "receipts",
    "StatementRow": "receipts",
    "Earning": "shares",
    "Expense": "shares",
    "Split": "shares",
    "SplitSettlement": "shares",
    "Task": "tasks",
}
# Which files hold the tables that a file's tables refer to.
_REFERRED: dict[str, tuple[str, ...]] = {
    "book": ("parties",),
    "contracts": ("deals",),
    "deals": ("parties",),
    "gifts": ("deals", "posts"),
    "invoices": ("deals", "shares"),
    "letters": ("gifts", "invoices"),
    "notes": ("deals",),
    "posts": ("attachments", "deals", "gifts"),
    "receipts": ("invoices",),
    "shares": ("deals", "receipts"),
}


def __getattr__(name: str) -> Any:
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _load_file(_FILES[name], set())
    return globals().setdefault(name, getattr(import_module(f"{__name__}.{_FILES[name]}"), name))


def _load_file(file: str, loaded: set[str]) -> None:
    loaded.add(file)
    for each in _REFERRED.get(file, ()):
        if each not in loaded:
            _load_file(each, loaded)
    import_module(f"{__name__}.{file}")


def load_all() -> None:
    """Map every table: for who asks what tables there are, and ahead of time for the window."""
    for file in sorted(set(_FILES.values())):
        import_module(f"{__name__}.{file}")


def model_of(table: str) -> type[Record]:
    """Return the class of a table, such as Deal of "deal"; raise KeyError where there is none."""
    name = "".join(word.capitalize() for word in table.split("_"))
    if name not in _FILES:
        raise KeyError(table)
    found: type[Record] = __getattr__(name)
    return found


__all__ = [
    "Agency",
    "Allocation",
    "Attachment",
    "AttachmentContent",
    "BookSetting",
    "Brand",
    "Change",
    "ChangedRow",
    "Channel",
    "ClauseChoice",
    "ClauseWording",
    "Contact",
    "Contract",
    "ContractTemplate",
    "ContractVersion",
    "Creator",
    "Deal",
    "DealPeriod",
    "Deliverable",
    "Disclosure",
    "Earning",
    "Exclusivity",
    "Expense",
    "Gift",
    "GiftShowing",
    "ImportedKey",
    "Invoice",
    "InvoiceAllowance",
    "InvoiceDeposit",
    "InvoiceLine",
    "InvoiceSeries",
    "LateStep",
    "Letter",
    "Message",
    "Note",
    "NumberSeries",
    "PayerRule",
    "Payment",
    "Post",
    "Proof",
    "Rate",
    "Received",
    "ReminderAnswer",
    "RuleNote",
    "Signature",
    "Split",
    "SplitSettlement",
    "Statement",
    "StatementProfile",
    "StatementRow",
    "Tag",
    "Tagging",
    "Task",
    "Terms",
    "UsageRight",
    "load_all",
    "model_of",
]
