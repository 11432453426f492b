"""`dev.py gallery` shows every control in every state, and takes pictures of it in every theme."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from devtools.verbs import VERBS
from PySide6.QtGui import QColor, QImage

from creatorbook.gui.look.theme.roles import NAMES, load

ROOT = Path(__file__).resolve().parents[2]


def test_a_picture_is_taken_in_every_theme_and_both_scales(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "gallery.py"), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name in NAMES:
        small, large = (
            QImage(str(tmp_path / f"kit-{name.replace('_', '-')}-{size}.png")) for size in ("1280", "200pc")
        )
        assert small.width() > 1000
        assert abs(large.width() - 2 * small.width()) <= 2
        # The ground shows in the corner, so the theme is the one that the file is named for.
        assert small.pixelColor(2, 2) == QColor(load(name)["ground"])
    # The ring of the focus is yellow there, and nothing else is.
    ringed = QImage(str(tmp_path / "kit-contrast-dark-1280.png"))
    yellow = QColor(load("contrast_dark")["focus"]).rgb()
    columns = [x for x in range(400, 900) if any(ringed.pixel(x, y) == yellow for y in range(120, 330))]
    assert len(columns) > 40


def test_the_gallery_is_a_verb() -> None:
    assert "gallery" in {verb.name for verb in VERBS}
