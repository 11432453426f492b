"""The verbs of dev.py: one table, from which the help, the choice and the preparation come."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING

from devtools import application, checks, system, uv, wheel
from devtools.mutation.command import find_survivors
from devtools.screen import has_screen
from devtools.shell import ROOT, TroubleError, child_environment, print_now, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_USAGE = 2
_INTERRUPTED = 130


@dataclass(frozen=True)
class Verb:
    """One thing to do: its name, what may follow it, a line of help, how, and what Qt and the tests need before."""

    name: str
    follows: str
    help: str
    act: Callable[[str, Sequence[str]], int]
    needs: Callable[[], tuple[system.Need, ...]] = tuple


def _run_through_uv(*command: str, offscreen: bool = False) -> Callable[[str, Sequence[str]], int]:
    """Return an act that runs a program of the project's environment, with whatever follows the verb."""

    def act(tool: str, arguments: Sequence[str]) -> int:
        return run([tool, "run", "--no-sync", *command, *arguments], child_environment(offscreen=offscreen))

    return act


def _needs_for_window() -> tuple[system.Need, ...]:
    return (*system.QT, *system.QT_SCREEN) if has_screen(os.environ, sys.platform) else system.QT


def _migration(tool: str, arguments: Sequence[str]) -> int:
    if not arguments:
        raise TroubleError('A migration needs a message: dev.py migration "keep the colour of a brand".', _USAGE)
    message = " ".join(arguments)
    return run([tool, "run", "--no-sync", "python", "packaging/revise.py", message], child_environment())


VERBS = (
    Verb(
        "run",
        "[ARGUMENT…]",
        "open Creatorbook, or do the tour where there is no screen",
        application.start,
        _needs_for_window,
    ),
    Verb(
        "test",
        "[PYTEST ARGUMENT…]",
        "all that CI runs: format, lint, types, layers, tests",
        checks.run_everything,
        lambda: (
            *system.QT,
            *system.QT_SCREEN,
            *system.COMPILER,
            *system.PDF_TOOLS,
            *system.SCAN_TOOLS,
            *system.KEYBOARD_TOOLS,
            *system.ACCESS_TOOLS,
        ),
    ),
    Verb("check", f"[{'|'.join(checks.LINTERS)}…]", "the linters and the types only", checks.linters),
    Verb("fix", "", "let ruff format and fix what it can", lambda tool, _: checks.repair(tool)),
    Verb(
        "mutants",
        "[--seed N] [--count N] [--jobs N] [--subject NAME] [--list]",
        "change the code in a copy, and see whether the tests notice",
        find_survivors,
        lambda: system.QT,
    ),
    Verb(
        "bench",
        "[PYTEST ARGUMENT…]",
        "timings against floors taken in the same run",
        _run_through_uv("pytest", "tests/bench", "-m", "bench", "-n0", "-q", "-s", offscreen=True),
        lambda: system.QT,
    ),
    Verb(
        "screenshots",
        "[ARGUMENT…]",
        "a picture of every screen, in every theme and language, on one sheet",
        _run_through_uv("python", "packaging/screenshots.py", offscreen=True),
        lambda: system.QT,
    ),
    Verb(
        "gallery",
        "[FOLDER]",
        "every control in every state, in a window, or as pictures in every theme",
        _run_through_uv("python", "packaging/gallery.py"),
        _needs_for_window,
    ),
    Verb(
        "migration",
        '"MESSAGE" or --script',
        "write the next numbered migration from the models, or only the script of new books",
        _migration,
    ),
    Verb(
        "translations",
        "[--check]",
        "bring the catalogues up to date with the texts in the code",
        _run_through_uv("python", "packaging/translations.py"),
    ),
    Verb(
        "wheel",
        "",
        "build sdist and wheel into dist/ and check what is inside",
        lambda tool, _: wheel.build(tool, ROOT / "dist"),
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code: the program's own, or 2 for what is not understood."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows console may not know every character
            stream.reconfigure(errors="replace")
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print_now(_help())
        return 0
    verb = next((verb for verb in VERBS if verb.name == arguments[0]), None)
    if verb is None:
        names = ", ".join(verb.name for verb in VERBS)
        return _usage(f"dev.py knows no verb {arguments[0]!r}: choose from {names}.")
    if verb.name != "run" and any(word in {"-h", "--help"} for word in arguments[1:]):
        print_now(_help())
        return 0
    try:
        return verb.act(_prepare(verb), arguments[1:])
    except TroubleError as trouble:
        print(trouble, file=sys.stderr)
        return trouble.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED


def _prepare(verb: Verb) -> str:
    """Get what the verb needs, in one request to the package manager, and return uv; TroubleError where it fails."""
    complete = system.provide((*verb.needs(), *uv.uv_needs()), f"`dev.py {verb.name}`")
    if not complete and uv.uv_needs():
        raise TroubleError("Without ensurepip or pip nothing can be fetched, so nothing was done.")
    tool = uv.provide()
    uv.sync(tool, tools=verb.name != "run")
    return tool


def _help() -> str:
    lines = ["usage: python3 packaging/dev.py VERB [ARGUMENT…]", ""]
    lines += [f"  {f'{verb.name} {verb.follows}':<36} {verb.help}" for verb in VERBS]
    lines += [
        "",
        "What is missing is got first: uv (into a folder of its own), the libraries of uv.lock (into .venv), and on",
        "Linux the system libraries below Qt, with the package manager where that needs no password.",
    ]
    return "\n".join(lines)


def _usage(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return _USAGE
