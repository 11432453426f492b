"""The PDF of each contract as a file: fonts, properties, language, the same bytes from the command line."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.app import main
from tests.contracts import making
from tests.documents.reading import fonts_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contracts.conftest import Contract, Library


def test_every_font_is_inside_and_readable(contract: Contract, tmp_path: Path) -> None:
    fonts = dict(fonts_of(contract.issued.pdf))
    assert len(fonts) > 2
    for name, descriptor in fonts.items():
        assert {"/FontFile2", "/FontFile3"} & set(descriptor), name
    # A second opinion, where poppler is installed; on Linux the tests install it.
    if shutil.which("pdffonts"):
        path = tmp_path / "contract.pdf"
        path.write_bytes(contract.issued.pdf)
        said = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        # The columns are: embedded, subset, and a map back to letters.
        assert said
        assert all(re.search(r"\byes\s+yes\s+yes\b", line) for line in said), said


def test_it_says_what_it_is_and_in_which_language(contract: Contract) -> None:
    reader = pypdf.PdfReader(io.BytesIO(contract.issued.pdf))
    properties = reader.metadata
    assert properties is not None
    data = contract.life.data
    assert data["deal"]["title"] in str(properties.title)
    assert contract.issued.number in str(properties.title)
    assert properties.author == data["creator"].get("legal_name", data["creator"]["name"])
    assert contract.life.brand_name in str(properties.subject)
    language, _dash, country = str(reader.root_object["/Lang"]).partition("-")
    assert language == contract.language
    if language == data["brand"]["language"]:
        assert country == data["brand"]["country"]


def test_it_is_frozen_with_its_hash_and_its_pages(contract: Contract) -> None:
    assert contract.issued.sha256 == hashlib.sha256(contract.issued.pdf).hexdigest()
    assert contract.issued.pages == len(contract.pages)
    assert (contract.issued.number, contract.issued.version) == ("C-2026-001", 1)
    # The last lines of the text stand on the page where people sign, and no page is left bare.
    assert all(len(page.split()) > 25 for page in contract.pages)


@pytest.mark.parametrize("life", [each.id for each in making.lives()])
def test_the_command_line_issues_the_same_bytes(
    library: Library, life: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    language = making.life(life).languages[-1]
    wanted = library.contract(life, language)
    book, out = shutil.copyfile(library.book(life), tmp_path / "own.creatorbook"), tmp_path / "contract.pdf"
    title = making.life(life).data["deal"]["title"]
    words = ["--book", book, "contract", "issue", title, "--language", language, "--form", "full"]
    words += ["--out", out, "--json"]
    assert main([str(word) for word in words], library.clock) == 0
    assert json.loads(capsys.readouterr().out)["sha256"] == wanted.issued.sha256
    assert out.read_bytes() == wanted.issued.pdf
