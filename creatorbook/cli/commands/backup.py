"""`creatorbook backup …`: copies of the book, made, listed, looked into, and what is brought back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.cli.output.columns import Cell, Column, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.common.settings import Settings
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.spoken_names import list_kinds

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.services.backups.listing import KeptBackup
    from creatorbook.services.book.book import Book

_NAMED = 5


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of backup."""
    parser.add_argument(
        "what",
        metavar="FILE|list|now|folder|compare|find|bring",
        help=_(
            "the new file, beside which a manifest is written; list: the backups that there are; now: make one as they "
            "make themselves; folder: where these go; compare FILE: what differs from the book; find WORDS: look for a "
            "lost record; bring FILE KIND NAME: bring one back"
        ),
    )
    parser.add_argument(
        "rest",
        metavar="…",
        nargs="*",
        help=_("with folder a folder; kinds for bring: {names}").format(names=list_kinds()),
    )
    parser.add_argument(
        "--restore", action="store_true", help=_("put this backup in the place of the book, which is kept beside")
    )
    parser.add_argument("--beside", action="store_true", help=_("with folder: back beside the book"))


def run(session: Session, arguments: Namespace) -> int:
    """Do what is asked for; a word that is none of the actions is the name of a new file."""
    actions: dict[str, tuple[int, int | None, Callable[[Session, Namespace], None]]] = {
        "list": (0, 0, _list),
        "now": (0, 0, _make_due),
        "folder": (0, 1, _choose_folder),
        "compare": (1, 1, _compare),
        "find": (1, None, _find),
        "bring": (3, 3, _bring),
    }
    fewest, most, act = actions.get(arguments.what, (0, 0, _restore if arguments.restore else _write))
    count = len(arguments.rest)
    if count < fewest or (most is not None and count > most):
        raise UsageError(
            _("That many names say nothing here."),
            where=f"backup {arguments.what}",
            hint=_("See: creatorbook backup --help"),
        )
    if (arguments.restore and arguments.what in actions) or (arguments.beside and arguments.what != "folder"):
        raise UsageError(_("These options say nothing together."), where=f"backup {arguments.what}")
    act(session, arguments)
    return exits.DONE


def _write(session: Session, arguments: Namespace) -> None:
    with session.open_book() as book:
        made = book.back_up(path_of_argument(arguments.what))
    if session.json:
        session.terminal.value(
            {"file": str(made.path.absolute()), "size": made.size, "sha256": made.sha256, "schema": made.schema}
        )
        return
    session.terminal.line(
        _("Backup saved and checked: {path} ({size} bytes)").format(
            path=made.path.absolute(), size=formats.number(made.size)
        )
    )


def _restore(session: Session, arguments: Namespace) -> None:
    from creatorbook.services.book.book import restore
    from creatorbook.services.book.last_seen import forget_seen

    path, backup = session.book_path, path_of_argument(arguments.what)
    kept = restore(backup, path)
    forget_seen(Settings(), path)
    if session.json:
        session.terminal.value(
            {"file": str(path.absolute()), "restored": str(backup.absolute()), "kept": str(kept or "")}
        )
        return
    session.terminal.line(_("The book is as it was in the backup: {path}").format(path=path.absolute()))
    if kept is not None:
        session.terminal.line(_("What it was before is kept: {path}").format(path=kept.absolute()))


def _list(session: Session, _arguments: Namespace) -> None:
    from creatorbook.services.backups.keeping import look_at_place
    from creatorbook.services.backups.places import chosen_folder
    from creatorbook.services.backups.words import place_words, why_words

    with session.open_book() as book:
        found = _backups(book)
        place = look_at_place(book.path, chosen_folder(Settings(), book.path))
    if session.json:
        session.terminal.value(
            {
                "folder": str(place.folder),
                "folder_there": place.is_there,
                "same_disk": place.same_disk,
                "backups": [_as_json(each) for each in found],
            }
        )
        return
    session.terminal.line(place_words(place), "" if place.is_there else "bad")
    columns = [
        Column(_("Made"), rigid=True),
        Column(_("Bytes"), right=True, rigid=True),
        Column(_("Why"), rigid=True),
        Column(_("File")),
    ]
    rows: list[list[str | Cell]] = [
        [formats.instant(each.made_at), formats.number(each.size), why_words(each.origin), each.path.name]
        for each in found
    ]
    if rows:
        session.terminal.lines(table(session.terminal, columns, rows))
    else:
        session.terminal.line(_("There is no backup of this book yet."))


def _as_json(kept: KeptBackup) -> dict[str, Any]:
    return {
        "file": str(kept.path),
        "made_at": kept.made_at.isoformat(),
        "size": kept.size,
        "schema": kept.schema or None,
        "why": kept.origin.value,
        "checked": kept.is_checked,
    }


def _make_due(session: Session, _arguments: Namespace) -> None:
    from creatorbook.services.backups.keeping import keep_backup
    from creatorbook.services.backups.places import chosen_folder

    with session.open_book() as book:
        kept = keep_backup(book, chosen_folder(Settings(), book.path))
    if session.json:
        session.terminal.value(_as_json(kept) if kept is not None else {"file": None})
    elif kept is None:
        session.terminal.line(_("Nothing has changed since the newest backup: there is nothing to make."))
    else:
        session.terminal.line(_("Backup saved and checked: {path}").format(path=kept.path), "good")


def _choose_folder(session: Session, arguments: Namespace) -> None:
    from creatorbook.services.backups.keeping import look_at_place
    from creatorbook.services.backups.places import choose_folder, chosen_folder
    from creatorbook.services.backups.words import place_words

    path = session.book_path.absolute()
    if arguments.rest or arguments.beside:
        choose_folder(Settings(), path, path_of_argument(arguments.rest[0]) if arguments.rest else None)
    place = look_at_place(path, chosen_folder(Settings(), path))
    if session.json:
        session.terminal.value(
            {"folder": str(place.folder), "folder_there": place.is_there, "same_disk": place.same_disk}
        )
        return
    session.terminal.line(place_words(place), "" if place.is_there else "bad")


def _backups(book: Book) -> tuple[KeptBackup, ...]:
    from creatorbook.services.backups.listing import list_backups
    from creatorbook.services.backups.places import all_folders

    return list_backups(book, all_folders(Settings(), book.path))


def _named_backup(book: Book, typed: str) -> Path:
    """Return the backup that a person means: a file, or the name of one among those that are kept."""
    path = path_of_argument(typed)
    if path.is_file():
        return path
    return next((each.path for each in _backups(book) if each.path.name == typed), path)


def _compare(session: Session, arguments: Namespace) -> None:
    from creatorbook.services.backups.comparing import compare_with_backup, open_backup

    with session.open_book() as book, open_backup(book, _named_backup(book, arguments.rest[0])) as backup:
        with book.reading() as here, backup.reading() as there:
            compared = compare_with_backup(here, there)
        if session.json:
            session.terminal.array(
                {
                    "kind": each.kind,
                    "changed": list(each.changed),
                    "only_in_book": list(each.only_here),
                    "only_in_backup": list(each.only_there),
                }
                for each in compared
            )
            return
        if not compared:
            session.terminal.line(_("The backup holds what the book holds."), "good")
        for each in compared:
            session.terminal.line(_(KINDS[each.kind].plural), "strong")
            for words, ids, source in (
                (_("changed since the backup"), each.changed, book),
                (_("only in the book"), each.only_here, book),
                (_("only in the backup"), each.only_there, backup),
            ):
                if ids:
                    session.terminal.line(f"  {words}: {_titles(source, each.kind, ids)}")


def _titles(source: Book, kind: str, ids: Sequence[str]) -> str:
    from creatorbook.services.records import rows

    with source.reading() as reading:
        found = rows.fetch(reading, kind, list(ids[:_NAMED]))
    named = ", ".join(found[id].title or _("(no title)") for id in ids[:_NAMED])
    rest = len(ids) - _NAMED
    return _("{name} and {count} more").format(name=named, count=formats.number(rest)) if rest > 0 else named


def _find(session: Session, arguments: Namespace) -> None:
    from creatorbook.services.backups.comparing import find_in_backups
    from creatorbook.services.backups.words import where_words

    with session.open_book() as book:
        search = find_in_backups(book, _backups(book), " ".join(arguments.rest))
    if session.json:
        session.terminal.value(
            {
                "found": [
                    {"kind": each.kind, "id": each.id, "title": each.title, "file": str(each.backup), "here": each.here}
                    for each in search.found
                ],
                "not_looked_into": [{"file": str(path), "reason": why} for path, why in search.not_looked_into],
            }
        )
        return
    columns = [
        Column(_("Kind"), rigid=True),
        Column(_("Title")),
        Column(_("In the book"), rigid=True),
        Column(_("Newest in")),
    ]
    cells: list[list[str | Cell]] = [
        [_(KINDS[each.kind].singular), each.title, where_words(each.here), each.backup.name] for each in search.found
    ]
    if cells:
        session.terminal.lines(table(session.terminal, columns, cells))
    else:
        session.terminal.line(_("No backup holds anything with these words."))
    for path, why in search.not_looked_into:
        session.terminal.line(labelled(path.name, why), "muted")


def _bring(session: Session, arguments: Namespace) -> None:
    from creatorbook.services.backups.bringing import BringBack, gather_from_backup
    from creatorbook.services.records import rows

    file, kind, typed = arguments.rest
    with session.open_book() as book:
        brought = gather_from_backup(book, _named_backup(book, file), rows.kind_of(kind).id, typed)
        counts = book.run(BringBack(brought)).value
    if session.json:
        session.terminal.value({"kind": brought.kind, "id": brought.id, "brought": dict(counts)})
        return
    session.terminal.line(_("Brought back “{title}”.").format(title=brought.title), "good")
    beside = sum(counts.values()) - 1
    if beside:
        text = ngettext(
            "{count} record that belongs to it, or that it refers to, came with it.",
            "{count} records that belong to it, or that it refers to, came with it.",
            beside,
        )
        session.terminal.line(text.format(count=formats.number(beside)))
