"""The check of a copy: whole here, and clear where a part is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli.commands.doctor import check_window
from creatorbook.common import paths
from creatorbook.services import doctor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.said import Said


def test_this_copy_is_whole(bare: Callable[..., Said]) -> None:
    said = bare("doctor", "--no-window", "--json")
    assert said.code == 0, said.out
    assert said.json["ok"] is True
    assert [check["id"] for check in said.json["checks"]] == [check.id for check in doctor.CHECKS]
    assert all(check["detail"] for check in said.json["checks"])


def test_every_page_opens_in_a_child(bare: Callable[..., Said]) -> None:
    assert check_window()


def test_a_copy_without_its_shipped_files_says_what_to_do(
    bare: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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


def test_a_check_that_breaks_is_an_outcome() -> None:
    def broken() -> str:
        raise OSError("no such thing\nat all")

    outcome = doctor.examine(doctor.Check("x", "X", broken))
    assert (outcome.ok, outcome.detail) == (False, "OSError: no such thing")
    assert outcome.hint
