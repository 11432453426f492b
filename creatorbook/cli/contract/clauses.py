"""`creatorbook contract clauses DEAL`: what the contract is made of, chosen clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.contract.found import (
    add_deal_argument,
    add_language_option,
    add_second_language_option,
    deal_of,
    second_named,
)
from creatorbook.cli.output import columns
from creatorbook.cli.output.columns import Column
from creatorbook.common.errors import NotFound, UsageError
from creatorbook.common.i18n import _, language
from creatorbook.services.contracts.clause_choosing import (
    ApplyTemplate,
    ChooseClause,
    DropTemplate,
    KeepWording,
    OrderClauses,
    RenameTemplate,
    SaveTemplate,
    WordClause,
    find_template,
)
from creatorbook.services.contracts.clause_texts import wordings
from creatorbook.services.contracts.clause_tray import tray

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.book.command import Command
    from creatorbook.services.contracts.clause_tray import TrayClause


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of clauses."""
    add_deal_argument(parser)
    add_language_option(parser)
    add_second_language_option(parser)
    parser.add_argument("--off", metavar="CLAUSE", action="append", default=[], help=_("leave a clause out"))
    parser.add_argument("--on", metavar="CLAUSE", action="append", default=[], help=_("take it in again"))
    parser.add_argument(
        "--choose",
        metavar="CLAUSE=ALTERNATIVE",
        action="append",
        default=[],
        help=_("take an alternative of a clause"),
    )
    parser.add_argument(
        "--order", metavar="CLAUSE,…", help=_("the order of these clauses; empty gives them back their places")
    )
    parser.add_argument(
        "--word", metavar="CLAUSE=TEXT", action="append", default=[], help=_("your own words for this deal")
    )
    parser.add_argument("--template", metavar="NAME", help=_("use the choices kept under a name"))
    parser.add_argument("--keep-as", metavar="NAME", help=_("keep the choices under a name"))
    parser.add_argument(
        "--keep-words",
        metavar="CLAUSE",
        action="append",
        default=[],
        help=_("keep your own words though the library’s have changed since"),
    )
    parser.add_argument("--rename-template", metavar="NAME=NEW", help=_("give the choices kept under a name another"))
    parser.add_argument("--remove-template", metavar="NAME", help=_("remove the choices kept under a name"))


def run(session: Session, arguments: Namespace) -> int:
    """Do what is asked, then show the clauses."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        for command in _commands(book, deal.id, arguments):
            book.run(command)
        with book.reading() as reading:
            second = second_named(arguments) or ""
            found = tray(reading, deal.id, arguments.language, language(), book.clock.today(), second)
    if session.json:
        session.terminal.array(_clause_as_json(clause) for clause in found)
        return exits.DONE
    lines = [(clause.id, clause.title, _state(clause)) for clause in found]
    session.terminal.lines(
        columns.table(session.terminal, [Column(_("Clause")), Column(_("Title")), Column(_("State"))], lines)
    )
    return exits.DONE


def _commands(book: Book, deal: str, arguments: Namespace) -> Iterator[Command[Any]]:
    if arguments.template is not None:
        with book.reading() as reading:
            template = find_template(reading, arguments.template)
        yield ApplyTemplate(template.id, deal)
    for clause in arguments.off:
        yield ChooseClause(deal, clause, on=False)
    for clause in arguments.on:
        yield ChooseClause(deal, clause, on=True)
    for typed in arguments.choose:
        clause, _equals, alternative = typed.partition("=")
        yield ChooseClause(deal, clause, alternative=alternative)
    for typed in arguments.word:
        clause, _equals, text = typed.partition("=")
        yield WordClause(clause, _language_of(book, deal, arguments.language), text, deal_id=deal)
    if arguments.order is not None:
        yield OrderClauses(deal, tuple(each.strip() for each in arguments.order.split(",") if each.strip()))
    for clause in arguments.keep_words:
        yield KeepWording(_own_words(book, deal, _language_of(book, deal, arguments.language), clause))
    if arguments.keep_as is not None:
        yield SaveTemplate(deal, arguments.keep_as)
    yield from _of_templates(book, arguments)


def _of_templates(book: Book, arguments: Namespace) -> Iterator[Command[Any]]:
    if arguments.rename_template is not None:
        before, equals, after = arguments.rename_template.partition("=")
        if not equals:
            raise UsageError(_("Give both names: NAME=NEW."), where="--rename-template")
        with book.reading() as reading:
            template = find_template(reading, before)
        yield RenameTemplate(template.id, after)
    if arguments.remove_template is not None:
        with book.reading() as reading:
            template = find_template(reading, arguments.remove_template)
        yield DropTemplate(template.id)


def _own_words(book: Book, deal: str, language: str, clause: str) -> str:
    from creatorbook.services.deals import facts

    with book.reading() as reading:
        creator = facts.dossier(reading, deal).deal.creator.id
        own = wordings(reading, deal, creator, language).get(clause)
    if own is None:
        raise NotFound(_("There are no words of your own for “{clause}”.").format(clause=clause), where="--keep-words")
    return own.id


def _language_of(book: Book, deal: str, wanted: str) -> str:
    from creatorbook.services.contracts.inputs import document_language
    from creatorbook.services.deals import facts

    with book.reading() as reading:
        return document_language(reading, facts.dossier(reading, deal), wanted)


def _state(clause: TrayClause) -> str:
    if not clause.applies:
        return _("not called for by the terms")
    said = [_("on") if clause.on else _("off")]
    if clause.alternative:
        said.append(next((one.title for one in clause.alternatives if one.name == clause.alternative), ""))
    if clause.own and not clause.text:
        said.append(_("not worded in this language yet"))
    elif clause.scope:
        said.append(_("your own words"))
    if clause.outdated:
        said.append(_("the library’s text has changed since"))
    return ", ".join(each for each in said if each)


def _clause_as_json(clause: TrayClause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": clause.title,
        "note": clause.note,
        "on": clause.on,
        "applies": clause.applies,
        "fixed": clause.fixed,
        "own": clause.own,
        "alternative": clause.alternative,
        "alternatives": [one.name for one in clause.alternatives],
        "text": clause.text,
        "words": clause.scope or "library",
        "library_changed": clause.outdated,
        "asked_by": [source.title for source in clause.asked_by],
    }
