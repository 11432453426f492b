"""The command line, run in this process on a book of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from creatorbook.app import main
from creatorbook.services.book.book import Book
from tests.cli.run_result import RunResult

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.common.clock import FixedClock

Run = "Callable[..., RunResult]"


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book of Léa Martin, a creator in France; copied, never opened."""
    from creatorbook.common.clock import FixedClock
    from tests.conftest import NOW

    path = tmp_path_factory.mktemp("started") / "started.creatorbook"
    given = {"name": "Léa Martin", "country": "FR", "language": "fr", "currency": "EUR"}
    Book.create(path, given, FixedClock(NOW)).close()
    return path


@pytest.fixture
def path(started: Path, tmp_path: Path) -> Path:
    """Return the test's own copy of the started book."""
    return shutil.copyfile(started, tmp_path / "own.creatorbook")


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str], clock: FixedClock) -> Callable[..., RunResult]:
    """Run the command line on whatever book it finds."""

    def run(*arguments: object) -> RunResult:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments], clock)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return RunResult(code, captured.out, captured.err)

    return run


@pytest.fixture
def cb(bare: Callable[..., RunResult], path: Path) -> Callable[..., RunResult]:
    """Run the command line on the test's own book."""
    return lambda *arguments: bare("--book", path, *arguments)


@pytest.fixture
def ok(cb: Callable[..., RunResult]) -> Callable[..., RunResult]:
    """Run the command line on the test's own book and expect it to do what it is asked."""

    def run(*arguments: object) -> RunResult:
        said = cb(*arguments)
        assert (said.code, said.err) == (0, ""), said
        return said

    return run
