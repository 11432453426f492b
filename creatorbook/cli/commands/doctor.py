"""`creatorbook doctor`: checks this copy, installed or bundled, and says what to do about what fails."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.output.terminal import strip_controls
from creatorbook.common.i18n import _, labelled, mark
from creatorbook.services.upkeep.doctor import Check, CheckFailed, Outcome, examine, outcomes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from creatorbook.cli.session import Session

# With this one argument a bundled program, which has no “python -m”, checks its window and ends.
WINDOW_FLAG = "--check-window"
_SECONDS = 120
_SHOWN = 3


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of doctor."""
    parser.add_argument("--no-window", action="store_true", help=_("leave out the check of every page of the window"))


def run(session: Session, arguments: Namespace) -> int:
    """Print each check as it ends; exit code 1 where one failed."""
    terminal = session.terminal
    ended = []
    for outcome in _all(window=not arguments.no_window):
        ended.append(outcome)
        if not session.json:
            word, role = (_("ok"), "good") if outcome.ok else (_("failed"), "bad")
            terminal.lines(
                [f"{terminal.paint(word.ljust(8), role)} {strip_controls(labelled(outcome.label, outcome.detail))}"]
            )
            if outcome.hint:
                terminal.line(f"         {outcome.hint}")
            terminal.flush()
    whole = all(outcome.ok for outcome in ended)
    if session.json:
        checks = [
            {"id": each.id, "label": each.label, "ok": each.ok, "detail": each.detail, "hint": each.hint}
            for each in ended
        ]
        terminal.value({"ok": whole, "checks": checks})
    else:
        terminal.line(_("Everything works.") if whole else _("Something is wrong with this copy."), "strong")
    return exits.DONE if whole else exits.NO


def _all(*, window: bool) -> Iterator[Outcome]:
    yield from outcomes()
    if window:
        yield examine(Check("window", mark("Every page of the window"), check_window))


def check_window() -> str:
    """Open every page off screen in a child process, away from the user's settings; raise CheckFailed."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, WINDOW_FLAG] if frozen else [sys.executable, "-m", "creatorbook.gui.frame.selfcheck"]
    with tempfile.TemporaryDirectory(prefix="creatorbook-doctor-", ignore_cleanup_errors=True) as home:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CREATORBOOK_HOME": home, "PYTHONIOENCODING": "utf-8"}
        try:
            child = subprocess.run(
                command, env=env, capture_output=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise CheckFailed(
                _("The window did not open within {seconds} seconds.").format(seconds=_SECONDS)
            ) from error
    if child.returncode == 0:
        return child.stdout.strip().rpartition("\n")[2] or _("opened")
    said = [line for line in child.stderr.splitlines() if line.strip()]
    library = next((line for line in reversed(said) if "cannot open shared object file" in line), "")
    if library:
        raise CheckFailed(
            _("A system library that Qt needs is missing: {name}.").format(name=_library(library)),
            hint=_("Install it with your system’s package manager; in a checkout, “packaging/dev.py run” does that."),
        )
    # Of a fault that ended the child, only its last line says something to a person.
    telling = said[-1:] if any(line.startswith("Traceback") for line in said) else said[:_SHOWN]
    raise CheckFailed(" ".join(telling) or _("The window ended with code {code}.").format(code=child.returncode))


def _library(line: str) -> str:
    """Return the name of the library in the loader's words: "ImportError: libEGL.so.1: cannot open …"."""
    words = line.partition(": cannot open shared object file")[0].split()
    return words[-1] if words else "?"
