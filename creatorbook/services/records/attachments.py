"""Files on records: kept in the book by content, so that the same file twice takes its place once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, BookError, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import clean, safe_name
from creatorbook.services.book.command import Command
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.select import Select
    from creatorbook.store.writing.uow import UnitOfWork

LIMIT_MEGABYTES = 50
_MEGABYTE = 1024 * 1024
_UNKNOWN_TYPE = "application/octet-stream"
_LONGEST_TYPE = 120

_FILE, _CONTENT, _MESSAGE = Table("attachment"), Table("attachment_content"), Table("message")
_FILES = select(_FILE, "id", "record_kind", "record_id", "name", "media_type", "size", "sha256", "created_at")


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file on a record, without its bytes; `size` is in bytes, `sha256` names its content."""

    id: str
    record_kind: str
    record_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    created_at: datetime


def keep_content(uow: UnitOfWork, content: bytes) -> str:
    """Store bytes by their SHA-256 and return it; what is there already is not stored again.

    Content is not part of the change log: undo takes the attachment away and leaves its bytes, so that redo finds them.
    Raises BadInput for more than 50 MB.
    """
    if len(content) > LIMIT_MEGABYTES * _MEGABYTE:
        raise BadInput(
            _("The file has {size} MB; a book keeps files of at most {limit} MB.").format(
                size=-(-len(content) // _MEGABYTE), limit=LIMIT_MEGABYTES
            ),
            hint=_("Keep it beside the book, and write its place in a note."),
        )
    sha256 = hashlib.sha256(content).hexdigest()
    uow.keep_content(sha256, content)
    return sha256


def media_type_of(name: str, given: str = "") -> str:
    """Return the media type given, else the one that the name's ending suggests."""
    import mimetypes

    found = clean(given).lower() or mimetypes.guess_type(name)[0] or _UNKNOWN_TYPE
    return found if len(found) <= _LONGEST_TYPE and "/" in found else _UNKNOWN_TYPE


@dataclass(frozen=True)
class AttachFile(Command[str]):
    """Attach a file to a record; returns the attachment's id.

    The same content under the same name on the same record is there once: its id is returned and nothing changes.
    Raises NotFound where there is no such record, BadInput for an empty file or more than 50 MB.
    """

    record_kind: str
    record_id: str
    name: str
    media_type: str = ""
    content: bytes = field(default=b"", repr=False)
    code = "file.attach"

    def execute(self, uow: UnitOfWork) -> str:
        """Keep the content and add the attachment."""
        from creatorbook.services.records.editing import find_existing
        from creatorbook.store.models import Attachment

        find_existing(uow, self.record_kind, self.record_id)
        name = safe_name(self.name)
        if not self.content:
            raise BadInput(_("The file is empty."), where=name, hint=_("Choose another file."))
        sha256 = keep_content(uow, self.content)
        uow.name_change(file=name)
        known = uow.first(
            Attachment,
            record_kind=self.record_kind,
            record_id=self.record_id,
            name=name,
            sha256=sha256,
        )
        if known is not None:
            return known.id
        added = Attachment(
            record_kind=self.record_kind,
            record_id=self.record_id,
            name=name,
            media_type=media_type_of(name, self.media_type),
            sha256=sha256,
            size=len(self.content),
        )
        return uow.add(added).id


@dataclass(frozen=True)
class DetachFile(Command[None]):
    """Move an attachment to the trash; its content stays until the trash is emptied. Raises NotFound."""

    id: str
    code = "file.detach"

    def execute(self, uow: UnitOfWork) -> None:
        """Stamp the attachment."""
        from creatorbook.store.models import Attachment

        attachment = uow.get(Attachment, self.id)
        uow.name_change(file=attachment.name)
        if attachment.trashed_at is None:
            attachment.trashed_at = uow.now


def attachments(reading: Executes, kind: str, record_id: str) -> tuple[AttachmentRow, ...]:
    """Return the files of a record, oldest first; those of a deal include what came with its messages."""
    queries = [_FILES.where(record_kind=kind, record_id=record_id)]
    if kind == "deal":
        messages = select(_MESSAGE, "id").where(deal_id=record_id)
        queries.append(_FILES.where(_FILE.record_id.among(messages), record_kind="message"))
    return tuple(_read_files(reading, queries))


def gift_files(reading: Executes) -> dict[str, tuple[AttachmentRow, ...]]:
    """Return the files of all gifts by the gift, each oldest first, in one read."""
    found: dict[str, tuple[AttachmentRow, ...]] = {}
    for file in _read_files(reading, [_FILES.where(record_kind="gift")]):
        found[file.record_id] = (*found.get(file.record_id, ()), file)
    return found


def _read_files(reading: Executes, queries: Iterable[Select]) -> list[AttachmentRow]:
    rows = sorted(row for query in queries for row in results.rows(reading, query))
    return [
        AttachmentRow(found, of, record, name, media_type, size, sha256, datetime.fromisoformat(made))
        for found, of, record, name, media_type, size, sha256, made in rows
    ]


def content(reading: Executes, attachment_id: str) -> bytes:
    """Return the bytes of an attachment; raise NotFound for none, BookError where the book has lost them."""
    file = select(_FILE, _CONTENT.content, _FILE.name).join_if_there(_CONTENT, _CONTENT.sha256.equals(_FILE.sha256))
    row = results.first(reading, file.where(id=attachment_id).with_trash())
    if row is None:
        raise NotFound(_("There is no such file."), where=f"attachment {attachment_id}")
    if row[0] is None:
        raise BookError(
            _("The content of “{file}” is missing from the book.").format(file=row[1]),
            where=f"attachment {attachment_id}",
            hint=_("Run “verify”; a backup may still have it."),
        )
    return bytes(row[0])
