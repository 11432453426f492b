"""Puts pages behind those of a PDF: behind the end of the file, so that not a byte of it changes."""

from __future__ import annotations

import io
from typing import Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.documents.signing.marks.increment import Increment
from creatorbook.documents.signing.marks.put import has_certificate_signature

# What ties a page to the tree of tags and the outline of the file that it comes from.
_OF_ITS_FILE = frozenset({"/Parent", "/StructParents", "/Annots", "/B", "/Tabs"})


def append_pages(pdf: bytes, more: bytes) -> bytes:
    """Return the PDF with the pages of `more` behind its own; equal calls give equal bytes.

    The bytes given are the first bytes of those returned. Raises BadInput for a PDF that cannot be read, AnswerIsNo on
    one that carries a certificate signature: a page added would show as a change to what was signed.
    """
    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    if has_certificate_signature(pdf):
        raise AnswerIsNo(
            _("This copy carries a certificate signature: a page added now would show as a change to it."),
            where="file",
            hint=_("Attach the copy to the page instead."),
        )
    increment = Increment(pdf)
    root: Any = increment.reader.trailer["/Root"]
    reference, tree = root.raw_get("/Pages"), root["/Pages"]
    added = []
    for page in PdfReader(io.BytesIO(more)).pages:
        kept = DictionaryObject({key: increment.adopt(page.raw_get(key)) for key in page if key not in _OF_ITS_FILE})
        for name in ("/Resources", "/MediaBox"):
            kept[NameObject(name)] = increment.adopt(page[name])
        kept[NameObject("/Parent")] = reference
        added.append(increment.add(kept))
    changed = DictionaryObject({key: tree.raw_get(key) for key in tree})
    changed[NameObject("/Kids")] = ArrayObject([*tree["/Kids"], *added])
    changed[NameObject("/Count")] = NumberObject(int(tree["/Count"]) + len(added))
    increment.replace(reference, changed)
    return increment.to_bytes()
