"""What a file is to be read as, from the word that a person gives: a kind of file, or a kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import FileKind, ImportedRow
from creatorbook.exchange.child.read import AUTO, read_file
from creatorbook.exchange.child.read import KINDS as FILE_KINDS
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.rows import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Kinds of record of which there are files in the words of their writers, too.
_FILES_OF = {"contact": FileKind.CONTACTS, "deal": FileKind.DEALS, "gift": FileKind.GIFTS, "payment": FileKind.PAYMENTS}
_MAIL = frozenset({"mail", "mails", "email", "emails", "message", "messages"})
# As the rest of the command line calls them.
MEANT = (AUTO, *_FILES_OF, FileKind.MAIL.value)


def meant_kind(paths: Sequence[Path], typed: str) -> str:
    """Return the kind of file, or of record where files are tables of its fields, that a word means.

    Singular and plural are one. Of contacts, deals, gifts and payments a file is a table of fields where all
    its headings are the names of fields as the program writes them, and otherwise what an address book or a sheet in
    anybody's words is. Raises UsageError for a word that is neither.
    """
    if typed in _MAIL:
        return FileKind.MAIL.value
    if typed in FILE_KINDS:
        return typed
    try:
        kind = kind_of(typed).id
    except UsageError as error:
        names = ", ".join((*MEANT, *(kind for kind in KINDS if kind not in MEANT)))
        raise UsageError(
            _("There is no kind of file “{kind}”.").format(kind=typed),
            hint=_("It can be: {kinds}.").format(kinds=names),
        ) from error
    if kind not in _FILES_OF or all(_is_table_of(path, kind) for path in paths):
        return kind
    return _FILES_OF[kind].value


def _is_table_of(path: Path, kind: str) -> bool:
    try:
        parsed = read_file(path, kind=FileKind.ROWS)
    except FileProblem:
        return False
    headings = {heading for row in parsed.records if isinstance(row, ImportedRow) for heading in row.headings}
    return bool(headings) and all(KINDS[kind].has(heading) for heading in headings)
