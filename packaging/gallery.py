"""Every control in every state: in a window, or as pictures in a folder, in every theme, at 100 and 200 %.

Usage: python packaging/gallery.py [FOLDER]   (without a folder it opens a window, which needs a screen)
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from devtools.gallery.window import Gallery

from creatorbook.gui.frame.start import application
from creatorbook.gui.look.look import ThemeManager
from creatorbook.gui.look.theme.fonts import load_rest
from creatorbook.gui.look.theme.roles import NAMES

_SCALE = "QT_SCALE_FACTOR"
_SIZES = {"1280": "1", "200pc": "2"}


def take(folder: Path, size: str) -> None:
    """Take a picture in each theme, in the scale that Qt was started with."""
    app = application(sys.argv[:1])
    theme = ThemeManager(app, "light", contrast="usual")
    for name in NAMES:
        gallery = Gallery(theme)
        gallery.choose(name)
        gallery.themes.choose(name)
        gallery.show()
        app.processEvents()
        gallery.resize(gallery.whole_size())
        gallery.activateWindow()
        gallery.show_rings()
        app.processEvents()
        path = folder / f"kit-{name.replace('_', '-')}-{size}.png"
        gallery.grab().save(str(path))
        print(path, flush=True)
        gallery.close()


def main(arguments: list[str]) -> int:
    """Open the window, or take the pictures."""
    parser = argparse.ArgumentParser(prog="gallery.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where pictures go")
    folder: Path | None = parser.parse_args(arguments).folder
    if folder is None:
        app = application(sys.argv[:1])
        gallery = Gallery(ThemeManager(app))
        load_rest()
        gallery.resize(gallery.whole_size())
        gallery.show()
        return app.exec()
    folder.mkdir(parents=True, exist_ok=True)
    for size, scale in _SIZES.items():
        if scale == os.environ.get(_SCALE, "1"):
            take(folder, size)
        elif _SCALE not in os.environ:
            # Qt reads the scale once, when it starts.
            again = [sys.executable, __file__, str(folder)]
            env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, _SCALE: scale}
            subprocess.run(again, env=env, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
