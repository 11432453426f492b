"""What is printed when a command does not do what was asked: two plain lines or one JSON object, never a traceback."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.output.terminal import strip_controls
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from creatorbook.cli.session import Session
    from creatorbook.common.errors import BookDamaged, CreatorbookError


def print_refusal(error: CreatorbookError, *, as_json: bool) -> int:
    """Print a refusal on standard error and return its exit code.

    An error's `findings` and `details`, where it has any, are added to the JSON object.
    """
    details: dict[str, Any] = {**_findings(error), **getattr(error, "details", {})}
    for line in () if as_json else getattr(error, "lines", ()):
        _print(line.message, line.where, line.hint, {}, as_json=False)
    _print(error.message, error.where, error.hint, {"code": error.code, **details}, as_json=as_json)
    return error.exit_code


def _findings(error: CreatorbookError) -> dict[str, Any]:
    found = getattr(error, "findings", ())
    if not found:
        return {}
    from creatorbook.services.disclosure.duties import finding_as_json

    return {"findings": [finding_as_json(finding) for finding in found]}


def bug(command: str, error: BaseException, *, as_json: bool) -> int:
    """Save the report of a fault of ours, say where it is, and return 70."""
    from creatorbook.common.paths import state_folder
    from creatorbook.common.report import report_text, save_report

    try:
        saved = save_report(state_folder(), report_text(f"creatorbook {command}".rstrip(), error))
    except OSError:
        saved = None
    message = _("Something went wrong inside Creatorbook ({kind}). Nothing of what was asked is known to be done.")
    hint = (
        _("Its report is in {path}: it holds no names and no amounts.").format(path=saved)
        if saved
        else _("Its report could not be saved.")
    )
    details = {"code": "bug", "report": str(saved) if saved else None}
    _print(message.format(kind=type(error).__name__), "", hint, details, as_json=as_json)
    return exits.BUG


def find_damage(session: Session) -> BookDamaged | None:
    """Return what is to be said where the book that a command failed on is damaged, None where it is not."""
    from creatorbook.common.errors import BookDamaged, CreatorbookError
    from creatorbook.services.book.book import Book

    try:
        path = session.book_path
        with Book(path, session.clock, may_be_read_only=True) as book:
            verdict = book.verify()
    except (CreatorbookError, OSError):
        # That it cannot be opened is said where it is opened.
        return None
    if verdict.is_ok:
        return None
    return BookDamaged(
        _("The book is damaged ({problem}).").format(problem=verdict.problems[0]),
        where=str(path),
        hint=_(
            "Restore the newest backup, bring single records back from one (creatorbook backup list), or salvage what "
            "can be read into a new book (creatorbook salvage)."
        ),
    )


def _print(message: str, where: str, hint: str, details: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        said = {"error": message, "where": where, "hint": hint, **details}
        print(json.dumps(said, ensure_ascii=False), file=sys.stderr)
        return
    print(_one_line(f"{message} ({where})" if where and where not in message else message), file=sys.stderr)
    if hint:
        print(_one_line(hint), file=sys.stderr)


def _one_line(text: str) -> str:
    # What a person typed, line breaks and all, stands inside.
    return " ".join(strip_controls(text).split())
