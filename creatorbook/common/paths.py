"""Where things lie: what we ship, and what belongs to the user."""

from __future__ import annotations

import os
from contextlib import suppress

from creatorbook.common.quick.late_modules import load_later

# pathlib imports it by way of urllib, for addresses of networks.
load_later("ipaddress")

from pathlib import Path  # noqa: E402  it imports the module above

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder of rules, clauses, fonts, icons, themes, words, help and samples."""
    return _shipped("resources")


def migrations() -> Path:
    """Return the folder of Alembic's env.py and versions/."""
    return _shipped("migrations")


def _user(kind: str) -> Path:
    # CREATORBOOK_HOME keeps a run (a test, a portable copy) away from the user's own folders.
    home = os.environ.get("CREATORBOOK_HOME")
    if home:
        folder = Path(home) / kind
    else:
        import platformdirs

        dirs = platformdirs.PlatformDirs("Creatorbook", appauthor=False)
        folder = Path(
            {
                "config": dirs.user_config_dir,
                "data": dirs.user_data_dir,
                "state": dirs.user_state_dir,
                "documents": dirs.user_documents_dir,
            }[kind]
        )
    # Where it cannot be made, the program runs all the same: what is kept there is not kept.
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def config_folder() -> Path:
    """Return the user's settings folder, made if missing and possible."""
    return _user("config")


def state_folder() -> Path:
    """Return the folder of logs and reports, made if missing and possible."""
    return _user("state")


def documents_folder() -> Path:
    """Return the folder in which a new book is proposed."""
    return _user("documents")
