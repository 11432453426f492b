"""`creatorbook disclose log`: the disclosure log as a file, PDF or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import day, reader_of_book
from creatorbook.cli.output import records
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, ngettext

if TYPE_CHECKING:
    from argparse import Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book


def log(session: Session, arguments: Namespace) -> int:
    """Write the log of the posts that the options name, and say where it is."""
    from creatorbook.services.disclosure import log as disclosure_log

    path = files.path_of_argument(arguments.out)
    ending = path.suffix.lower()
    if ending not in (".pdf", ".csv"):
        raise UsageError(_("A log is a .pdf or a .csv file."), where="--out")
    files.writable(path)
    today = session.clock.today()
    with session.open_book() as book:
        reader = reader_of_book(book)
        which = disclosure_log.Which(
            _find_id(book, "creator", arguments.creator),
            _find_id(book, "brand", arguments.brand),
            day(arguments.start, "--from", reader) if arguments.start else None,
            day(arguments.end, "--to", reader) if arguments.end else None,
        )
        with book.reading() as reading:
            made = disclosure_log.log_input(reading, which, session.clock.now(), today, arguments.language)
    pages = None
    if ending == ".pdf":
        drawn = disclosure_log.log_pdf(made)
        content, pages = drawn.pdf, drawn.pages
    else:
        content = disclosure_log.log_csv(made)
    files.write_file(path, content)
    posts = len(made.entries)
    if session.json:
        session.terminal.value({"file": str(path.absolute()), "posts": posts, "pages": pages})
    else:
        text = ngettext(
            "Disclosure log saved, {count} post: {path}",
            "Disclosure log saved, {count} posts: {path}",
            posts,
        )
        session.terminal.line(text.format(count=posts, path=path.absolute()))
    return exits.DONE


def _find_id(book: Book, kind: str, typed: str) -> str | None:
    return records.find_record(book, kind, typed).id if typed else None
