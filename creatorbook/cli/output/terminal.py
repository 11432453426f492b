"""What is printed: text fit for a terminal, colours only where there is one, JSON in UTF-8."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.system_words import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What would steer the terminal, or turn the reading direction, when shown.
_STEERING = dict.fromkeys(
    [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "�"
)
_STEERING[0x09] = " "
_COLOURS = {"strong": "1", "muted": "2", "bad": "31", "good": "32", "warning": "33"}


class OutputFailed(CreatorbookError):
    """What was to be printed could not be written: a full disk behind a redirection (exit code 1)."""

    code = "output"


def strip_controls(text: str) -> str:
    """Return the text without what would steer a terminal; line breaks are kept."""
    return text.translate(_STEERING)


def width(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    cells = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            continue
        cells += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return cells


def _has_colours(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # Older Windows consoles print the codes themselves.
    return sys.platform != "win32" or "WT_SESSION" in os.environ


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command prints: people's text, or one JSON value."""

    as_json: bool

    @property
    def columns(self) -> int | None:
        """The width to keep to, None where the output goes to a file or another program."""
        if "COLUMNS" in os.environ or sys.stdout.isatty():
            import shutil

            return max(shutil.get_terminal_size().columns, 20)
        return None

    def paint(self, text: str, role: str) -> str:
        """Return the text in the colour of a role ("strong", "muted", "bad", "good", "warning"), plain elsewhere."""
        code = _COLOURS.get(role)
        return f"\x1b[{code}m{text}\x1b[0m" if code and text and _has_colours(sys.stdout) else text

    def line(self, text: str = "", role: str = "") -> None:
        """Print a line for a person."""
        _print(self.paint(strip_controls(text), role) + "\n")

    def lines(self, texts: Iterable[str]) -> None:
        """Print lines that are made up already."""
        for text in texts:
            _print(text + "\n")

    def value(self, value: object) -> None:
        """Print one JSON value."""
        _print(as_json(value) + "\n")

    def array(self, values: Iterable[Any]) -> None:
        """Print one JSON array, an object a line, while the values come."""
        count = 0
        for value in values:
            _print((",\n" if count else "[\n") + json.dumps(value, ensure_ascii=False))
            count += 1
        _print("\n]\n" if count else "[]\n")

    def flush(self) -> None:
        """Send out what was printed; raise OutputFailed where the place is full, BrokenPipeError where nobody reads."""
        if sys.stdout is not None:
            with _translate_output_errors():
                sys.stdout.flush()


@contextmanager
def _translate_output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still to be printed would fail again when the program ends.
        discard_output()
        raise OutputFailed(
            _("The output could not be written: {reason}.").format(reason=system_reason(error)),
            hint=_("What was asked may have been done all the same: check before you repeat it."),
        ) from error


def _print(text: str) -> None:
    with _translate_output_errors():
        print(text, end="")


def as_json(value: object) -> str:
    """Return a value as indented JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def fit_streams(*, as_json: bool) -> None:
    """Let standard output and error take any text: JSON is UTF-8, other text what the terminal has, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if as_json:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
            else:
                stream.reconfigure(errors="replace" if _is_narrow(stream) else "backslashreplace")


def _is_narrow(stream: io.TextIOWrapper) -> bool:
    return not (stream.encoding or "").lower().replace("-", "").startswith("utf")


def discard_output() -> None:
    """Send what is still to be printed nowhere: the reader has gone."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        # A stream that is no file has nothing left to fail on.
        return
