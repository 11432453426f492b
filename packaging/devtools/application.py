"""Opening the application, or showing its main job where there is no screen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.screen import has_screen
from devtools.shell import child_environment, print_now, run

if TYPE_CHECKING:
    from collections.abc import Sequence


def start(uv: str, arguments: Sequence[str]) -> int:
    """Start creatorbook with the arguments and return its exit code.

    Without arguments it opens the window; where there is no screen to open it on, it does the tour instead.
    """
    if arguments or has_screen(os.environ, sys.platform):
        return run([uv, "run", "--no-sync", "creatorbook", *arguments], child_environment())
    return _tour(uv)


def _tour(uv: str) -> int:
    folder = Path(tempfile.mkdtemp(prefix="creatorbook-tour-"))
    print_now(f"There is no screen to open a window on: here is the tour instead, the main job done in {folder}.\n")
    env = child_environment(offscreen=True)
    # The tour's book must not become the book that this person opened last.
    env["CREATORBOOK_HOME"] = str(folder / "home")
    code = run([uv, "run", "--no-sync", "creatorbook", "tour", folder / "tour"], env)
    for contract in sorted(folder.rglob("*.pdf")):
        print_now(f"\nThe contract is here: {contract}")
    return code
