"""The tour: the main job from end to end, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult


def test_the_tour_ends_with_a_contract_what_is_due_and_duties_with_sources(
    bare: Callable[..., RunResult], tmp_path: Path
) -> None:
    said = bare("tour", tmp_path / "tour", "--json")
    assert (said.code, said.err) == (0, "")
    report = said.json
    assert (tmp_path / "tour" / "tour.creatorbook").is_file()
    assert (tmp_path / "tour" / f"{report['contract']['number']}.pdf").read_bytes().startswith(b"%PDF")
    assert report["due"]
    assert {each["record"]["kind"] for each in report["disclosures"]} == {"post", "gift"}
    assert all(duty["sources"] for each in report["disclosures"] for duty in each["duties"])
    assert report["problems"] == []
    # The tour's book does not become the one that is meant from then on.
    assert Settings().get("last_book") == ""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_tour_is_told_to_people(bare: Callable[..., RunResult], tmp_path: Path, language: str) -> None:
    said = bare("--lang", language, "tour", tmp_path / language, "--language", language)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].startswith("1. ")
    assert lines[-1].endswith(".pdf")
    assert "https://" in said.out


def test_a_second_tour_in_the_same_folder_is_refused(bare: Callable[..., RunResult], tmp_path: Path) -> None:
    assert bare("tour", tmp_path).code == 0
    again = bare("tour", tmp_path, "--json")
    assert again.code == 3
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert bare("tour", file).code == 3
