"""`dev.py screenshots` takes the scenes that are asked for and shows each beside what it should look like."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from devtools.pictures.scenes import scenes
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


def test_scenes_are_taken_laid_beside_their_targets_and_missing_ones_are_named(tmp_path: Path) -> None:
    made, wanted = tmp_path / "made", tmp_path / "wanted"
    wanted.mkdir()
    for name in ("palette-dark-fr-200pc", "money-light-1280"):
        QImage(8, 8, QImage.Format.Format_RGB32).save(str(wanted / f"{name}.png"))
    chosen = ["--theme", "dark", "--language", "fr", "--size", "200pc", "--beside", str(wanted)]
    shown = ["--scene", "palette", "issue", "empty-gifts"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "screenshots.py"), str(made), *chosen, *shown],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = ["empty-gifts-dark-fr-200pc", "issue-dark-fr-200pc", "palette-dark-fr-200pc"]
    assert sorted(path.stem for path in made.glob("*.png")) == names
    pictures = {name: QImage(str(made / f"{name}.png")) for name in names}
    # A screen of 200 % has two dots for each point.
    assert {picture.width() for picture in pictures.values()} == {2 * 960}
    assert len({picture.cacheKey() for picture in pictures.values()}) == 3
    assert "No picture of: money-light-1280." in done.stdout
    sheet = (made / "index.html").read_text(encoding="utf-8")
    assert sheet.count("<section>") == 3
    assert (wanted / "palette-dark-fr-200pc.png").as_uri() in sheet
    assert "No picture of: money-light-1280." in sheet


def test_every_scene_has_a_name_of_its_own() -> None:
    names = [scene.name for scene in scenes()]
    assert len(set(names)) == len(names) > 40
