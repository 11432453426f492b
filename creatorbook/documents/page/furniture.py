"""What a document says besides its text: on every page, in its properties, and on the pages before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.pdf.about import Told
    from creatorbook.documents.pdf.attached import AttachedFile


@dataclass(frozen=True, slots=True)
class Front:
    """What the pages before the text say.

    `kind` is what the document is, `lines` its number, version and day, `parties` (role, name) pairs; `contents` is the
    word over the table of contents, "" for none, however long the text.
    """

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    parties: tuple[tuple[str, str], ...] = ()
    contents: str = ""
    cover: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page and in the document's properties; `page_words` has {page} and {pages} in it.

    `initials` are the words under the boxes for initials, none for no boxes. `front` is what may stand before the
    text: a cover, a table of contents. `made` is the document's day or moment (UTC), None where it has none yet.
    `attached` is a file of data that goes with it, `told` what the metadata say of that beyond what all files say.
    `columns` head two columns of text on every page but the one on which they begin.
    """

    title: str
    author: str
    subject: str
    language: str
    running_head: str
    footer: str
    page_words: str
    draft: str = ""
    draft_note: str = ""
    initials: tuple[str, ...] = ()
    front: Front | None = None
    made: date | None = None
    attached: AttachedFile | None = None
    told: Told | None = None
    columns: tuple[str, ...] = ()
