"""Odd and hostile text through every field: a PDF that holds it, or a finding before; nothing read as markup."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from pypdfium2 import PdfDocument

from creatorbook.documents.inputs.contract import ClauseText, ContractInput, DocumentStatus, ExtraClause
from creatorbook.documents.render import CannotRender, check_contract, render_contract
from creatorbook.documents.text.pdf_text import lost_letters, normalise_text
from creatorbook.documents.text.scripts import is_special
from tests.documents.examples import french
from tests.growth import assert_linear

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.repeats

HOSTILE = {
    "image": '<img src="{picture}" width="90" height="90"/>',
    "image without quotes": "<img src={picture}>",
    "remote image": '<img src="http://127.0.0.1:9/x.png"/>',
    "data image": '<img src="data:image/png;base64,iVBORw0KGgo="/>',
    "share": '<img src="\\\\\\\\host\\\\share\\\\x.png"/>',
    "link": '<a href="javascript:alert(1)">go</a>',
    "file link": '<link href="file:///etc/hostname">go</link>',
    "anchor": '<a name="clause-1"/>',
    "unbalanced": "</para></font></b><i><b",
    "font": '<font size="9999" color="red" name="Nope">big</font>',
    "colour code": "<font color=\"__import__('os').system('true')\">x</font>",
    "paragraph": "<para alignment='center'>x</para>",
    "sequence": "<seq id='a'/><seqreset/><pageNumber/><getName/>",
    "on draw": '<onDraw name="f" label="l"/>',
    "break": "a<br/>b",
    "comment": "<!-- x --> <![CDATA[ y ]]> <?php z ?>",
    "entities": "&amp; &lt; &#65; &nbsp; &bogus; &",
    "less": "1 < 2 > 0 <3",
    "ampersand": "R&D, Smith <b> & Co",
    "mail": "Ann <ann@x.example>",
    "braces": "{{ fee.total }} {{ nothing.here }} {{{{",
    "braces of python": "{0} {x} {x.__class__} %s %(a)s",
    "template": "{% for i in range(9) %}{{ i }}{% endfor %}",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x9bf",
    "direction": "abc\u202edcba\u202c\u2066x\u2069",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe",
    "surrogate": "a\ud83db\udc00c",
    "noncharacter": "a\ufffeb\uffffc",
    "emoji": "party 🎉 👩‍👩‍👧 🇫🇷",
    "Arabic": "مرحبا بالعالم",
    "Hebrew": "שלום עולם",
    "Chinese": "东京 香港",
    "Hindi": "नमस्ते",
    "Polish and more": "Łódź Ğ Ő Ș ẞ ĳ ĭ ŧ",
    "Greek": "Ωμέγα",
    "Cyrillic": "Київ",
    "decomposed": "e\u0301 a\u030a",
    "piled marks": "Z" + "\u0351\u036b\u0343\u034f\u0334\u0319" * 3,
    "long word": "x" * 3_000,
    "long line": "word " * 1_500,
    "many lines": "a\n" * 150,
    "blank lines": "\n" * 150 + "b",
    "only spaces": " \u00a0\t ",
    "line separators": "a\u2028b\u2029c\x0bd\x0ce",
    "quotes": "\"'`«»“”‘’",
    "path": "../../../../etc/passwd",
    "formula": "=cmd|' /C calc'!A0",
    "sql": "'); DROP TABLE deal; --",
    "shell": "$(touch /tmp/x) `id` ; rm -rf",
    "pdf": ") Tj ET Q /JS (app.alert(1)) <</S/JavaScript>>",
    "private": "\ue000\uf8ff",
    "tags": "a\U000e0041\U000e0042b",
    "soft hyphen": "co\u00adllaboration",
}

FIELDS = (
    "title",
    "number",
    "place",
    "nature",
    "objective",
    "vat_mention",
    "bonus",
    "expenses",
    "governing_law",
    "courts",
    "creator.name",
    "creator.address",
    "creator.country",
    "creator.tax_residence",
    "brand.email",
    "brand.representative",
    "brand.representative_role",
    "deliverables.0.description",
    "instalments.0.label",
    "products.0.description",
    "rights.0.territories",
    "exclusivities.0.category",
    "exclusivities.0.competitors",
    "disclosures.0.country",
    "disclosures.0.words",
    "disclosures.0.place",
    "disclosures.0.switch",
    "clause_texts",
    "extra_clauses.title",
    "extra_clauses.text",
)


def put(contract: ContractInput, field: str, text: str) -> ContractInput:
    """Return the contract with the text in the field."""
    if field == "clause_texts":
        return dataclasses.replace(contract, clause_texts=(ClauseText("general", text, text),))
    if field.startswith("extra_clauses."):
        title, words = (text, "Words.") if field.endswith("title") else ("Title", text)
        own = ExtraClause(f"own-{len(contract.extra_clauses)}", title, words)
        return dataclasses.replace(contract, extra_clauses=(*contract.extra_clauses, own))
    name, *rest = field.split(".")
    if not rest:
        plain: dict[str, Any] = {name: text}
        return dataclasses.replace(contract, **plain)
    old = getattr(contract, name)
    if rest[0] == "0":
        value: Any = (text,) if isinstance(getattr(old[0], rest[1]), tuple) else text
        rows: dict[str, Any] = {name: (dataclasses.replace(old[0], **{rest[1]: value}), *old[1:])}
        return dataclasses.replace(contract, **rows)
    return dataclasses.replace(contract, **{name: dataclasses.replace(old, **{rest[0]: text})})


_FURNITURE = re.compile(r"^Contrat de collaboration commerciale · |Page \d+ sur \d+$")


def letters(text: str) -> str:
    """Return the text without anything that layout adds or takes: spaces, hyphens at line ends, line breaks."""
    return re.sub(r"[\s\-\u00ad\ufffe\u0002]+", "", text)


def read(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    parts = []
    for page in document:
        opened = page.get_textpage()
        lines = [line for line in opened.get_text_bounded().splitlines() if not _FURNITURE.search(line)]
        # The running head and the footer come last on a page, and would stand in the middle of a long text.
        parts.append("\n".join(lines))
        opened.close()
        page.close()
    document.close()
    return letters("\n".join(parts))


ACTIVE_KEYS = {"/JS", "/URI", "/AA", "/OpenAction", "/EmbeddedFiles", "/XObject", "/A"}
ACTIVE_KINDS = {"/Image", "/Form", "/JavaScript", "/Launch", "/GoToR", "/EmbeddedFile", "/Filespec"}


def right_to_left(text: str) -> bool:
    return any("\u0590" <= character <= "\u08ff" for character in text)


def assert_inert(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    # One file is inside, the terms as data, and the catalog names nothing else.
    names: Any = reader.root_object["/Names"]
    assert set(names) == {"/EmbeddedFiles"}
    assert names["/EmbeddedFiles"]["/Names"][::2] == ["terms.json"]
    for number in reader.xref[0]:
        value: Any
        for value in dictionaries(reader.get_object(number)):
            if set(value) == {"/EmbeddedFiles"} or value.get("/F") == "terms.json":
                continue
            if value.get("/Type") == "/EmbeddedFile":
                assert value["/Subtype"] == "/application/json"
                continue
            # The attributes of a tag, which name their owner, are called as an action is.
            spared = {"/A"} if "/O" in value.get("/A", ()) and "/P" in value else set()
            assert not (ACTIVE_KEYS - spared) & set(value), value
            assert not ACTIVE_KINDS & {str(value.get(key)) for key in ("/S", "/Type", "/Subtype")}, value
            if value.get("/Type") == "/Annot":
                # The table of contents leads to places in the document itself, and nothing else leads anywhere.
                assert value["/Subtype"] == "/Link"
                assert isinstance(value["/Dest"], list), value


def dictionaries(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from dictionaries(item)
    elif isinstance(value, list):
        for item in value:
            yield from dictionaries(item)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_printed_as_it_is_or_found_before(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    text = HOSTILE[name].replace("{picture}", "p.png")
    contract = french()
    for index, field in enumerate(FIELDS):
        contract = put(contract, field, f"{text} ({index})")
    named = [str(found.params["characters"]) for found in check_contract(contract) if "letters" in found.code]
    try:
        rendered = render_contract(contract)
    except CannotRender as refusal:
        rendered = render_contract(dataclasses.replace(contract, status=DocumentStatus.DRAFT))
        assert refusal.findings[0] in rendered.findings  # noqa: PT017  an issue may be refused, a draft is not
    assert_inert(rendered.pdf)
    shown = read(rendered.pdf)
    for index, field in enumerate(FIELDS):
        if lost_letters(text):
            assert set(lost_letters(text)) <= set("".join(named)) or 40 in map(len, named), field
        # In a clause's own words braces are filled in; a number is cut, long texts stand across pages.
        elif right_to_left(text):
            # Within a line of the other direction, words are read back in the order of the eye.
            assert all(word in shown for word in text.split()), field
        elif not ("{" in text and "clause" in field) and len(normalise_text(text)) < 300:
            # Where a number beside text from the right comes to stand, readers do not agree.
            wanted = text if is_special(text) else f"{text} ({index})"
            assert letters(normalise_text(wanted)) in shown, field


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ["unbalanced", "only spaces", "long word"])
def test_one_odd_field_alone_breaks_nothing(name: str, field: str) -> None:
    contract = dataclasses.replace(put(french(), field, HOSTILE[name]), status=DocumentStatus.DRAFT)
    rendered = render_contract(contract)
    assert rendered.pages >= 4
    assert "Signature" in read(rendered.pdf)


@pytest.mark.parametrize("field", ["nature", "brand.address", "deliverables.0.description", "extra_clauses.text"])
@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 100_000], ids=["words", "one word"])
def test_a_hundred_thousand_characters_print_whole(field: str, text: str) -> None:
    rendered = render_contract(put(french(), field, text))
    assert read(rendered.pdf).count("word" if " " in text else "x") >= (20_000 if " " in text else 100_000)


@pytest.mark.parametrize("letters_of", ["word ", "x"], ids=["words", "one word"])
def test_printing_takes_steps_by_the_length_alone(letters_of: str) -> None:
    assert_linear(lambda size: render_contract(put(french(), "nature", letters_of * (size // len(letters_of)))), 60_000)
