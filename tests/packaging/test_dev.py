"""dev.py as a developer types it: what it prints, what it returns, and what it asks of uv.

uv is another program, so a stand-in takes its place on PATH and writes down how it was called.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from devtools import uv

from tests.children import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev.py"
VERBS = ("run", "test", "check", "fix", "mutants", "bench", "screenshots", "migration", "translations", "wheel")

STAND_IN = """
import json, os, pathlib, sys
arguments = sys.argv[1:]
if arguments == ["--version"]:
    sys.exit(print(os.environ.get("STAND_IN_VERSION", "uv 0.13.0")))
names = ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "UV_COMPILE_BYTECODE", "CREATORBOOK_HOME",
    "COVERAGE_PROCESS_START", "COVERAGE_FILE", "PYTHONPATH", "UV_PROJECT_ENVIRONMENT")
with open(os.environ["STAND_IN_LOG"], "a", encoding="utf-8") as log:
    print(json.dumps({"arguments": arguments, **{name: os.environ.get(name) for name in names}}), file=log)
if "tour" in arguments:
    contract = pathlib.Path(arguments[-1], "contract.pdf")
    contract.parent.mkdir(parents=True)
    contract.write_bytes(b"%PDF-1.7")
if "--dry-run" in arguments:
    print("The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.", file=sys.stderr)
if arguments[:2] == ["python", "find"]:
    version, _, path = os.environ.get("STAND_IN_PYTHON", "").partition("=")
    sys.exit(print(path) if path and version == arguments[-1] else 2)
if "json" in arguments:
    counts = {"num_statements": 90, "num_branches": 10, "covered_branches": 10}
    counts["covered_lines"] = int(os.environ.get("STAND_IN_COVERED", "85"))
    report = {"files": {"creatorbook/domain/values/money.py": {"summary": counts}}}
    pathlib.Path(arguments[-1]).write_text(json.dumps(report), encoding="utf-8")
if "pytest" in arguments:
    print("===== 3 passed in 0.12s =====")
sys.exit(os.environ.get("STAND_IN_FAILS", "nothing") in arguments)
"""


class Desk:
    """A folder with nothing on PATH but the stand-in, and no screen unless one is given."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "calls.jsonl"
        self.home = folder / "home"
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.home.mkdir()

    def install_stand_in(self) -> None:
        script = self.programs / "stand_in.py"
        script.write_text(STAND_IN, encoding="utf-8")
        if sys.platform == "win32":
            (self.programs / "uv.cmd").write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
            return
        program = self.programs / "uv"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def type(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "UV_COMPILE_BYTECODE", "XDG_DATA_HOME", "PYENV_ROOT"}
        # The test itself may be measured: what it starts is measured no further.
        hidden |= {"COVERAGE_PROCESS_START", "COVERAGE_FILE", "PYTHONPATH"}
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        kept["UV_PROJECT_ENVIRONMENT"] = sys.prefix
        home = {"HOME": str(self.home), "LOCALAPPDATA": str(self.home), "TMPDIR": str(self.home)}
        told = {"PATH": str(self.programs), "STAND_IN_LOG": str(self.log), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [sys.executable, DEV, *words],
            env=kept | home | told | env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )

    def calls(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def commands(self) -> list[list[str]]:
        return [call["arguments"] for call in self.calls() if call["arguments"][:2] != ["python", "find"]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.install_stand_in()
    return desk


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",), ("test", "--help")])
def test_help_names_every_verb(desk: Desk, words: tuple[str, ...]) -> None:
    answer = desk.type(*words)
    assert answer.returncode == 0
    for verb in VERBS:
        assert f"\n  {verb} " in answer.stdout
    assert not desk.log.exists()


def test_an_unknown_verb_is_a_usage_error_in_one_sentence(desk: Desk) -> None:
    answer = desk.type("rnu")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "'rnu'" in answer.stderr
    assert all(verb in answer.stderr for verb in VERBS)


@pytest.mark.parametrize("words", [("check", "speling"), ("migration",)])
def test_what_a_verb_does_not_understand_is_a_usage_error(desk: Desk, words: tuple[str, ...]) -> None:
    answer = desk.type(*words)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert answer.stderr.strip().endswith(".")


def test_run_opens_the_application_where_there_is_a_screen(desk: Desk) -> None:
    answer = desk.type("run", DISPLAY=":0", PYTHONDONTWRITEBYTECODE="1", VIRTUAL_ENV="/elsewhere")
    assert answer.returncode == 0
    sync, opened = desk.calls()
    assert sync["arguments"][:4] == ["sync", "--locked", "--extra", "sign"]
    assert opened["arguments"] == ["run", "--no-sync", "creatorbook"]
    assert opened["QT_QPA_PLATFORM"] is None
    for call in (sync, opened):
        assert call["PYTHONDONTWRITEBYTECODE"] is None
        assert call["VIRTUAL_ENV"] is None
        assert call["UV_COMPILE_BYTECODE"] == "1"


def test_run_without_a_screen_says_so_and_shows_where_the_contract_is(desk: Desk) -> None:
    answer = desk.type("run", QT_QPA_PLATFORM="offscreen")
    assert answer.returncode == 0
    assert "There is no screen" in answer.stdout
    tour = desk.calls()[-1]
    folder = Path(tour["arguments"][-1])
    assert tour["arguments"][:-1] == ["run", "--no-sync", "creatorbook", "tour"]
    assert tour["QT_QPA_PLATFORM"] == "offscreen"
    assert str(folder / "contract.pdf") in answer.stdout
    assert Path(tour["CREATORBOOK_HOME"]).parent == folder.parent


def test_run_passes_arguments_and_the_exit_code_through(desk: Desk) -> None:
    answer = desk.type("run", "list", "deals", "--json", STAND_IN_FAILS="deals")
    assert answer.returncode == 1
    assert desk.commands()[-1] == ["run", "--no-sync", "creatorbook", "list", "deals", "--json"]


CHECKS = [["ruff", "format", "--check", "."], ["ruff", "check", "."], ["mypy"], ["lint-imports"]]


def test_test_runs_every_check_and_ends_with_the_line_of_pytest(desk: Desk) -> None:
    answer = desk.type("test", "-x")
    assert answer.returncode == 0
    *before, combined, reported = [command[2:] for command in desk.commands()[1:]]
    workers = str((os.cpu_count() or 1) + 1)
    assert before == [*CHECKS, ["pytest", "-n", workers, "-m", "not bench", "-x"]]
    assert (combined[:2], reported[:2]) == (["coverage", "combine"], ["coverage", "json"])
    tests = next(call for call in desk.calls() if "pytest" in call["arguments"])
    assert tests["QT_QPA_PLATFORM"] == "offscreen"
    assert answer.stdout.splitlines()[-1] == "===== 3 passed in 0.12s ====="


def test_tests_are_measured_in_every_process_and_leave_nothing_behind(desk: Desk) -> None:
    desk.type("test", PYTHONPATH="/theirs")
    tests, combined, reported = [call for call in desk.calls() if {"pytest", "coverage"} & set(call["arguments"])][:3]
    assert Path(tests["COVERAGE_PROCESS_START"]) == ROOT / "pyproject.toml"
    assert tests["PYTHONPATH"].split(os.pathsep)[-1] == "/theirs"
    assert Path(tests["PYTHONPATH"].split(os.pathsep)[0], "sitecustomize.py").is_file()
    assert tests["COVERAGE_FILE"] == combined["COVERAGE_FILE"] == reported["COVERAGE_FILE"]
    # What puts the figures together must not add to them.
    assert combined["COVERAGE_PROCESS_START"] is reported["COVERAGE_PROCESS_START"] is None
    assert not Path(tests["COVERAGE_FILE"]).parent.exists()


def test_coverage_is_shown_by_layer_and_in_all(desk: Desk) -> None:
    answer = desk.type("test")
    assert answer.returncode == 0
    shown = [line.split()[:2] for line in answer.stdout.splitlines()]
    assert ["domain", "95.0"] in shown
    assert ["gui", "100.0"] in shown  # nothing of it is there, so nothing is missed
    assert any(line.startswith("in all") and "95.0 %" in line for line in answer.stdout.splitlines())


def test_the_whole_suite_must_run_enough_and_a_part_of_it_need_not(desk: Desk) -> None:
    whole = desk.type("test", STAND_IN_COVERED="74")
    assert whole.returncode == 1
    assert "less than 90 %" in whole.stdout
    assert "Failed: coverage." in whole.stdout
    part = desk.type("test", "tests/domain", STAND_IN_COVERED="74")
    assert part.returncode == 0
    assert "84.0 %" in part.stdout
    assert desk.type("test", STAND_IN_COVERED="79").returncode == 1
    enough = desk.type("test", STAND_IN_COVERED="80")
    assert (enough.returncode, "less than" in enough.stdout) == (0, False)


def test_no_coverage_fails_the_whole_suite(desk: Desk) -> None:
    answer = desk.type("test", STAND_IN_FAILS="combine")
    assert answer.returncode == 1
    assert "Failed: coverage." in answer.stdout
    assert answer.stdout.splitlines()[-1] == "===== 3 passed in 0.12s ====="


def test_one_failed_check_fails_the_whole_and_stops_nothing(desk: Desk) -> None:
    answer = desk.type("test", STAND_IN_FAILS="mypy")
    assert answer.returncode == 1
    assert [command[2:] for command in desk.commands()[1:5]] == CHECKS
    assert "Failed: types." in answer.stdout


def test_without_another_python_the_absent_ones_are_named(desk: Desk) -> None:
    answer = desk.type("test")
    own = "{}.{}".format(*sys.version_info)
    absent = ", ".join(version for version in ("3.11", "3.12", "3.13", "3.14") if version != own)
    assert f"The suite ran on Python {own}." in answer.stdout
    assert f"Not installed: {absent}." in answer.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for another Python is a shell script")
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="there is no newer supported Python to stand in for")
@pytest.mark.parametrize("fails", ["nothing", "tests/rules"])
def test_the_newest_python_does_its_part_in_an_environment_of_its_own(desk: Desk, fails: str) -> None:
    newest = desk.programs / "python3.14"
    newest.write_text("#!/bin/sh\necho 3.14.2\n", encoding="utf-8")
    newest.chmod(newest.stat().st_mode | stat.S_IXUSR)
    answer = desk.type("test", STAND_IN_PYTHON=f"3.14={newest}", STAND_IN_FAILS=fails)
    assert "Its quick part follows on 3.14.2." in answer.stdout
    calls = [call for call in desk.calls() if call["UV_PROJECT_ENVIRONMENT"] == ".venv-3.14"]
    sync, imported, tested = [call["arguments"] for call in calls]
    assert sync[:2] == ["sync", "--locked"]
    assert sync[-1] == str(newest)
    assert imported[2] == "python"
    assert tested[2] == "pytest"
    assert {call["COVERAGE_PROCESS_START"] for call in calls} == {None}
    assert answer.returncode == (fails != "nothing")
    assert ("Failed: py 3.14." in answer.stdout) == (fails != "nothing")
    assert answer.stdout.splitlines()[-1] == "===== 3 passed in 0.12s ====="


def test_check_runs_only_what_is_named(desk: Desk) -> None:
    assert desk.type("check", "layers").returncode == 0
    assert [command[2:] for command in desk.commands()[1:]] == [["lint-imports"]]


def test_fix_formats_and_mends(desk: Desk) -> None:
    assert desk.type("fix").returncode == 0
    assert [command[2:4] for command in desk.commands()[1:]] == [["ruff", "format"], ["ruff", "check"]]


def test_migration_hands_the_whole_message_over(desk: Desk) -> None:
    assert desk.type("migration", "keep", "the colour").returncode == 0
    assert desk.commands()[-1][2:] == ["python", "packaging/revise.py", "keep the colour"]


@pytest.mark.parametrize(
    ("verb", "program"),
    [
        ("bench", "tests/bench"),
        ("screenshots", "packaging/screenshots.py"),
        ("translations", "packaging/translations.py"),
    ],
)
def test_the_other_verbs_pass_on_what_follows(desk: Desk, verb: str, program: str) -> None:
    assert desk.type(verb, "--one", "two").returncode == 0
    command = desk.commands()[-1]
    assert program in command
    assert command[-2:] == ["--one", "two"]


def test_a_stale_lock_file_is_named_with_the_line_to_type(desk: Desk) -> None:
    answer = desk.type("check", STAND_IN_FAILS="sync")
    assert answer.returncode == 1
    assert "uv.lock is older than pyproject.toml" in answer.stderr
    assert "    uv lock\n" in answer.stderr


def test_getting_uv_fails_with_a_sentence_where_no_package_can_be_fetched(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    answer = desk.type("check", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert answer.returncode == 1
    assert "uv could not be installed" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_uv_that_is_too_old_is_not_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file is in the way of a newer one: the test above shows what becomes of one that is fetched, and takes long.
    for name in ("HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(desk.home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    in_the_way = uv.tool_folder()
    in_the_way.parent.mkdir(parents=True)
    in_the_way.touch()
    answer = desk.type(
        "check", STAND_IN_VERSION="uv 0.1.44", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull
    )
    assert answer.returncode == 1
    assert "uv could not be installed" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not desk.log.exists()
