"""What happens when things go wrong inside: a report instead of a traceback, quiet ends where nobody listens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from creatorbook.cli.main import run
from creatorbook.common.errors import Conflict, CreatorbookError
from creatorbook.common.report import save_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.common.clock import Clock
    from tests.cli.run_result import RunResult


def _raise(error: BaseException) -> object:
    def window(path: Path | None, clock: Clock) -> NoReturn:
        raise error

    return window


def _run(words: list[str], error: BaseException) -> int:
    return run(words, _raise(error))  # type: ignore[arg-type]  # it never returns


def test_a_bug_is_reported_without_values_and_without_a_traceback(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    error = ValueError("secret name")
    error.__cause__ = KeyError("1500 EUR for Aurora")
    assert _run([], error) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert len(said.err.splitlines()) == 2
    (report,) = (home / "state").glob("report-*.txt")
    assert str(report) in said.err
    text = report.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "secret" not in text
    assert "Aurora" not in text


def test_a_bug_with_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["--json"], RuntimeError("x")) == 70
    said = json.loads(capsys.readouterr().err)
    assert said["code"] == "bug"
    assert Path(said["report"]).is_file()


def test_a_report_that_cannot_be_saved_hides_nothing(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    (home / "state").write_text("in the way", encoding="utf-8")
    assert _run(["--json"], RuntimeError("x")) == 70
    assert json.loads(capsys.readouterr().err)["report"] is None


def test_the_newest_twenty_reports_are_kept(tmp_path: Path) -> None:
    for number in range(23):
        (tmp_path / f"report-2020{number:04}.txt").write_text("old", encoding="utf-8")
    saved = save_report(tmp_path, "new")
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == 20
    assert saved in kept


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0), (SystemExit(5), 5), (SystemExit(), 0)]
)
def test_ends_that_are_no_errors_are_quiet(capsys: pytest.CaptureFixture[str], error: BaseException, code: int) -> None:
    assert _run([], error) == code
    assert capsys.readouterr().err == ""


def test_a_refusal_keeps_its_own_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run([], Conflict("Changed.", where="deal 1", hint="Look again.")) == 1
    assert capsys.readouterr().err == "Changed. (deal 1)\nLook again.\n"
    assert _run([], CreatorbookError("Plain.")) == 1
    assert capsys.readouterr().err == "Plain.\n"
    assert _run([], CreatorbookError("A \x1b[31mred\x1b[0m one.")) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_a_home_that_cannot_be_used_is_said_and_the_command_is_done(
    cb: Callable[..., RunResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "home-that-is-a-file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setenv("CREATORBOOK_HOME", str(in_the_way))
    said = cb("list", "brand")
    assert (said.code, "Settings cannot be kept" in said.err) == (0, True)
    assert "CREATORBOOK_HOME" in said.err
