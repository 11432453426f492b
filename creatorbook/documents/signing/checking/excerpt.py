"""One page of a PDF by itself, to be looked at."""

from __future__ import annotations

import io

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.reading.words import silence_libraries


def extract_page(pdf: bytes, page: int) -> bytes:
    """Return a PDF of one page, counted from 0; raise BadInput where there is no such page or no readable PDF."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    silence_libraries()
    out = io.BytesIO()
    try:
        writer = PdfWriter()
        added = writer.add_page(PdfReader(io.BytesIO(pdf)).pages[page])
        # The stamps of certificate signatures are fields, which are drawn only where the document says it has a form.
        marks = [each for each in added.get("/Annots", ()) if each.get_object().get("/Subtype") == "/Widget"]
        if marks:
            writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject(marks)})
        writer.write(out)
    except Exception as error:
        raise BadInput(_("This page cannot be shown."), where="file") from error
    return out.getvalue()
