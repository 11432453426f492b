"""The user's settings on this machine, in one table; kept as JSON in the user's folder, written whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, mark
from creatorbook.common.paths import config_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key, what it starts as (which is also its type), and its name on screen, "" for unseen ones.

    `choices` are the values it may take, with their names on screen; empty means any value of the type.
    """

    key: str
    default: Any
    label: str = ""
    choices: tuple[tuple[str, str], ...] = ()


TABLE = (
    Setting(
        "language",
        "system",
        mark("Language of the interface"),
        (("system", mark("As the system")), ("en", "English"), ("fr", "Français")),
    ),
    Setting(
        "theme",
        "system",
        mark("Appearance"),
        (("system", mark("As the system")), ("light", mark("Light")), ("dark", mark("Dark"))),
    ),
    Setting(
        "contrast",
        "system",
        mark("Contrast"),
        (("system", mark("As the system")), ("usual", mark("Usual")), ("more", mark("Higher"))),
    ),
    Setting(
        "accent",
        "violet",
        mark("Accent colour"),
        (
            ("violet", mark("Violet")),
            ("blue", mark("Blue")),
            ("teal", mark("Teal")),
            ("pink", mark("Pink")),
            ("graphite", mark("Graphite")),
        ),
    ),
    Setting(
        "density",
        "comfortable",
        mark("Spacing"),
        (("comfortable", mark("Comfortable")), ("compact", mark("Compact"))),
    ),
    Setting(
        "text_size",
        "usual",
        mark("Text size"),
        (("usual", mark("Standard")), ("large", mark("Large")), ("largest", mark("Largest"))),
    ),
    Setting("last_book", ""),
    Setting("recent_books", []),
    Setting("window", {}),
    Setting("pages", {}),
    Setting("drafts", {}),
    Setting("shortcuts", {}),
    Setting("thinned", {}),
    Setting("checked", {}),
    Setting("seen_steps", {}),
    Setting("automatic_backups", True),
    Setting("backup_folders", {}),
    Setting("certificate", ""),
)
_KNOWN = {setting.key: setting for setting in TABLE}


class Settings:
    """Reads and writes the settings; a damaged or foreign file counts as empty and is kept beside as .damaged."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or config_folder() / "settings.json"
        self._values = self._load()

    def _load(self) -> dict[str, Any]:
        try:
            loaded = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            loaded = None
        if not isinstance(loaded, dict):
            damaged = self._path.with_suffix(".damaged")
            try:
                self._path.replace(damaged)
            except OSError:
                # A file that can be neither read nor moved is left where it is.
                return {}
            return {}
        return loaded

    def get(self, key: str) -> Any:  # noqa: ANN401  each setting has a type of its own
        """Return a setting, its default where it is not set or not of its type; raise KeyError for an unknown key."""
        setting = _KNOWN[key]
        value = self._values.get(key, setting.default)
        if type(value) is not type(setting.default):
            return setting.default
        if setting.choices and value not in dict(setting.choices):
            return setting.default
        return value

    def set(self, key: str, value: object) -> None:
        """Set and keep a setting; raise KeyError for an unknown key, ValueError for a value it may not take.

        What another program has set since stays. Where the folder cannot be written to, the value holds until the
        program ends.
        """
        setting = _KNOWN[key]
        if type(value) is not type(setting.default) or (setting.choices and value not in dict(setting.choices)):
            raise ValueError(f"{key} cannot be {value!r}")
        self._values = {**self._values, **self._load(), key: value}
        part = self._path.with_suffix(".part")
        try:
            # A file's name that is in no encoding is escaped as JSON does it, and read back as it was.
            said = json.dumps(self._values, ensure_ascii=False, indent=2)
            part.write_text(said, encoding="utf-8", errors="backslashreplace")
            os.replace(part, self._path)  # noqa: PTH105  replaces on Windows too, whole or not at all
        except OSError:
            return

    @property
    def can_be_kept(self) -> bool:
        """Whether they can be written down; else they hold until the program ends."""
        return os.access(self.folder, os.W_OK)

    @property
    def folder(self) -> Path:
        """Where the file of the settings is."""
        return self._path.parent

    def read_again(self) -> list[str]:
        """Take what another program has set since; return the keys of what is another now."""
        before, self._values = self._values, self._load()
        return [key for key in _KNOWN if before.get(key) != self._values.get(key)]

    def remember_opened(self, book: Path) -> None:
        """Remember the book opened last, and the ten before it."""
        path = str(book.absolute())
        self.set("last_book", path)  # brings in what others have opened since
        self.set("recent_books", [path, *(known for known in self.get("recent_books") if known != path)][:10])


def unkept_words(settings: Settings) -> str:
    """Return in words that the settings hold until the program ends, and what helps."""
    return _(
        "Settings cannot be kept: {folder} is not there or cannot be written to. They hold until the program ends. "
        "Check that folder, or choose another with CREATORBOOK_HOME."
    ).format(folder=settings.folder)


def screen_language(settings: Settings) -> str:
    """Return the language of the screen: the setting, or the system's where it is one that we speak."""
    chosen: str = settings.get("language")
    if chosen != "system":
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    import locale

    try:
        found = locale.getlocale()[0] or ""
    except ValueError:
        found = ""
    return "fr" if found.lower().startswith(("fr", "french")) else "en"
