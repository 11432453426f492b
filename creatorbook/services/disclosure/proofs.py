"""Proof of what was published: screenshots and texts kept on a post, with their SHA-256 and the instant in UTC."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.services.book.command import Command
from creatorbook.services.records.attachments import AttachFile, media_type_of
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Expression
    from creatorbook.store.query.select import Select
    from creatorbook.store.writing.uow import UnitOfWork

    _Columns = tuple[str, str, str, str, str, int, str, str, str, str]

_PROOF, _FILE, _CONTENT = Table("proof"), Table("attachment"), Table("attachment_content")
_COLUMNS = (
    _PROOF.id, _PROOF.post_id, _PROOF.attachment_id, _FILE.name, _FILE.media_type, _FILE.size, _PROOF.sha256,
    _PROOF.kept_at, _PROOF.kind, _PROOF.url,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One proof of a post: its file (`size` in bytes), the SHA-256 that was written down, and when (UTC).

    `kind` is "image", "text" or "file"; `url` is where the post stood when the proof was kept.
    """

    id: str
    post_id: str
    attachment_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    kept_at: datetime
    kind: str
    url: str

    def to_json(self) -> dict[str, Any]:
        """Return the proof as JSON holds it."""
        return {
            "id": self.id,
            "post": self.post_id,
            "attachment": self.attachment_id,
            "name": self.name,
            "media_type": self.media_type,
            "size": self.size,
            "sha256": self.sha256,
            "kept_at": self.kept_at.isoformat().replace("+00:00", "Z"),
            "kind": self.kind,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class ProofProblem:
    """A proof that no longer proves: its file was removed or lost, or its content is not what was kept."""

    proof: ProofRow
    problem: str


def _kind(media_type: str) -> str:
    found = media_type.partition("/")[0]
    return found if found in ("image", "text") else "file"


@dataclass(frozen=True)
class KeepProof(Command[str]):
    """Keep a screenshot (`content`) or a text (`text`, as UTF-8) as proof of a post; returns the proof's id.

    The same content under the same name is one proof, with the time of the first. Raises NotFound for no such post,
    BadInput for nothing at all, for both at once, or for more than 50 MB.
    """

    post_id: str
    name: str = ""
    media_type: str = ""
    content: bytes = field(default=b"", repr=False)
    text: str = field(default="", repr=False)
    url: str = ""
    code = "proof.keep"

    def execute(self, uow: UnitOfWork) -> str:
        """Attach the file to the post and mark it as proof."""
        from creatorbook.store.models import Attachment, Post, Proof

        post = uow.get(Post, self.post_id)
        if bool(self.content) == bool(self.text):
            raise BadInput(
                _("A proof is either a file or a text."), where="content", hint=_("Give a screenshot, or the text.")
            )
        name, media_type, content = self.name, self.media_type, self.content
        if self.text:
            name = name or _("Post of {instant}.txt").format(instant=f"{uow.now:%Y-%m-%d %H.%M} UTC")
            media_type, content = media_type or "text/plain", self.text.encode("utf-8", "surrogatepass")
        attachment_id = AttachFile("post", self.post_id, name, media_type, content).execute(uow)
        known = uow.first(Proof, attachment_id=attachment_id)
        if known is not None:
            return known.id
        attachment = uow.get(Attachment, attachment_id)
        uow.name_change(file=attachment.name)
        kept = Proof(
            post_id=self.post_id,
            attachment_id=attachment_id,
            sha256=attachment.sha256,
            kept_at=uow.now,
            kind=_kind(media_type_of(name, media_type)),
            url=self.url or post.url,
        )
        return uow.add(kept).id


def proofs(reading: Executes, post_id: str) -> tuple[ProofRow, ...]:
    """Return the proofs of a post, oldest first; one whose file was removed is still here, `verify_proofs` tells."""
    return proofs_of(reading, (post_id,)).get(post_id, ())


def proofs_of(reading: Executes, post_ids: Iterable[str]) -> dict[str, tuple[ProofRow, ...]]:
    """Return the proofs of several posts by post, oldest first; a post without one is left out."""
    kept = _proofs(*_COLUMNS).where(_PROOF.post_id.among(sorted(set(post_ids))))
    found: dict[str, tuple[ProofRow, ...]] = {}
    for columns in results.rows(reading, kept):
        row = _proof_row(columns)
        found[row.post_id] = (*found.get(row.post_id, ()), row)
    return found


def _proofs(*columns: Expression) -> Select:
    """Return the select of proofs, oldest first, with their files; those that were removed are there too."""
    files = select(_PROOF, *columns).join(_FILE, _FILE.id.equals(_PROOF.attachment_id), with_trash=True)
    return files.order_by(_PROOF.kept_at, _PROOF.id)


def _proof_row(columns: _Columns) -> ProofRow:
    found, post, attachment, name, media_type, size, sha256, kept_at, kind, url = columns
    kept = datetime.fromisoformat(kept_at)
    return ProofRow(found, post, attachment, name, media_type, size, sha256, kept, kind, url)


def verify_proofs(reading: Executes) -> tuple[ProofProblem, ...]:
    """Return every proof that no longer proves: its file removed, its content missing, or not what was kept.

    Each content is hashed anew; nothing is taken from what the book says of itself.
    """
    found: list[ProofProblem] = []
    kept = _proofs(*_COLUMNS, _FILE.trashed_at, _CONTENT.content)
    whole = kept.join_if_there(_CONTENT, _CONTENT.sha256.equals(_PROOF.sha256))
    for *columns, removed, content in results.iterate(reading, whole):
        row = _proof_row(tuple(columns))
        if content is None:
            problem = _("The content of “{file}” is missing from the book.")
        elif hashlib.sha256(content).hexdigest() != row.sha256:
            problem = _("The content of “{file}” is not what was kept.")
        elif removed is not None:
            problem = _("The file “{file}” was removed from its post.")
        else:
            continue
        found.append(ProofProblem(row, problem.format(file=row.name)))
    return tuple(found)
