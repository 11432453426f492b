"""The tree of tags as objects of a PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.documents.pdf.objects import add_object, reference, reserve, write_string
from creatorbook.documents.pdf.tags import Annotated, Mark, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from creatorbook.documents.pdf.tags import PageMarks

_ROOT = "tag-root"
_DETAILS = {"TH": "/O /Table /Scope /Column", "L": "/O /List /ListNumbering /Decimal"}


def write_tree(document: Any, root: Tag, pages: list[PageMarks], parents: Mapping[str, int]) -> None:
    """Write the tree under the root into the document, and name it in its catalog.

    `parents` are the numbers by which annotations name their tag, by the name of the annotation; those below the
    number of pages are the pages' own.
    """
    tags = list(_walk(root))
    for number, tag in enumerate(tags):
        tag.number = number
    made = [reserve(document, _name(tag)) for tag in tags]
    reserve(document, _ROOT)
    sheets = [reference(document, f"Page{page.number + 1}") for page in pages]
    for tag, element in zip(tags, made, strict=True):
        element.content = _element(document, tag, root, sheets).encode("ascii")
    owners = {kid.name: tag for tag in tags for kid in tag.kids if isinstance(kid, Annotated)}
    rows = [f"{page.number} [{' '.join(reference(document, _name(tag)) for tag in page.tags)}]" for page in pages]
    rows += [f"{number} {reference(document, _name(owners[name]))}" for name, number in parents.items()]
    found = add_object(document, "tag-parents", f"<</Nums [{' '.join(rows)}]>>")
    document.idToObject[_ROOT].content = (
        f"<</Type /StructTreeRoot /K {reference(document, _name(root))} /ParentTree {found}"
        f" /ParentTreeNextKey {len(pages) + len(parents)}>>"
    ).encode("ascii")
    document.Catalog.StructTreeRoot = reference(document, _ROOT)
    document.Catalog.MarkInfo = "<</Marked true>>"


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _walk(kid)


def _name(tag: Tag) -> str:
    return f"tag-{tag.number}"


def _element(document: Any, tag: Tag, root: Tag, sheets: list[str]) -> str:
    parent = _ROOT if tag is root else _name(tag.parent or root)
    first = next((kid.page for kid in tag.kids if isinstance(kid, Mark)), None)
    said = [f"/S /{tag.kind} /P {reference(document, parent)}"]
    if first is not None:
        said.append(f"/Pg {sheets[first.number]}")
    kids = [_kid(document, kid, first, sheets) for kid in tag.kids]
    if kids:
        said.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
    details = tag.details or _DETAILS.get(tag.kind, "")
    if tag.area is not None:
        details = f"/O /Layout /Placement /Block /BBox [{' '.join(f'{value:.2f}' for value in tag.area)}]"
    if details:
        said.append(f"/A <<{details}>>")
    for key, text in (("Alt", tag.words), ("T", tag.title), ("Lang", tag.language)):
        if text:
            said.append(f"/{key} {write_string(text)}")
    return f"<<{' '.join(said)}>>"


def _kid(document: Any, kid: Tag | Mark | Annotated, first: PageMarks | None, sheets: list[str]) -> str:
    if isinstance(kid, Tag):
        return reference(document, _name(kid))
    page = sheets[kid.page.number]
    if isinstance(kid, Annotated):
        return f"<</Type /OBJR /Obj {reference(document, kid.name)} /Pg {page}>>"
    return str(kid.number) if kid.page is first else f"<</Type /MCR /Pg {page} /MCID {kid.number}>>"
