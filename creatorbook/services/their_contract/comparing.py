"""Their contract, not ours: a brand's document is read, compared with a deal, kept on it, and taken over on request.

A reading aid, not a legal reading: whoever shows a comparison says so (services.their_contract.wording.READING_AID).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.records.parties import Pronoun
from creatorbook.services.book.command import Command
from creatorbook.services.deals import facts
from creatorbook.services.deals.categories import category_kin
from creatorbook.services.records.attachments import AttachFile, attachments, content
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.documents.reading.page_words import PageRect
    from creatorbook.domain.contract_reading.comparing.comparison import Comparison, Line
    from creatorbook.domain.contract_reading.noted import Noted, Reading
    from creatorbook.domain.contract_reading.values.found import Found
    from creatorbook.exchange.contract_pages.pages import ContractText
    from creatorbook.services.records.attachments import AttachmentRow
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

DOCUMENTS = (".pdf", ".docx", ".odt", ".txt")
"""What the names of documents end in."""
READABLE = (*DOCUMENTS, ".eml", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""What the names of all that can be read as a contract, when it is chosen, end in."""


@dataclass(frozen=True, slots=True)
class TheirDocument:
    """A document of theirs: its bytes, its text by page, and what was read in it."""

    name: str
    content: bytes = field(repr=False)
    text: ContractText = field(repr=False)
    found: Reading = field(repr=False)


@dataclass(frozen=True, slots=True)
class TheirReading:
    """A document compared with a deal; `own` is the number of our own contract where the file is just that.

    `pronoun` is how the deal's creator is spoken of.
    """

    deal_id: str
    document: TheirDocument = field(repr=False)
    comparison: Comparison
    own: str = ""
    pronoun: Pronoun = Pronoun.UNSAID

    @property
    def pages(self) -> int:
        """How many pages were read."""
        return len(self.document.text.pages)


def fetch_file(reading: Executes, path: Path) -> tuple[bytes, str]:
    """Return the bytes and the name of a document; raises FileProblem, and BadInput for the open book itself."""
    from creatorbook.exchange.child.contract_text import file_bytes
    from creatorbook.store.sqlite.location import is_open_book

    # Reading the bytes of the open book would drop SQLite's locks on it.
    if is_open_book(reading, path):
        raise BadInput(_("This is the open book itself, not a contract."), where=path.name)
    return file_bytes(path), path.name


def open_bytes(data: bytes, name: str) -> TheirDocument:
    """Return a document's text and what it says; raises FileProblem.

    Both are found in a child process, which may take seconds: no transaction is to be open meanwhile.
    """
    from creatorbook.exchange.child.contract_text import read_contract

    return TheirDocument(name, data, *read_contract(data, name))


def fetch_attachment(reading: Executes, attachment_id: str) -> tuple[bytes, str]:
    """Return the bytes and the name of a file that is in the book already; raises NotFound or BookError."""
    name = results.value(reading, select("attachment", "name").where(id=attachment_id).with_trash())
    if name is None:
        raise NotFound(_("There is no such file."), where=f"attachment {attachment_id}")
    return content(reading, attachment_id), str(name)


def compare_document(reading: Executes, deal_id: str, document: TheirDocument) -> TheirReading:
    """Return a document compared with a deal; raises NotFound for no such deal."""
    from creatorbook.domain.contract_reading.comparing.compare import compare_reading

    dossier = facts.dossier(reading, deal_id)
    compared = compare_reading(document.found, dossier, category_kin(reading))
    return TheirReading(deal_id, document, compared, _own_number(reading, document), dossier.deal.creator.pronoun)


def candidates(reading: Executes, deal_id: str) -> tuple[AttachmentRow, ...]:
    """Return the files on a deal, and in its messages, that can be read as a contract, the newest first."""
    listed = attachments(reading, "deal", deal_id)
    return tuple(each for each in reversed(listed) if each.name.lower().endswith(DOCUMENTS))


def _own_number(reading: Executes, document: TheirDocument) -> str:
    sha256 = hashlib.sha256(document.content).hexdigest()
    version, contract = Table("contract_version"), Table("contract")
    numbers = select(version, contract.number).join(contract, contract.id.equals(version.contract_id))
    return str(results.value(reading, numbers.where(sha256=sha256).with_trash()) or "")


def marks(document: TheirDocument, found: Found | Noted) -> tuple[PageRect, ...]:
    """Return the rectangles that a finding's words take on its page of a PDF; empty for other documents."""
    from creatorbook.documents.reading.page_words import find_words_on_page

    if document.text.format != "pdf":
        return ()
    # Of a table only the cells around the value: the whole of it would mark half a page.
    words = found.sentence.replace(" · ", " ") if found.passage.table else found.passage.text
    return find_words_on_page(document.content, found.page, words)


@dataclass(frozen=True)
class KeepTheirContract(Command[str]):
    """Attach their document to the deal; returns the attachment's id, the known one where it is there already.

    Raises NotFound for no such deal, BadInput for an empty file or more than 50 MB.
    """

    deal_id: str
    name: str
    content: bytes = field(default=b"", repr=False)
    code = "their_contract.keep"

    def execute(self, uow: UnitOfWork) -> str:
        """Attach the file."""
        return AttachFile("deal", self.deal_id, self.name, "", self.content).execute(uow)


@dataclass(frozen=True)
class TakeTheirs(Command[None]):
    """Take the value of one line of a comparison over into the deal.

    Raises BadInput for a line without a field to take it into, or a value that the field refuses.
    """

    deal_id: str
    line: Line
    code = "their_contract.take"

    def execute(self, uow: UnitOfWork) -> None:
        """Edit the record that holds the field; a deal without terms gets them."""
        from creatorbook.services.records.editing import AddRecord, EditRecord

        target = self.line.target
        if target is None:
            raise BadInput(
                _("This cannot be copied into the deal automatically."),
                hint=_("Change it in the terms of the deal, by hand."),
            )
        values: dict[str, Any] = {target.field: self.line.value_to_take}
        record = target.id or self._terms(uow)
        if record:
            EditRecord(target.kind, record, values).execute(uow)
        else:
            AddRecord(target.kind, {"deal_id": self.deal_id, **values}).execute(uow)
        uow.name_change(topic=self.line.topic.value)

    def _terms(self, uow: UnitOfWork) -> str:
        from creatorbook.store.models import Terms

        found = uow.first(Terms, deal_id=self.deal_id)
        return found.id if found is not None else ""
