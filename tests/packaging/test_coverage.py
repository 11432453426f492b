"""What is measured: children of the program that may write nothing, and the sums by layer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from devtools.coverage import Share, measured_environment, shares_by_layer, show
from devtools.shell import ROOT

from tests.children import PATIENCE

READ = """
import sys
from pathlib import Path
from creatorbook.exchange.child.limited import parse_limited
from creatorbook.exchange.base.records import ReadOptions
parse_limited(Path(sys.argv[1]), None, ReadOptions())
"""


def counts(lines: int, lines_run: int, branches: int = 0, branches_run: int = 0) -> dict[str, dict[str, int]]:
    return {
        "summary": {
            "num_statements": lines,
            "covered_lines": lines_run,
            "num_branches": branches,
            "covered_branches": branches_run,
        }
    }


def test_a_reader_that_may_write_no_file_is_measured_all_the_same(tmp_path: Path) -> None:
    sheet = tmp_path / "brands.csv"
    sheet.write_text("Brand,Title,Fee\nDune,Spring,5\n", encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    env = measured_environment(os.environ, data)
    # Elsewhere than in the checkout, as a test may start it.
    subprocess.run([sys.executable, "-c", READ, sheet], env=env, cwd=tmp_path, check=True, timeout=PATIENCE)
    del env["COVERAGE_PROCESS_START"]
    jobs, unused = "creatorbook/exchange/child/jobs.py", "creatorbook/gui/__init__.py"
    report = tmp_path / "report.json"
    for words in (["combine", "-q"], ["json", "-q", "-o", report, "--include", f"{jobs},{unused}"]):
        subprocess.run([sys.executable, "-m", "coverage", *words], env=env, cwd=ROOT, check=True, timeout=PATIENCE)
    files = {
        Path(name).as_posix(): file for name, file in json.loads(report.read_text(encoding="utf-8"))["files"].items()
    }
    assert files[jobs]["functions"]["found_or_refused"]["summary"]["covered_lines"] > 0
    # What nobody imported counts as not run.
    assert files[unused]["summary"]["covered_lines"] == 0


def test_shares_are_summed_by_layer_and_in_all() -> None:
    shares = shares_by_layer(
        {
            "creatorbook/domain/values/money.py": counts(10, 8, 4, 2),
            "creatorbook\\domain\\deals\\stages.py": counts(6, 6),
            "creatorbook/app.py": counts(5, 1),
            "tests/elsewhere.py": counts(100, 0),
            "/built/site-packages/creatorbook/app.py": counts(5, 0),
        }
    )
    assert shares["domain"] == Share(16, 14, 4, 2)
    assert shares["domain"].percent == 80
    assert shares[""] == Share(21, 15, 4, 2)
    assert shares["gui"] == Share()


@pytest.mark.parametrize(
    ("run", "whole", "enough"), [(91, True, True), (90, True, True), (89, True, False), (89, False, True)]
)
def test_the_floor_holds_for_the_whole_suite(run: int, whole: bool, enough: bool) -> None:
    assert show(shares_by_layer({"creatorbook/cli/main.py": counts(100, run)}), whole=whole) is enough


@pytest.mark.parametrize("whole", [True, False])
def test_no_figures_are_too_few_for_the_whole_suite(whole: bool) -> None:
    assert show(None, whole=whole) is not whole
