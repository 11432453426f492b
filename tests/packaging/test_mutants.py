"""Mutants: what is changed, how a sample is drawn, and a small project whose tests notice one thing and not another."""

from __future__ import annotations

import ast
import sys
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from devtools.mutation import command
from devtools.mutation.accepted import Accepted, accepted_reason, find_outdated, read_accepted
from devtools.mutation.campaign import Campaign, Verdict, draw, mutants_of
from devtools.mutation.sites import Mutant, find_mutants
from devtools.mutation.subjects import SUBJECTS, Subject
from devtools.mutation.workplace import Workplace
from devtools.shell import ROOT, TroubleError

PYTHON = Path(sys.executable)
FEE = """
LATEST = 30

def late(days: int) -> bool:
    return days > LATEST

def endless(days: int) -> int:
    while days > 9:
        days -= 1
    return days
"""
FEE_TEST = """
from creatorbook.fee import endless, late

def test_late():
    assert late(40)
    assert not late(20)

def test_endless():
    assert endless(20) == 9
"""


def changes(source: str) -> list[str]:
    return [mutant.change for mutant in find_mutants("m.py", source.encode())]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a < b → (a <= b)"]),
        ("a >= b", ["a >= b → (a > b)"]),
        ("a == b", ["a == b → (a != b)"]),
        ("a is not b", ["a is not b → (a is b)"]),
        ("a not in b", ["a not in b → (a in b)"]),
        ("a < b <= c", ["a < b <= c → (a < b < c)", "a < b <= c → (a <= b <= c)"]),
        ("a and b and c", ["a and b and c → (a or b or c)"]),
        ("not a", ["not a → (a)"]),
        ("x = 14", ["14 → 15"]),
        ("x = True", ["True → False"]),
        ('x = Decimal("0.40")', ["\"0.40\" → '1.40'"]),
        ("x if a else y", ["a → (not a)"]),
        ("[x for x in y if x]", ["x → (not x)"]),
        # The opposite of a condition is there once.
        ("if a == b: pass", ["a == b → (a != b)"]),
        ("if not a: pass", ["not a → (a)"]),
        ("if a > b: pass", ["a > b → (a >= b)", "a > b → (not a > b)"]),
        ("def f(n: Literal[3], m: int = 2) -> Literal[4]: pass", ["2 → 3"]),
        ("x: Annotated[int, 5] = 6", ["6 → 7"]),
        ("match a:\n  case 1 if b < c: pass", ["b < c → (b <= c)"]),
    ],
)
def test_comparisons_constants_and_conditions_are_changed(source: str, expected: list[str]) -> None:
    assert sorted(changes(source)) == sorted(expected)


@pytest.mark.parametrize(
    "source",
    [
        '"""Doc."""',
        'x = "a text"',
        "x = None",
        'f"{a < 1}"',
        "@dataclass(frozen=True)\nclass A: pass",
        "if TYPE_CHECKING:\n    x = 1",
        'if __name__ == "__main__": main(1)',
        'x = Decimal("NaN?")',
    ],
)
def test_what_decides_nothing_is_left_alone(source: str) -> None:
    assert changes(source) == []


def test_a_change_is_made_at_its_place_among_letters_of_several_bytes() -> None:
    source = 'été = "ß"; x = (a\n   <  # why\n   b) or été\n'.encode()
    made = {mutant.change: mutant.apply(source).decode() for mutant in find_mutants("m.py", source)}
    assert made["a < # why b → (a <= b)"] == 'été = "ß"; x = ((a <= b)) or été\n'
    for mutant in find_mutants("m.py", source):
        assert ast.dump(ast.parse(mutant.apply(source))) != ast.dump(ast.parse(source))


def begins(statement: ast.stmt) -> int:
    """Return its first line, that of its first decorator where it has one."""
    decorators = statement.decorator_list if isinstance(statement, ast.FunctionDef | ast.ClassDef) else []
    return min([statement.lineno, *(each.lineno for each in decorators)])


def cut_at(source: bytes, lines: list[int]) -> list[tuple[int, bytes]]:
    """Return the pieces of a module that begin with these lines, each behind the place of its first byte."""
    ends = [0, *accumulate(map(len, source.splitlines(keepends=True)))]
    places = [*(ends[line - 1] for line in lines), len(source)]
    return [(start, source[start:end]) for start, end in pairwise(places)]


def test_every_mutant_of_the_project_is_other_code_than_before() -> None:
    for subject in SUBJECTS:
        for path in subject.modules_in(ROOT):
            source = path.read_bytes()
            body = ast.parse(source).body
            before, lines = [ast.dump(statement) for statement in body], [begins(statement) for statement in body]
            pieces = cut_at(source, lines)
            for mutant in find_mutants(path.name, source):
                changed = bisect_right(lines, mutant.line) - 1
                start, piece = pieces[changed]
                # The statement that it is in is read again, and nothing else is changed.
                assert start <= mutant.begin < mutant.end <= start + len(piece)
                moved = replace(mutant, begin=mutant.begin - start, end=mutant.end - start)
                (after,) = ast.parse(moved.apply(piece)).body
                assert ast.dump(after) != before[changed], f"{path}:{mutant.line}: {mutant.change}"


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_every_pattern_of_the_table_finds_something(subject: Subject) -> None:
    for pattern in (*subject.modules, *subject.tests):
        assert list(ROOT.glob(pattern)), f"{subject.name}: nothing is called {pattern}"


def test_every_accepted_survivor_is_a_mutant_of_today_and_has_a_reason() -> None:
    entries = read_accepted()
    mutants = [mutant for many in mutants_of(SUBJECTS, ROOT).values() for mutant in many]
    assert find_outdated(entries, mutants) == []
    assert [entry for entry in entries if not entry.reason.strip()] == []


def mutant(module: str, line: int) -> Mutant:
    return Mutant(module, line, "x = 1", 0, 1, "1", "2")


def test_a_seed_draws_the_same_sample_and_every_subject_takes_its_turn() -> None:
    many = {"large": [mutant("a.py", n) for n in range(100)], "small": [mutant("b.py", n) for n in range(3)]}
    drawn = draw(many, 20, seed=1)
    assert drawn == draw(many, 20, seed=1) != draw(many, 20, seed=2)
    assert len(set(drawn)) == 20
    assert sum(name == "small" for name, _mutant in drawn) == 3
    assert len(draw(many, 500, seed=1)) == 103


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with one module, and tests that notice all but the limit itself."""
    (tmp_path / "creatorbook").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / ".venv").mkdir()
    (tmp_path / "creatorbook" / "__init__.py").touch()
    (tmp_path / "creatorbook" / "fee.py").write_text(FEE, encoding="utf-8")
    (tmp_path / "tests" / "test_fee.py").write_text(FEE_TEST, encoding="utf-8")
    return tmp_path


FEES = Subject("fees", ("creatorbook/fee.py",), ("tests/test_*.py",))


def test_survivors_are_found_and_the_project_is_left_as_it_was(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    sample = [("fees", each) for each in find_mutants("creatorbook/fee.py", FEE.encode())]
    shown: list[Verdict] = []
    verdicts = Campaign(project, PYTHON, [FEES], jobs=2).run(sample, shown.append)
    assert [each.mutant for each in verdicts] == [each for _subject, each in sample]
    noticed = {each.mutant.change: each.noticed for each in verdicts}
    assert noticed["days > LATEST → (days >= LATEST)"] is False
    assert noticed["30 → 31"] is False
    assert noticed["9 → 10"] is True
    assert noticed["days > 9 → (days >= 9)"] is True
    assert set(shown) == set(verdicts)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_tests_that_fail_without_a_change_try_nothing(project: Path) -> None:
    (project / "tests" / "test_fee.py").write_text("def test_it(): assert False", encoding="utf-8")
    with pytest.raises(TroubleError, match="tests of fees fail before anything is changed"):
        Campaign(project, PYTHON, [FEES], jobs=1).run([("fees", mutant("creatorbook/fee.py", 1))], print)


def test_a_test_that_never_ends_is_ended_with_its_children(project: Path, tmp_path: Path) -> None:
    endless = "import subprocess, sys\ndef test_it(): subprocess.run([sys.executable, '-c', 'while True: pass'])\n"
    (project / "tests" / "test_fee.py").write_text(endless, encoding="utf-8")
    run = Workplace.copy_of(project, tmp_path / "copy", PYTHON).run(["tests/test_fee.py"], 5)
    assert run.late
    assert not run.passed


def test_nothing_runs_in_a_workplace_that_was_stopped(project: Path, tmp_path: Path) -> None:
    workplace = Workplace.copy_of(project, tmp_path / "copy", PYTHON)
    workplace.stop()
    assert not workplace.run(["tests/test_fee.py"], 60).passed


def verdicts(noticed: int, survived: int) -> list[Verdict]:
    many = [mutant("creatorbook/fee.py", number) for number in range(noticed + survived)]
    return [Verdict("fees", each, noticed=number < noticed) for number, each in enumerate(many)]


@pytest.mark.parametrize(("noticed", "survived", "code"), [(9, 1, 0), (89, 11, 1), (1, 0, 0)])
def test_nine_in_ten_must_be_noticed(
    noticed: int, survived: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.summarize(verdicts(noticed, survived), [], []) == code
    said = capsys.readouterr().out
    assert f"noticed {noticed:>3} of {noticed + survived:>3}, survived {survived}" in said
    assert said.count("survived  creatorbook/fee.py:") == survived


def test_an_accepted_survivor_counts_neither_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "accepted.toml"
    listed.write_text(
        "[[survivor]]\nmodule = 'creatorbook/fee.py'\nline = 'x = 1'\nchange = '1 → 2'\nreason = 'It is the same.'\n",
        encoding="utf-8",
    )
    entries = read_accepted(listed)
    assert accepted_reason(mutant("creatorbook/fee.py", 7), entries) == "It is the same."
    assert accepted_reason(mutant("creatorbook/other.py", 7), entries) == ""
    assert command.summarize(verdicts(1, 5), entries, []) == 0
    assert "1 of 1 mutants noticed, 100.0 %" in capsys.readouterr().out


def test_an_entry_that_means_no_mutant_fails(capsys: pytest.CaptureFixture[str]) -> None:
    entry = Accepted("creatorbook/gone.py", "x = 1", "1 → 2", "It was the same.")
    assert find_outdated([entry], [mutant("creatorbook/fee.py", 1)]) == [entry]
    assert command.summarize(verdicts(1, 0), [], [entry]) == 1
    assert "creatorbook/gone.py" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--count", "many"], ["--count", "0"], ["--subject", "weather"], ["--speed"], ["fast"]]
)
def test_options_that_are_not_understood_are_usage_errors(words: list[str]) -> None:
    with pytest.raises(TroubleError, match="not understood") as caught:
        command.find_survivors("uv", words)
    assert caught.value.exit_code == 2


def test_the_sample_can_be_looked_at_without_trying_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.find_survivors("uv", ["--list", "--count", "7", "--subject", "replay"]) == 0
    first, *drawn = capsys.readouterr().out.splitlines()
    assert first.startswith("7 of ")
    assert len(drawn) == 7
    assert all(line.startswith("replay") for line in drawn)
