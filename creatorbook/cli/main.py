"""Runs one command line from its words to its exit code."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.failing import bug, find_damage, print_refusal
from creatorbook.cli.files import path_of_argument
from creatorbook.cli.input.parser import parse
from creatorbook.cli.output.terminal import Terminal, discard_output, fit_streams
from creatorbook.cli.session import Session
from creatorbook.cli.table import COMMANDS
from creatorbook.common.clock import SystemClock
from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import LANGUAGES, use_language
from creatorbook.common.settings import Settings, screen_language

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from creatorbook.common.clock import Clock

    Window: TypeAlias = Callable[[Path | None, Clock], int]


def run(arguments: Sequence[str], window: Window, clock: Clock | None = None) -> int:
    """Do what the arguments ask and return the exit code; nothing is raised.

    `window` opens the window on a book (None: the one opened last) where there is no sub-command.
    """
    arguments = [_readable(argument) for argument in arguments]
    as_json = "--json" in arguments
    fit_streams(as_json=as_json)
    name = next((word for word in arguments if not word.startswith("-")), "")
    try:
        use_language(_language(arguments))
        code = _run(parse(arguments), window, clock or SystemClock())
        Terminal(as_json).flush()
    except CreatorbookError as error:
        return print_refusal(error, as_json=as_json)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else exits.DONE
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough, as “head” has.
        discard_output()
        return exits.DONE
    except Exception as error:  # noqa: BLE001  the last door: a bug becomes a report, never a traceback
        return bug(name if name in {entry.name for entry in COMMANDS} else "", error, as_json=as_json)
    return code


def _readable(argument: str) -> str:
    """Return an argument as it was typed, where a system set to plain English handed over its bytes."""
    if argument.isprintable():
        return argument
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _language(arguments: Sequence[str]) -> str:
    """Return the language of the screen before the arguments are read: help and errors speak it too."""
    for index, argument in enumerate(arguments):
        chosen = argument.removeprefix("--lang=")
        if argument == "--lang":
            chosen = next(iter(arguments[index + 1 : index + 2]), "")
        if argument.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    return screen_language(Settings())


def _run(options: Namespace, window: Window, clock: Clock) -> int:
    if options.command is None:
        return window(path_of_argument(options.book) if options.book else None, clock)
    module = import_module(next(entry.module for entry in COMMANDS if entry.name == options.command))
    session = Session(clock, Terminal(options.json), options.book)
    try:
        code: int = module.run(session, options)
    except (CreatorbookError, OSError):
        raise
    except Exception as error:
        # What no program expects to read may be in the book: that is no fault of the program then.
        damaged = find_damage(session)
        if damaged is None:
            raise
        raise damaged from error
    return code
