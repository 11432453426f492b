"""The catalogues follow the code: a small project, its texts, and what the script writes and returns."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
import translations
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

HEADER = """# Words.
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""
CODE = """
TITLE = mark("Brands")
def say(count: int) -> str:
    plain = _("Nothing is due.")
    return plain + pgettext("a stage", "Live") + ngettext("{count} deal", "{count} deals", count)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "creatorbook" / "gui").mkdir(parents=True)
    (tmp_path / "resources" / "i18n").mkdir(parents=True)
    (tmp_path / "creatorbook" / "gui" / "page.py").write_text(CODE, encoding="utf-8")
    catalogue(tmp_path).write_text(HEADER, encoding="utf-8")
    return tmp_path


def catalogue(project: Path) -> Path:
    return project / "resources" / "i18n" / "fr.po"


def run(project: Path, *arguments: str) -> int:
    return translations.main(["--root", str(project), *arguments])


def translate(project: Path, text: str, french: str) -> None:
    source = catalogue(project).read_text(encoding="utf-8")
    catalogue(project).write_text(
        source.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{french}"'), encoding="utf-8"
    )


def test_every_marked_text_is_collected_with_its_file_and_without_line_numbers(project: Path) -> None:
    assert run(project) == 1
    text = catalogue(project).read_text(encoding="utf-8")
    for message in ('msgid "Brands"', 'msgid "Nothing is due."', 'msgctxt "a stage"', 'msgid_plural "{count} deals"'):
        assert message in text
    assert "#: creatorbook/gui/page.py\n" in text
    assert text.startswith(HEADER)


def test_untranslated_texts_are_reported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project)
    said = capsys.readouterr().out
    assert "fr.po: not translated: 'Brands' (creatorbook/gui/page.py)" in said
    assert "0 of 4 texts translated" in said


def test_a_second_run_changes_nothing_and_code_that_moves_changes_nothing(project: Path) -> None:
    run(project)
    before = catalogue(project).read_bytes()
    page = project / "creatorbook" / "gui" / "page.py"
    page.write_text("\n\n\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    run(project)
    assert catalogue(project).read_bytes() == before


def test_translations_are_kept_and_dropped_texts_go(project: Path) -> None:
    run(project)
    translate(project, "Brands", "Marques")
    page = project / "creatorbook" / "gui" / "page.py"
    page.write_text('TITLE = mark("Brands")\nOTHER = mark("Brand")\n', encoding="utf-8")
    run(project)
    text = catalogue(project).read_text(encoding="utf-8")
    assert 'msgid "Brands"\nmsgstr "Marques"' in text
    assert "Nothing is due." not in text
    # A new text that resembles an old one is not filled in by guessing.
    assert 'msgid "Brand"\nmsgstr ""' in text


def test_check_writes_nothing_and_fails_until_all_is_translated(project: Path) -> None:
    page = project / "creatorbook" / "gui" / "page.py"
    page.write_text('TITLE = mark("Brands")\n', encoding="utf-8")
    assert run(project, "--check") == 1
    assert catalogue(project).read_text(encoding="utf-8") == HEADER
    run(project)
    assert run(project, "--check") == 1
    translate(project, "Brands", "Marques")
    assert run(project, "--check") == 0


SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "i18n"


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (SHIPPED / "fr.po").open("rb") as file:
        return read_po(file)


def messages(catalogue: Catalog) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return (texts, translations) of every message; one of each but for what is counted."""
    return [(_forms(message.id), _forms(message.string)) for message in catalogue if message.id]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, list | tuple) else (str(text),)


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_the_shipped_catalogues_say_everything_that_the_code_says() -> None:
    assert translations.main(["--check"]) == 0


def test_every_placeholder_of_a_text_stands_in_its_translation(french: Catalog) -> None:
    for texts, said in messages(french):
        for form in said:
            # The singular may leave the count out; the plural may not.
            assert placeholders(texts[0]) <= placeholders(form) <= placeholders(texts[-1]), texts


def test_french_has_its_own_apostrophes_quotation_marks_and_no_break_spaces(french: Catalog) -> None:
    for _texts, said in messages(french):
        for form in said:
            assert not set("'\"“”") & set(form), form
            assert not re.search("«(?!\u00a0)|(?<!\u00a0)»| [:;!?%]", form), form


def test_no_french_text_has_two_spaces_side_by_side_of_any_kind(french: Catalog) -> None:
    spaces = re.compile(r"[^\S\n]{2,}")
    doubled = [form for texts, said in messages(french) for form in said
               if spaces.search(form) and not any(spaces.search(text) for text in texts)]  # fmt: skip
    assert doubled == []
