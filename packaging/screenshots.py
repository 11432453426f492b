"""A picture of every screen of the sample book on a fixed day, in every theme and both languages, on one sheet.

Usage: python packaging/screenshots.py [FOLDER] [--beside FOLDER] [--scene NAME…] [--theme NAME…] [--language CODE…]
[--size NAME…] [--setting KEY=VALUE…]   (default: screenshots). Needs no screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

# The screen that Qt draws in memory unasked is smaller than the pictures.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=" + (os.path.relpath if os.name == "nt" else os.path.abspath)(
        Path(__file__).parent / "screens.json"
    )
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from devtools.pictures.contact_sheet import missing_names, write_sheet
from devtools.pictures.photographer import Photographer
from devtools.pictures.scenes import Scene, scenes

from creatorbook.common.clock import FixedClock
from creatorbook.common.i18n import use_language
from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.services.book.book import Book
from creatorbook.services.sample.add import AddSample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
# A screen of 1920 x 1080 at 200 % has room for 960 x 540.
SIZES = {"1280": (1280, 800, 1), "1920": (1920, 1080, 1), "200pc": (960, 540, 2)}
THEMES = ("light", "dark", "contrast-light", "contrast-dark")
LANGUAGES = ("en", "fr")
_SCALE = "QT_SCALE_FACTOR"


def picture_name(scene: str, theme: str, language: str, size: str) -> str:
    """Return the name of a picture without its ending: today-light-fr-1280; English is not named."""
    return "-".join([scene, theme, *([language] if language != "en" else []), size])


def take(folder: Path, wanted: Sequence[Scene], language: str, theme: str, size: str, more: Sequence[str] = ()) -> None:
    """Take the pictures of these scenes, which are all of the sample book or all of an empty one.

    `more` are other settings than the usual ones, as KEY=VALUE.
    """
    use_language(language)
    app = application(sys.argv[:1])

    def keep(scene: str, picture: QPixmap) -> None:
        path = folder / f"{picture_name(scene, theme, language, size)}.png"
        picture.save(str(path))
        print(path, flush=True)

    with tempfile.TemporaryDirectory(prefix="creatorbook-screens-", ignore_cleanup_errors=True) as home:
        os.environ["CREATORBOOK_HOME"] = home
        settings = Settings()
        settings.set("theme", theme.removeprefix("contrast-"))
        settings.set("contrast", "more" if theme.startswith("contrast-") else "usual")
        for each in more:
            settings.set(*each.split("=", 1))
        about = {"country": "FR", "language": language, "currency": "EUR", "name": "Camille Moreau"}
        book = Book.create(Path(home) / "sample.creatorbook", about, FixedClock(DAY))
        if not wanted[0].empty:
            book.run(AddSample())
        session = Session(book, settings, theme_manager(app, settings))
        photographer = Photographer(session, wanted)
        photographer.taken.connect(keep)
        photographer.finished.connect(session.window.close)
        session.window.first_paint.connect(photographer.start)
        session.window.resize(*SIZES[size][:2])
        session.window.show()
        app.exec()
        session.end()


def take_all(folder: Path, chosen: argparse.Namespace, size: str) -> None:
    """Take the pictures of one size, in the themes and languages that were chosen."""
    found = [scene for scene in scenes() if not chosen.scene or scene.name in chosen.scene]
    for language in chosen.language or LANGUAGES:
        for theme in chosen.theme or THEMES:
            for empty in (False, True):
                wanted = [scene for scene in found if scene.empty is empty]
                if wanted:
                    take(folder, wanted, language, theme, size, chosen.setting or ())


def main(arguments: list[str]) -> int:
    """Take the pictures and write the sheet; return 2 where there is no such scene."""
    parser = argparse.ArgumentParser(prog="screenshots.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"), help="where the pictures go")
    parser.add_argument("--beside", type=Path, help="a folder with the pictures that they should look like")
    parser.add_argument("--scene", nargs="+", choices=[scene.name for scene in scenes()], metavar="NAME")
    parser.add_argument("--theme", nargs="+", choices=THEMES)
    parser.add_argument("--language", nargs="+", choices=LANGUAGES)
    parser.add_argument("--size", nargs="+", choices=SIZES)
    parser.add_argument("--setting", nargs="+", metavar="KEY=VALUE", help="such as text_size=largest")
    chosen = parser.parse_args(arguments)
    folder: Path = chosen.folder
    folder.mkdir(parents=True, exist_ok=True)
    sizes = chosen.size or list(SIZES)
    for size in sizes:
        scale = str(SIZES[size][2])
        if scale == os.environ.get(_SCALE, "1"):
            take_all(folder, chosen, size)
        else:
            # Qt reads the scale once, when it starts.
            again = [sys.executable, __file__, *arguments, "--size", size]
            subprocess.run(again, env={**os.environ, _SCALE: scale}, check=True)
    if len(sizes) > 1 or _SCALE not in os.environ:
        names = sorted(path.stem for path in folder.glob("*.png"))
        print(write_sheet(folder, names, chosen.beside))
        if chosen.beside and (missing := missing_names(folder, chosen.beside)):
            print(f"No picture of: {', '.join(missing)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
