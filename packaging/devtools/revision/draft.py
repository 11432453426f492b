"""The next revision, drafted from the models, written beside the others, and made the one that the program knows."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.paths import migrations
from creatorbook.store import models
from creatorbook.store.engine.base import Base
from creatorbook.store.upkeep import schema
from devtools.revision.newest import write_script
from devtools.revision.sql import WIDTH
from devtools.revision.steps import find_steps
from devtools.revision.tables import tables_by_models, tables_by_revisions
from devtools.shell import TroubleError, print_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import MetaData

    from devtools.revision.steps import Steps

_USAGE = 2
_SCRIPT_ONLY = "--script"
_SLUG_LENGTH = 40
_HEAD = re.compile(r"^HEAD = \d+$", re.MULTILINE)

_TEXT = '''"""{message}."""

from alembic import op

revision = "{revision}"
down_revision = "{before}"

{rewrites}{statements}


def upgrade() -> None:
    """Bring a book from schema {before} to {revision}."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
'''


def write_revision(message: str, folder: Path, head: Path, metadata: MetaData) -> tuple[Path, list[str]]:
    """Write the next revision into Alembic's `folder`, with the script of new books; return its file and advice.

    HEAD in the file `head` is raised.

    Raises TroubleError where the message does not fit a docstring's line, or `head` has no HEAD.
    """
    sentence = _sentence(message)
    newest = max(int(path.name.split("_")[0]) for path in (folder / "versions").glob("[0-9]*.py"))
    steps = find_steps(tables_by_revisions(folder), tables_by_models(metadata), metadata)
    revision, before = schema.revision_id(newest + 1), schema.revision_id(newest)
    source = head.read_text(encoding="utf-8")
    raised, count = _HEAD.subn(f"HEAD = {newest + 1}", source)
    if count != 1:
        raise TroubleError(f"There is no one line “HEAD = …” in {head}: nothing was written.")
    written = folder / "versions" / f"{revision}_{_slug(sentence)}.py"
    text = _TEXT.format(
        message=sentence,
        revision=revision,
        before=before,
        rewrites=_rewrites_line(steps),
        statements=_statements(steps),
    )
    written.write_text(_format_text(text), encoding="utf-8")
    head.write_text(raised, encoding="utf-8")
    write_script(folder)
    return written, [
        *steps.advice,
        f"It is a draft: read it, and keep a book of schema {before} in tests/books to try it on.",
        f"After a change by hand, bring the script of new books up to date: dev.py migration {_SCRIPT_ONLY}",
    ]


def _sentence(message: str) -> str:
    """Return the message as a docstring's first line, without its full stop."""
    sentence = " ".join(message.split()).rstrip(".")
    if not sentence:
        raise TroubleError("A migration needs a message that says what changes.", _USAGE)
    longest = WIDTH - len('""".“”')
    if len(sentence) > longest:
        raise TroubleError(f"Say it in {longest} characters; the rest can stand in the revision.", _USAGE)
    if "\\" in sentence or '"' in sentence:
        raise TroubleError("A message goes without backslashes and straight double quotes.", _USAGE)
    return sentence[0].upper() + sentence[1:]


def _slug(sentence: str) -> str:
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", sentence) if not unicodedata.combining(mark))
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = words[0] if words else "revision"
    for word in words[1:]:
        if len(slug) + 1 + len(word) > _SLUG_LENGTH:
            break
        slug = f"{slug}_{word}"
    return slug


def _rewrites_line(steps: Steps) -> str:
    if not steps.rewrites:
        return ""
    return f"# What old books have here may change or go.\nREWRITES = {steps.rewrites!r}\n\n"


def _statements(steps: Steps) -> str:
    if not steps.statements:
        return "# No table changes: here stands what moves the data.\nSTATEMENTS: tuple[str, ...] = ()"
    return "STATEMENTS = (\n" + "".join(f"    {_string(statement)},\n" for statement in steps.statements) + ")"


def _string(statement: str) -> str:
    text = statement.strip().replace("\\", "\\\\")
    if "\n" in text or ('"' in text and "'" in text):
        return f'"""\n{text}\n"""'
    return f"'{text}'" if '"' in text else f'"{text}"'


def _format_text(text: str) -> str:
    """Return the text as ruff formats it here; raise TroubleError where it cannot."""
    command = [sys.executable, "-m", "ruff", "format", "--line-length", str(WIDTH), "-"]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise TroubleError(f"The revision could not be formatted: {done.stderr.strip()}")
    return done.stdout


def main(arguments: Sequence[str]) -> int:
    """Write the revision that the arguments describe, say where it is and what to look at; return an exit code.

    With `--script`, write only the script of new books anew.
    """
    if list(arguments) == [_SCRIPT_ONLY]:
        print_now(str(write_script(migrations())))
        return 0
    try:
        models.load_all()
        written, advice = write_revision(" ".join(arguments), migrations(), Path(schema.__file__), Base.metadata)
    except TroubleError as trouble:
        print(trouble, file=sys.stderr)
        return trouble.exit_code
    print_now(str(written))
    print(*advice, sep="\n", file=sys.stderr)
    return 0
