"""The three themes: every style in each, other faces, other pages, the same words; embedded, stable, with furniture."""

from __future__ import annotations

import dataclasses
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.look import Look, contrast, logo_from
from creatorbook.documents.page.styles import current_look, sheet, sheet_for, style, use_look
from creatorbook.documents.page.themes import THEMES
from creatorbook.documents.render import render_contract
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import english, french
from tests.documents.pictures import picture
from tests.documents.reading import flat, fonts_of, pages_of, tight

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput

GOLDEN = Path(__file__).parent / "golden"


def dressed_contract(theme: Theme, contract: ContractInput | None = None, **how: object) -> ContractInput:
    return dataclasses.replace(contract or french(), look=dataclasses.replace(Look(theme), **how))  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", Theme)
def test_a_short_contract_reads_as_the_golden_text_of_its_theme(theme: Theme) -> None:
    contract = dressed_contract(theme, english(), initials=True, cover=True)
    # What the clauses say is held by the contracts' own golden texts; here it is what the theme puts around them.
    pages = pages_of(render_contract(contract).pdf)
    shown = "\f\n".join([pages[0], pages[1], "\n".join(pages[-1].splitlines()[-40:])]) + "\n"
    golden = GOLDEN / f"theme_{theme.value}.txt"
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def test_every_theme_has_every_style_and_all_of_them_can_be_made() -> None:
    names = {frozenset(data.styles) for data in THEMES.values()}
    assert len(names) == 1
    for theme in Theme:
        with use_look(Look(theme)):
            for name in THEMES[theme].styles:
                made = style(name)
                assert made.leading > made.fontSize
            assert sheet().width > 400
        assert contrast(sheet_for(theme, "").accent) >= 4.5


def test_the_look_is_that_of_the_block_alone() -> None:
    before = current_look()
    with use_look(Look(Theme.PLAIN)):
        assert sheet().theme is Theme.PLAIN
        with pytest.raises(KeyError):
            style("no such style")
    assert current_look() == before


def test_the_themes_differ_in_faces_and_pages_but_not_in_words() -> None:
    made = {theme: render_contract(dressed_contract(theme)) for theme in Theme}
    faces = {theme: {name.split("+")[1] for name, _font in fonts_of(one.pdf)} for theme, one in made.items()}
    assert any("SourceSerif4" in name for name in faces[Theme.CLASSIC])
    assert all("Inter" in name or name == "SourceSerif4-Regular" for name in faces[Theme.MODERN])
    assert any("STIX" in name for name in faces[Theme.PLAIN])
    assert not any("STIX" in name for name in faces[Theme.CLASSIC] | faces[Theme.MODERN])
    assert made[Theme.PLAIN].pages < made[Theme.CLASSIC].pages
    for sentence in ("4 800,00 €", "Maison Verdier SAS", "24 oct. 2026", "Camille Łuczak-Benoît"):
        for one in made.values():
            assert tight(sentence) in tight("".join(pages_of(one.pdf)))


@pytest.mark.parametrize("theme", Theme)
def test_every_font_is_embedded_and_can_be_copied_from(theme: Theme) -> None:
    contract = dressed_contract(theme, cover=True, initials=True, logo=logo_from(picture(300, 90)))
    rendered = render_contract(dataclasses.replace(contract, status=DocumentStatus.DRAFT, title="東京 مرحبا שלום 서울"))
    found = dict(fonts_of(rendered.pdf))
    assert len(found) >= 5
    for name, descriptor in found.items():
        assert "/FontFile2" in descriptor, name
    for page in pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/ToUnicode" in reference.get_object()


@pytest.mark.parametrize("theme", Theme)
def test_the_same_look_gives_the_same_bytes_whatever_was_made_before(theme: Theme) -> None:
    contract = dressed_contract(theme, cover=True, initials=True, accent="#3366CC", logo=logo_from(picture(300, 90)))
    first = render_contract(contract).pdf
    for other in Theme:
        render_contract(dressed_contract(other, english(), accent="#CC6633"))
    assert render_contract(contract).pdf == first


def test_an_accent_reaches_the_page_and_a_pale_one_is_darkened() -> None:
    def colours(accent: str) -> bytes:
        pdf = render_contract(dressed_contract(Theme.MODERN, accent=accent)).pdf
        return pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data()  # type: ignore[union-attr]

    assert b".8 .2 .2 rg" in colours("#CC3333")
    pale = colours("#FFEE99")
    assert b"1 .933333 .6 rg" not in pale


def test_initials_stand_on_every_page_but_the_cover() -> None:
    contract = dressed_contract(Theme.CLASSIC, english(), initials=True, cover=True)
    pages = pages_of(render_contract(contract).pdf)
    for page in pages[1:]:
        assert page.count("The Brand\nThe Agency\nThe Creator") >= 1 or "The Brand The Agency The Creator" in flat(page)
    without = pages_of(render_contract(dressed_contract(Theme.CLASSIC, english(), cover=True)).pdf)
    assert len(without) <= len(pages)


def test_a_plain_latin_contract_loads_no_other_script() -> None:
    import subprocess
    import sys

    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from creatorbook.documents.render import render_contract\n"
        "from tests.documents.examples import french\n"
        "render_contract(french())\n"
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames\n"
        "names = [name for name in getRegisteredFontNames() if 'Noto' in name or 'STIX' in name]\n"
        "sys.exit(bool(names) or any(name in sys.modules for name in ('bidi', 'arabic_reshaper')))\n"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
