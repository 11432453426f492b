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

from devtools.gallery.window import Gallery, wear

from creatorbook.gui.frame.start import application
from creatorbook.gui.look.theme.fonts import load_rest
from creatorbook.gui.look.theme.roles import NAMES
from creatorbook.gui.look.theme_manager import ThemeManager

_SCALE = "QT_SCALE_FACTOR"
_SIZES = {"1280": "1", "200pc": "2"}


def take(folder: Path, theme: str) -> None:
    """Take the picture of a theme, in the scale that Qt was started with."""
    app = application(sys.argv[:1])
    manager = ThemeManager(app, "light", contrast="usual")
    wear(manager, theme)
    gallery = Gallery(manager)
    gallery.themes.choose(theme)
    gallery.show()
    app.processEvents()
    gallery.resize(gallery.whole_size())
    gallery.activateWindow()
    app.processEvents()
    gallery.show_rings()
    app.processEvents()
    size = next(size for size, scale in _SIZES.items() if scale == os.environ.get(_SCALE, "1"))
    path = folder / f"kit-{theme.replace('_', '-')}-{size}.png"
    gallery.grab().save(str(path))
    print(path, flush=True)
    gallery.close()


def take_all(folder: Path) -> None:
    """Take every picture in a process of its own: Qt reads its scale once, and gives the keys to its first window."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in _SIZES.values():
        for theme in NAMES:
            again = [sys.executable, __file__, str(folder), "--theme", theme]
            env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, _SCALE: scale}
            subprocess.run(again, env=env, check=True)


def main(arguments: list[str]) -> int:
    """Open the window, or take the pictures."""
    parser = argparse.ArgumentParser(prog="gallery.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where pictures go")
    parser.add_argument("--theme", choices=NAMES, help="take only the picture of this theme, in Qt's scale")
    chosen = parser.parse_args(arguments)
    if chosen.folder is not None and chosen.theme:
        take(chosen.folder, chosen.theme)
    elif chosen.folder is not None:
        take_all(chosen.folder)
    else:
        app = application(sys.argv[:1])
        gallery = Gallery(ThemeManager(app))
        load_rest()
        gallery.resize(gallery.whole_size())
        gallery.show()
        return app.exec()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
