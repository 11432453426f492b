"""`creatorbook disclose rules`: how old and how good the rules of each country are, and the rules of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.input.options import read_option
from creatorbook.cli.output.findings import SourceNotes
from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, labelled
from creatorbook.domain.disclosure.engine import law_of
from creatorbook.services.disclosure import catalogue
from creatorbook.services.disclosure.duties import plain_source
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import Reader
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.wording.sources import backed_by, quality_text

if TYPE_CHECKING:
    from creatorbook.cli.session import Session
    from creatorbook.services.disclosure.catalogue import RuleEntry, Shelf


def rules(session: Session, typed: str) -> int:
    """Print how good each country's facts are, or, of one country, that, what is not known, and every rule."""
    today = session.clock.today()
    if typed:
        _print_country(session, catalogue.country_shelf(_read_country(session, typed), today))
        return exits.DONE
    shelves = sorted((catalogue.country_shelf(code, today) for code in rulebook().disclosure), key=_title)
    if session.json:
        session.terminal.value([_as_json(shelf) for shelf in shelves])
        return exits.DONE
    for shelf in shelves:
        session.terminal.line(labelled(shelf.title, quality_text(shelf.quality)))
    return exits.DONE


def _title(shelf: Shelf) -> str:
    return shelf.title


def _read_country(session: Session, typed: str) -> str:
    known = rulebook().disclosure
    code = typed.upper()
    if code not in known:
        code = str(read_option(typed, "disclose rules", FieldType.COUNTRY, Reader(session.clock.today())))
    if law_of(code, known) is None:
        raise BadInput(
            _("This program has no rules for this country."),
            where="disclose rules",
            hint=_("Choose one of: {names}.").format(names=", ".join(sorted(known))),
        )
    return code


def _print_country(session: Session, shelf: Shelf) -> None:
    if session.json:
        session.terminal.value(_as_json(shelf) | {"entries": [_entry_as_json(each) for each in shelf.entries]})
        return
    notes = SourceNotes()
    session.terminal.line(shelf.title, "strong")
    section = ""
    for entry in shelf.entries:
        if entry.section != section:
            section = entry.section
            session.terminal.line(section, "strong")
        session.terminal.line(f"  {entry.title}{notes.cite(entry.sources)}")
        facts = " · ".join(each for each in (entry.text, entry.days, entry.confidence_text) if each)
        for line in facts.splitlines():
            session.terminal.line(f"    {line}", "muted")
    notes.print_all(session.terminal)


def _as_json(shelf: Shelf) -> dict[str, Any]:
    quality = shelf.quality
    return {
        "country": shelf.id.rpartition("/")[2],
        "name": shelf.title,
        "facts": quality.facts,
        "read_at_the_source": quality.seen,
        "read_elsewhere": quality.elsewhere,
        "from_memory": quality.memory,
        "to_be_confirmed": quality.unsure,
        "last_read": None if quality.read_on is None else quality.read_on.isoformat(),
        "text": quality_text(quality),
        "not_known": list(shelf.not_known),
    }


def _entry_as_json(entry: RuleEntry) -> dict[str, Any]:
    return {
        "section": entry.section,
        "title": entry.title,
        "text": entry.text,
        "says": entry.says,
        "rule": entry.rule_id,
        "confidence": entry.confidence,
        "read": backed_by(entry.sources, entry.confidence),
        "valid_from": None if entry.valid_from is None else entry.valid_from.isoformat(),
        "valid_to": None if entry.valid_to is None else entry.valid_to.isoformat(),
        "sources": [plain_source(each) for each in entry.sources],
    }
