"""Files that travel inside a PDF and belong to it (ISO 19005-3, 6.8): put in, and read again from any file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents.pdf.objects import add_object, add_stream, write_string

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside a PDF: its name, what it is in words, its kind ("application/json") and its bytes.

    `relation` is how it stands to the pages (ISO 19005-3): "Data", or "Alternative" where it says all that they say.
    """

    name: str
    words: str
    kind: str
    data: bytes
    relation: str = "Data"


def attach_file(document: Any, file: AttachedFile, made: date | None) -> None:
    """Put a file of data into the document; `made` is its day, as the document's."""
    day = f" /ModDate (D:{made:%Y%m%d})" if made is not None else ""
    kind = file.kind.replace("/", "#2F")
    stream = add_stream(
        document,
        f"file-{file.name}",
        file.data,
        f"/Type /EmbeddedFile /Subtype /{kind} /Params <</Size {len(file.data)}{day}>>",
    )
    name = write_string(file.name)
    entry = add_object(
        document,
        f"entry-{file.name}",
        f"<</Type /Filespec /F {name} /UF {name} /Desc {write_string(file.words)} /AFRelationship /{file.relation}"
        f" /EF <</F {stream} /UF {stream}>>>>",
    )
    document.Catalog.Names = f"<</EmbeddedFiles <</Names [{name} {entry}]>>>>"
    document.Catalog.AF = f"[{entry}]"
