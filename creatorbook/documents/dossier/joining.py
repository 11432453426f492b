"""One file of a dossier's pages and papers: bookmarks to each part, and every paper inside as it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.documents.dossier.pictures import picture_page
from creatorbook.documents.dossier.story import dossier_furniture, dossier_story
from creatorbook.documents.page.layout import build
from creatorbook.documents.reading.words import open_pdf
from creatorbook.documents.render import Rendered, lay_out_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.documents.inputs.dossier import DossierInput, DossierPart
    from creatorbook.documents.page.layout import Built

_PDF = "application/pdf"
# What ties a page to the tree of tags, the forms and the outline of the file that it comes from.
_OF_ITS_FILE = ("/StructParents", "/Annots", "/B", "/Tabs", "/AA")
_TAGGED = b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
_LEVEL_B = b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
_TRIES = 4  # the list of parts may make the first pages more, which moves the parts


@dataclass(frozen=True, slots=True)
class _Shown:
    """A part with its pages as a PDF, b"" where it is none; `is_archival` says that these may be kept for ever."""

    part: DossierPart
    pdf: bytes
    pages: int
    is_archival: bool


def render_dossier(dossier: DossierInput) -> Rendered:
    """Return the dossier as one PDF with bookmarks, every paper shown as pages where it can be, and attached as it is.

    It is PDF/A-3 where every page in it is of such a file, and says which is not. Equal inputs give equal bytes. Raises
    CannotRender where it cannot be laid out, BadInput where there are no words in its language.
    """

    def lay_out() -> Built:
        from dataclasses import replace

        shown = [_show(part, dossier) for part in dossier.parts]
        unlike = [each.part.title for each in shown if each.pdf and not each.is_archival]
        cover = build(dossier_story(dossier, [0 for _each in shown], unlike=unlike), dossier_furniture(dossier))
        for _turn in range(_TRIES):
            starts = _starts(cover.pages, shown)
            made = build(dossier_story(dossier, starts, unlike=unlike), dossier_furniture(dossier))
            if made.pages == cover.pages:
                break
            cover = made
        pdf = _join(made.pdf, dossier, shown, starts, is_archival=not unlike)
        return replace(made, pdf=pdf, pages=made.pages + sum(each.pages for each in shown))

    return lay_out_document(lay_out, look=dossier.reckoning.look, language=dossier.language)


def _starts(first: int, shown: Sequence[_Shown]) -> list[int]:
    """Return on which page of the whole each part begins, 0 for a part without pages."""
    starts, page = [], first + 1
    for each in shown:
        starts.append(page if each.pdf else 0)
        page += each.pages
    return starts


def _show(part: DossierPart, dossier: DossierInput) -> _Shown:
    pdf = part.data if part.kind_of_file == _PDF else b""
    if part.kind_of_file.startswith("image/"):
        pdf = picture_page(part.data, part.title, dossier.language, dossier.made_on) or b""
    if not pdf:
        return _Shown(part, b"", 0, is_archival=True)
    reader = open_pdf(pdf)
    if reader is None:
        # What cannot be read is attached as it is.
        return _Shown(part, b"", 0, is_archival=True)
    root: Any = reader.trailer["/Root"]
    metadata = root.get("/Metadata")
    said = metadata.get_object().get_data() if metadata is not None else b""
    return _Shown(part, pdf, len(reader.pages), is_archival=b"pdfaid" in said)


def _join(
    cover: bytes, dossier: DossierInput, shown: Sequence[_Shown], starts: Sequence[int], *, is_archival: bool
) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, NameObject

    writer = PdfWriter(clone_from=io.BytesIO(cover))
    root: Any = writer.root_object
    for name in ("/Outlines", "/PageMode"):
        root.pop(NameObject(name), None)
    for each in shown:
        reader = open_pdf(each.pdf) if each.pdf else None
        for page in reader.pages if reader is not None else ():
            added = writer.add_page(page)
            for name in _OF_ITS_FILE:
                added.pop(NameObject(name), None)
    furniture = dossier_furniture(dossier)
    writer.add_outline_item(title=furniture.title, page_number=0)
    for each, start in zip(shown, starts, strict=True):
        if start:
            writer.add_outline_item(title=each.part.title, page_number=start - 1)
    files = ArrayObject()
    for name, part in _named(shown):
        files.append(_attach(writer, name, part))
    root[NameObject("/AF")] = files
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    stream = root["/Metadata"].get_object()
    stream.set_data(stream.get_data().replace(_TAGGED, _LEVEL_B if is_archival else b""))
    writer.add_metadata({"/Producer": "ReportLab PDF Library", "/Creator": "Creatorbook"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _named(shown: Sequence[_Shown]) -> list[tuple[str, DossierPart]]:
    """Return the files with names of their own: two screenshots may be called alike."""
    found: dict[str, DossierPart] = {}
    for number, each in enumerate(shown, start=1):
        if each.part.data:
            found[f"{number:02d} {each.part.file_name}"] = each.part
    return list(found.items())


def _attach(writer: Any, name: str, part: DossierPart) -> Any:
    from pypdf.generic import NameObject, TextStringObject

    made = writer.add_attachment(name, part.data)
    specification = made.pdf_object
    specification[NameObject("/AFRelationship")] = NameObject("/Supplement")
    specification[NameObject("/UF")] = TextStringObject(name)
    specification[NameObject("/Desc")] = TextStringObject(part.title)
    stream = specification["/EF"]["/F"].get_object()
    stream[NameObject("/Subtype")] = NameObject(f"/{part.kind_of_file or 'application/octet-stream'}")
    return specification.indirect_reference
