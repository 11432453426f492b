from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.contract import DocumentStatus, ExtraClause
from creatorbook.documents.reading.preview import page_count, page_images
from creatorbook.documents.render import CannotRender, render_contract
from tests.documents.examples import english, french
from tests.documents.reading import pages_of

HERE = Path(__file__).parent
EXAMPLES = {"fr": french(), "en": english()}


def text_of(pdf: bytes) -> str:
    pages = pages_of(pdf)
    return "\f\n".join(pages) + "\n"


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", EXAMPLES)
def test_a_contract_reads_as_its_golden_text(language: str) -> None:
    golden = HERE / "golden" / f"contract_{language}.txt"
    text = text_of(render_contract(EXAMPLES[language]).pdf)
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_two_readers_agree_and_amounts_and_days_are_in_the_documents_language(language: str) -> None:
    pdf = render_contract(EXAMPLES[language]).pdf
    other = flat("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    expected = {
        "fr": [
            "4 800,00 €",
            "1er septembre 2026",
            "24 oct. 2026",
            "40 %",
            "2 séries de modifications",
            "Łuczak-Benoît",
        ],
        "en": ["£3,250.00", "14 March 2026", "18 May 2026", "8.5%", "1 round of changes", "11.75%"],
    }[language]
    for words in expected:
        assert words in flat(text_of(pdf))
        assert words in other


@pytest.mark.parametrize("language", EXAMPLES)
def test_fonts_are_embedded_and_nothing_reaches_out(language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_contract(EXAMPLES[language]).pdf))
    names = set()
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        for font in resources["/Font"].values():  # type: ignore[index]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()
            names.add(font.get_object()["/BaseFont"])
        assert "/XObject" not in resources  # type: ignore[operator]
        # Only the links of a table of contents, which lead to places in the document.
        for annotation in page.get("/Annots", ()):
            assert set(annotation.get_object()) <= {"/Type", "/Subtype", "/Rect", "/Border", "/Dest", "/Contents"}
    assert any("Inter" in name for name in names)
    assert any("SourceSerif" in name for name in names)


def test_the_pdf_says_what_it_is() -> None:
    rendered = render_contract(french())
    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Contrat de collaboration commerciale – Automne en cocotte – 2026-014"
    assert reader.metadata.author == "Camille Łuczak-Benoît"
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    assert len(reader.pages) == rendered.pages == page_count(rendered.pdf)
    titles = [entry.title for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    assert titles[0] == "1. Objet et missions"
    # The drawing stands beside the clause of the last window that it shows.
    assert titles[-1] == "Signatures"
    drawing = titles.index("Annexe\u00a0: droits et exclusivité dans le temps")
    assert str(titles[drawing - 1]).endswith("Exclusivité")
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)


@pytest.mark.parametrize("language", EXAMPLES)
def test_every_page_carries_number_version_and_its_place(language: str) -> None:
    rendered = render_contract(EXAMPLES[language])
    pages = text_of(rendered.pdf).split("\f")
    for place, page in enumerate(pages, start=1):
        assert EXAMPLES[language].number in page
        assert f"version {EXAMPLES[language].version}" in page
        assert f"Page {place} {'of' if language == 'en' else 'sur'} {len(pages)}" in page
        assert ("DRAFT" in page) == (EXAMPLES[language].status is DocumentStatus.DRAFT)


def test_the_same_input_gives_the_same_bytes_here_and_in_another_process() -> None:
    first = render_contract(french())
    assert render_contract(english()).sha256 != first.sha256
    assert render_contract(french()).pdf == first.pdf
    assert first.sha256 == hashlib.sha256(first.pdf).hexdigest()
    code = (
        "import sys; from creatorbook.documents.inputs.contract import ContractInput;"
        "from creatorbook.documents.render import render_contract;"
        "print(render_contract(ContractInput.from_json(sys.stdin.read())).sha256)"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=french().to_json(),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        )
        assert done.stdout.strip() == first.sha256


def test_the_language_of_the_document_is_not_that_of_the_screen() -> None:
    from creatorbook.common import i18n

    before = render_contract(french()).pdf
    i18n.use_language("qps")
    try:
        assert render_contract(french()).pdf == before
    finally:
        i18n.use_language("en")


def test_a_dollar_deal_reads_as_its_brand_writes() -> None:
    from creatorbook.domain.values.money import Money

    base = english()
    for country, amount, day in (("US", "$2,500.00", "March 14, 2026"), ("GB", "US$2,500.00", "14 March 2026")):
        contract = dataclasses.replace(
            base, brand=dataclasses.replace(base.brand, country=country), fee=Money.of("2500", "USD"), instalments=()
        )
        text = flat(text_of(render_contract(contract).pdf))
        assert f"a fixed fee of {amount}" in text
        assert day in text
    yen = dataclasses.replace(base, fee=Money.of("250000", "JPY"), instalments=())
    assert "JP¥250,000," in flat(text_of(render_contract(yen).pdf))
    dinar = dataclasses.replace(base, fee=Money.of("12.345", "KWD"), instalments=())
    assert "12.345" in flat(text_of(render_contract(dinar).pdf))


def test_gaps_show_in_a_draft_and_stop_an_issue() -> None:
    contract = dataclasses.replace(french(), nature="", status=DocumentStatus.DRAFT)
    assert "[à compléter : nature des missions]" in flat(text_of(render_contract(contract).pdf))
    with pytest.raises(CannotRender, match="1 thing is missing"):
        render_contract(dataclasses.replace(contract, status=DocumentStatus.ISSUED))


def test_the_signatures_stay_together_with_the_clause_before_them() -> None:
    for lines in range(0, 40, 2):
        filler = ExtraClause("filler", "Filler", "\n\n".join("One more line." for _ in range(lines + 1)))
        contract = dataclasses.replace(english(), extra_clauses=(filler,))
        last = text_of(render_contract(contract).pdf).split("\f")[-1]
        # A longer clause is no clause that fits on a page of signatures.
        assert "One more line." in last or lines > 18
        assert last.count("Name and capacity") == last.count("Date and place") == 3


def test_three_hundred_rows_split_with_their_head_on_every_page() -> None:
    contract = french()
    contract = dataclasses.replace(contract, deliverables=contract.deliverables * 100)
    pages = text_of(render_contract(contract).pdf).split("\f")
    carrying = [page for page in pages if page.count("Instagram") > 5]
    assert len(carrying) > 10
    assert all("Plateforme" in page for page in carrying)
    assert "".join(pages).count("Avec lien vers la fiche du produit") == 100


@pytest.mark.parametrize("language", EXAMPLES)
def test_a_preview_is_one_picture_a_page(language: str) -> None:
    rendered = render_contract(EXAMPLES[language])
    pictures = list(page_images(rendered.pdf, 0.5))
    assert len(pictures) == rendered.pages
    for picture in pictures:
        assert (picture.width, picture.height) == (298, 421)
        assert len(picture.data) == picture.stride * picture.height
        assert picture.stride >= picture.width * 4
        assert len(set(picture.data)) > 50
    (second,) = page_images(rendered.pdf, 0.5, range(1, 2))
    assert second == pictures[1]
    assert list(page_images(rendered.pdf, 0.5, range(90, 99))) == []


def test_what_is_no_pdf_cannot_be_previewed() -> None:
    for junk in (b"", b"%PDF-1.7 nothing", b"\x00" * 1000):
        with pytest.raises(BadInput):
            list(page_images(junk))


def test_a_deal_paid_in_products_only_speaks_of_no_fee() -> None:
    from creatorbook.domain.values.money import Money

    contract = dataclasses.replace(
        french(), language="en", fee=Money(0, "EUR"), instalments=(), vat_mention="", kill_fee_bp=None
    )
    text = flat(text_of(render_contract(contract).pdf))
    assert "Fee" not in text
    assert "Benefits in kind" in text
    assert "Images retouchées" in text
    assert "jointly and severally liable" in text


def test_documents_can_be_made_from_several_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    wanted = {language: render_contract(contract).sha256 for language, contract in EXAMPLES.items()}
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda language: (language, render_contract(EXAMPLES[language]).sha256), [*EXAMPLES] * 4))
    assert all(wanted[language] == digest for language, digest in made)


def test_checking_and_previewing_load_no_layout_library() -> None:
    code = (
        "import sys; import creatorbook.documents.render, creatorbook.documents.reading.preview;"
        "import creatorbook.documents.inputs.contract;"
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'PIL', 'babel', 'pypdfium2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
