"""The check of a copy: whole here, and clear where a part is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.cli.commands.doctor import check_window
from creatorbook.common import paths
from creatorbook.services.upkeep import doctor
from tests.children import PATIENCE, run, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult


def test_this_copy_is_whole(bare: Callable[..., RunResult]) -> None:
    said = bare("doctor", "--no-window", "--json")
    assert said.code == 0, said.out
    assert said.json["ok"] is True
    assert [check["id"] for check in said.json["checks"]] == [check.id for check in doctor.CHECKS]
    assert all(check["detail"] for check in said.json["checks"])


def test_every_page_opens_in_a_child(bare: Callable[..., RunResult]) -> None:
    assert check_window()


def test_a_copy_without_its_shipped_files_says_what_to_do(
    bare: Callable[..., RunResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "creatorbook"
    package.mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    said = bare("doctor", "--no-window")
    assert said.code == 1
    failed = [line.split(":")[0].split(maxsplit=1)[1] for line in said.out.splitlines() if line.startswith("failed")]
    assert {"Shipped files", "Fonts", "Migrations", "A temporary book"} <= set(failed)
    assert "Install Creatorbook again." in said.out
    assert said.out.endswith("Something is wrong with this copy.\n")


@pytest.fixture
def no_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children find a Qt whose system library is missing, as on a bare Linux."""
    package = tmp_path / "PySide6"
    package.mkdir()
    words = "libEGL.so.1: cannot open shared object file: No such file or directory"
    (package / "__init__.py").write_text(f"raise ImportError({words!r})\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.usefixtures("no_qt")
def test_a_missing_system_library_is_named() -> None:
    with pytest.raises(doctor.CheckFailed) as caught:
        check_window()
    assert caught.value.message == "A system library that Qt needs is missing: libEGL.so.1."
    assert "package manager" in caught.value.hint


@pytest.mark.usefixtures("no_qt")
def test_without_qt_the_window_is_refused_and_the_rest_works(path: Path) -> None:
    child = start("creatorbook", "--book", path)
    _out, err = child.communicate(timeout=PATIENCE)
    assert child.returncode == 2
    assert err.startswith("The window cannot be opened: libEGL.so.1")
    assert "creatorbook doctor" in err.splitlines()[1]
    assert "Léa Martin" in run("creatorbook", "--book", path, "list", "creator", "--json")


def test_a_check_that_breaks_is_an_outcome() -> None:
    def broken() -> str:
        raise OSError("no such thing\nat all")

    outcome = doctor.examine(doctor.Check("x", "X", broken))
    assert (outcome.ok, outcome.detail) == (False, "OSError: no such thing")
    assert outcome.hint
