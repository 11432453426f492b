"""A Word document that somebody has changed: read as if every change were accepted, and each of them told."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from creatorbook.exchange.child.contract_text import read_contract
from creatorbook.exchange.contract_pages.word import TrackedChange

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def by(kind: str, author: str, day: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="{day}">{inside}</w:{kind}>'


def docx(body: str, **notes: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {_SPACE}><w:body>{body}</w:body></w:document>")
        for name, text in notes.items():
            archive.writestr(
                f"word/{name}.xml", f"<w:{name} {_SPACE}><w:footnote><w:p>{text}</w:p></w:footnote></w:{name}>"
            )
    return out.getvalue()


def test_changes_are_told_with_author_day_and_both_texts() -> None:
    paid = (
        run("The fee is EUR ")
        + by("del", "Ana Brand", "2027-03-04T09:00:00Z", run("1,800", "delText"))
        + by("ins", "Ana Brand", "2027-03-04T09:01:00Z", run("1,200"))
        + run(" and payable within 30 days")
        + by("ins", "Legal", "2027-03-05T10:00:00Z", run(", once the client has paid"))
        + run(".")
    )
    found = read_contract(docx(f"<w:p>{paid}</w:p>"), "terms.docx")[0]
    assert found.pages == ("The fee is EUR 1,200 and payable within 30 days, once the client has paid.\n",)
    assert found.changes == (
        TrackedChange("Ana Brand", date(2027, 3, 4), "1,800", "1,200"),
        TrackedChange("Legal", date(2027, 3, 5), "", ", once the client has paid"),
    )


def test_moved_words_stand_where_they_were_moved_to() -> None:
    body = (
        f"<w:p>{run('The exclusivity lasts ')}{by('moveFrom', '', 'none', run('six months'))}{run('.')}</w:p>"
        f"<w:p>{by('moveTo', '', 'none', run('six months'))}{run(' is the licence.')}</w:p>"
    )
    found = read_contract(docx(body), "moved.docx")[0]
    assert found.pages == ("The exclusivity lasts .\nsix months is the licence.\n",)
    assert found.changes == (TrackedChange("", None, "six months", ""), TrackedChange("", None, "", "six months"))


def test_the_notes_at_the_foot_are_read() -> None:
    found = read_contract(docx(f"<w:p>{run('The fee is fair.')}</w:p>", footnotes=run("Paid when paid.")), "a.docx")[0]
    assert "Paid when paid." in found.pages[0]
    assert found.changes == ()
