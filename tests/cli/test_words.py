"""What the command line understands, and what it says where it does not."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from creatorbook import __version__
from creatorbook.cli.table import COMMANDS
from creatorbook.common import i18n

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

NAMES = [entry.name for entry in COMMANDS]


def test_names_are_unique_and_every_module_is_there() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for entry in COMMANDS:
        module = import_module(entry.module)
        assert callable(module.configure)
        assert callable(module.run)
        assert entry.help.islower() or entry.help[0].islower()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_explains_itself(bare: Callable[..., RunResult], name: str, language: str) -> None:
    said = bare("--lang", language, name, "--help")
    assert said.code == 0
    # French sets a no-break space before the colon.
    assert said.out.replace("\u00a0:", ":").startswith(f"usage: creatorbook {name}")
    for option in ("--book FILE", "--json", "--lang"):
        assert option in said.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("frob",), "“frob” is not one of the choices for COMMAND: init, import, "),
        (("list",), "This is needed too: KIND. (creatorbook list)"),
        (("list", "deal", "--frob"), "This is not understood here: --frob. (creatorbook list)"),
        (("list", "deal", "--limit"), "A value is missing after --limit. (creatorbook list)"),
        (("list", "deal", "--trash=x"), "--trash takes no value. (creatorbook list)"),
        (
            ("contract", "burn", "x"),
            (
                "“burn” is not one of the choices for ACTION: check, preview, issue, amend, save, compare, mark, sign, "
                "verify, terms, evidence, renew, clauses."
            ),
        ),
    ],
)
def test_what_is_not_understood_is_one_sentence(
    bare: Callable[..., RunResult], words: tuple[str, ...], sentence: str
) -> None:
    said = bare(*words)
    assert said.code == 2
    assert said.err.startswith(sentence)
    assert said.err.splitlines()[1].startswith("See: creatorbook ")


def test_the_whole_help_lists_every_command_and_the_exit_codes(bare: Callable[..., RunResult]) -> None:
    said = bare("--help")
    assert said.code == 0
    for name in NAMES:
        assert f"\n    {name} " in said.out
    assert "exit codes: 0 done" in said.out
    assert "70" in said.out


def test_it_tells_its_version(bare: Callable[..., RunResult]) -> None:
    assert bare("--version").out == f"creatorbook {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("list",),
        ("list", "deal", "--frobnicate"),
        ("list", "deal", "--lim", "3"),
        ("list", "deal", "--lang", "tlh"),
        ("add", "brand"),
        ("edit", "brand", "x"),
        ("contract", "burn", "x"),
        ("list", "unicorn"),
        ("show", "unicorn", "x"),
        ("list", "deal", "--limit", "-3"),
        ("list", "deal", "--limit", "many"),
        ("list", "deal", "--sort", "colour"),
        ("list", "deal", "--filter", "colour=red"),
        ("list", "deal", "--filter", "stage"),
        ("list", "deal", "--filter", "fee=100"),
        ("add", "brand", "Aurora"),
        ("add", "brand", "colour=red"),
        ("add", "brand", "name=A", "name=B"),
        ("add", "contract", "number=C-1"),
        ("edit", "brand", "x", "name=y", "--version", "one"),
        ("history", "deal"),
        ("settings", "colour=red"),
        ("due", "--within", "soon"),
        ("disclose", "post"),
        ("disclose", "gift", "x", "--keep"),
        ("disclose", "facts", "--keep"),
        ("import", "x.csv", "--as", "poems"),
    ],
)
def test_usage_is_exit_code_2_with_two_plain_lines_at_most(
    cb: Callable[..., RunResult], words: tuple[str, ...]
) -> None:
    said = cb(*words)
    assert said.code == 2
    assert said.out == ""
    assert 1 <= len(said.err.splitlines()) <= 2
    as_json = cb(*words, "--json")
    assert as_json.code == 2
    assert as_json.error["code"] == "usage"
    assert as_json.error["error"] in said.err


def test_options_for_all_stand_before_or_after_the_command(bare: Callable[..., RunResult], path: Path) -> None:
    before = bare("--book", path, "--json", "list", "creator")
    after = bare("list", "creator", "--json", "--book", path)
    assert before.code == after.code == 0
    assert before.json == after.json
    assert before.json[0]["name"] == "Léa Martin"


def test_it_speaks_the_language_asked_for(bare: Callable[..., RunResult]) -> None:
    bare("--lang", "fr", "--version")
    assert i18n.language() == "fr"
    bare("--lang=en", "--version")
    assert i18n.language() == "en"


def test_the_language_of_the_system_is_taken_otherwise(
    bare: Callable[..., RunResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    bare("--version")
    assert i18n.language() == "fr"


def test_without_a_screen_the_window_is_refused_with_a_way_out(
    bare: Callable[..., RunResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = bare()
    assert said.code == 2
    assert "no screen" in said.err
    assert "creatorbook tour DIR" in said.err
    assert bare("--json").error["code"] == "no_window"


@pytest.mark.parametrize("command", [("history", "--days", "0", "--thinn"), ("disclose", "--thinn")])
def test_an_option_that_is_unknown_is_said_of_its_command(
    bare: Callable[..., RunResult], command: tuple[str, ...]
) -> None:
    said = bare(*command)
    assert said.code == 2
    assert f"(creatorbook {command[0]})" in said.err
    assert f"See: creatorbook {command[0]} --help" in said.err


@pytest.mark.parametrize("option", [("list", "deal", "--limit"), ("due", "--within"), ("history", "--limit")])
def test_a_number_below_nought_is_said_to_be_too_small(bare: Callable[..., RunResult], option: tuple[str, ...]) -> None:
    said = bare(*option, "-1")
    assert said.code == 2
    assert "“-1” is below 0: the number must be 0 or more." in said.err


def test_hints_are_about_what_was_typed(
    bare: Callable[..., RunResult], cb: Callable[..., RunResult], tmp_path: Path
) -> None:
    made = bare("init", tmp_path / "new.creatorbook", "--language", "xx")
    assert "Give its name or its code, such as fr." in made.err
    assert "The settings are: name, " in cb("settings", "zorg=1").err


def test_french_help_sets_a_no_break_space_before_every_colon_of_a_heading(bare: Callable[..., RunResult]) -> None:
    for said in (bare("--lang", "fr", "--help"), bare("--lang", "fr", "add", "--help")):
        headings = [line for line in said.out.splitlines() if line.endswith(":")]
        assert headings
        assert all(line.endswith("\u00a0:") for line in headings)


def test_a_record_without_fields_is_answered_with_the_names_of_its_fields(cb: Callable[..., RunResult]) -> None:
    said = cb("add", "deal")
    assert said.code == 2
    assert "Its fields are: title, brand_id, " in said.err
    french = cb("--lang", "fr", "add", "deal").err
    assert "title (Titre), brand_id (Marque), " in french
    assert "agreed" not in french
    # What only its own commands change is not offered.
    assert "issued_at" not in cb("add", "contract").err


def test_names_are_told_with_the_words_of_the_screen(cb: Callable[..., RunResult]) -> None:
    assert "lead (Piste), negotiating (En négociation)" in cb("--lang", "fr", "add", "deal", "stage=zz").err
    assert "Choose one of: lead, negotiating, " in cb("add", "deal", "stage=zz").err
    assert "deal (Collaboration)" in cb("--lang", "fr", "list", "zz").err
    assert "title (Titre), " in cb("--lang", "fr", "add", "deal", "zz=1").err


@pytest.mark.parametrize("command", ["add", "edit", "show", "trash", "restore"])
def test_the_help_of_a_command_on_records_names_the_kinds(bare: Callable[..., RunResult], command: str) -> None:
    assert "usage_right" in bare(command, "--help").out
    assert "(Collaboration)" in " ".join(bare("--lang", "fr", command, "--help").out.split())
