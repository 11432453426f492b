"""The tables, one aggregate a file; importing this package maps them all.

Beside it in the layer it knows engine.
"""

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
from creatorbook.store.models.gifts import Gift
from creatorbook.store.models.letters import Letter
from creatorbook.store.models.notes import ImportedKey, Message, Note, Tag, Tagging
from creatorbook.store.models.parties import Agency, Brand, Channel, Contact, Creator
from creatorbook.store.models.posts import Disclosure, Post, Proof, RuleNote
from creatorbook.store.models.tasks import Task

__all__ = [
    "Agency",
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
    "Exclusivity",
    "Gift",
    "ImportedKey",
    "Letter",
    "Message",
    "Note",
    "NumberSeries",
    "Payment",
    "Post",
    "Proof",
    "ReminderAnswer",
    "RuleNote",
    "Signature",
    "Tag",
    "Tagging",
    "Task",
    "Terms",
    "UsageRight",
]
