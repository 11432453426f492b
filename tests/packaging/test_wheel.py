"""The packages: what a wheel carries, from the checkout and by way of the sdist, and what an installed copy finds."""

from __future__ import annotations

import gettext
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from devtools import uv, wheel

from creatorbook.common import paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    tool = os.environ.get("UV") or uv.find()
    assert tool, "uv must be on PATH to build the packages"
    assert wheel.build(tool, folder) == 0
    return folder


@pytest.mark.slow
def test_a_wheel_carries_every_resource_and_migration(packages: Path) -> None:
    with zipfile.ZipFile(next(packages.glob("*.whl"))) as archive:
        names = set(archive.namelist())
    for folder, place in (("resources", "creatorbook/_resources"), ("migrations", "creatorbook/_migrations")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in {".po", ".pyc"}:
                assert f"{place}/{path.relative_to(ROOT / folder).as_posix()}" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith(("tests/", "packaging/"))]


@pytest.mark.slow
def test_the_catalogues_in_a_wheel_are_compiled_and_readable(packages: Path) -> None:
    with (
        zipfile.ZipFile(next(packages.glob("*.whl"))) as archive,
        archive.open("creatorbook/_resources/i18n/fr.mo") as file,
    ):
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.info()["language"] == "fr"


@pytest.mark.slow
def test_an_sdist_can_be_tested_and_built_again(packages: Path) -> None:
    with tarfile.open(next(packages.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "uv.lock",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "packaging/dev.py",
        "packaging/hatch_build.py",
        "resources/i18n/fr.po",
        "migrations/env.py",
        "tests/packaging/test_wheel.py",
    } <= names


def test_an_editable_copy_reads_the_checkout() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.migrations() == ROOT / "migrations"
