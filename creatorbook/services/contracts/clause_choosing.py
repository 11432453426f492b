"""Choosing clauses: on or off, which alternative, in which order; own words and own clauses; templates of choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.ids import new_id
from creatorbook.common.text import clean
from creatorbook.documents.words import clauses as library
from creatorbook.services.book.command import Command
from creatorbook.services.contracts.clause_texts import OWN, choices
from creatorbook.store import results
from creatorbook.store.log.policy import Undo
from creatorbook.store.query.expressions import lower, natural
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.documents.words.clauses import Clause
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import ClauseChoice, ClauseWording
    from creatorbook.store.writing.uow import UnitOfWork

_LONGEST_TEXT = 100_000
_LONGEST_NAME = 200


@dataclass(frozen=True)
class ChooseClause(Command[None]):
    """Switch a clause of a deal's contract on or off, or choose its alternative; None leaves either as it is.

    Raises NotFound for a clause that is not there, BadInput for one that every contract needs to be without, or an
    alternative that the clause does not have.
    """

    deal_id: str
    clause_id: str
    on: bool | None = None
    alternative: str | None = None
    code = "clause.choose"

    def execute(self, uow: UnitOfWork) -> None:
        """Write the choice."""
        clause = _find_clause(self.clause_id)
        if clause is None and not _has_own_clause(uow, self.clause_id):
            raise NotFound(
                _("There is no clause “{name}”.").format(name=self.clause_id),
                where=self.clause_id,
                hint=_("The list of clauses shows their names."),
            )
        if clause is not None and clause.fixed and self.on is False:
            raise BadInput(_("Every contract needs this clause."), where=self.clause_id)
        row = _choice_of(uow, self.deal_id, self.clause_id)
        if self.on is not None:
            row.switched_off = not self.on
        if self.alternative is not None:
            names = [one.name for one in clause.alternatives] if clause is not None else []
            if self.alternative and self.alternative not in names:
                raise BadInput(
                    _("The clause has no alternative “{name}”.").format(name=self.alternative),
                    where=self.clause_id,
                    hint=_("Choose one of: {names}.").format(names=", ".join(names)) if names else "",
                )
            row.alternative = self.alternative
        _name_clause(uow, self.clause_id)


@dataclass(frozen=True)
class OrderClauses(Command[None]):
    """Give the clauses of a deal's contract the order wanted; those not named go back to the library's place."""

    deal_id: str
    order: tuple[str, ...]
    code = "clause.order"
    undo = Undo.MERGE

    @property
    def merge_key(self) -> str:
        """One step for all that is moved in one go."""
        return f"clauses/{self.deal_id}"

    def execute(self, uow: UnitOfWork) -> None:
        """Number the places."""
        wanted = list(dict.fromkeys(self.order))
        for clause_id, choice in choices(uow.connection, deal_id=self.deal_id).items():
            if choice.position is not None and clause_id not in wanted:
                _choice_of(uow, self.deal_id, clause_id).position = None
        for position, clause_id in enumerate(wanted):
            _choice_of(uow, self.deal_id, clause_id).position = position


@dataclass(frozen=True)
class WordClause(Command[str]):
    """Put one's own words in the place of a clause of the library; returns the id of the wording.

    With a deal the words are for that deal alone, with a creator for all of theirs, else for the whole book. The
    release of the library's text is kept with them. Raises BadInput for empty or too long words.
    """

    clause_id: str
    language: str
    text: str
    title: str = ""
    deal_id: str | None = None
    creator_id: str | None = None
    code = "clause.word"
    undo = Undo.MERGE

    @property
    def merge_key(self) -> str:
        """One step for what is typed into one clause."""
        return f"wording/{self.clause_id}/{self.language}/{self.deal_id}/{self.creator_id}"

    def execute(self, uow: UnitOfWork) -> str:
        """Write the words, over those of the same scope where there are some."""
        own = self.clause_id.startswith(OWN)
        known = _has_own_clause(uow, self.clause_id) if own else _find_clause(self.clause_id, self.language) is not None
        if not known:
            raise NotFound(_("There is no such clause."), where=self.clause_id)
        row, elsewhere = _wording_of(uow, self), _in_other_language(uow, self) if own else None
        # A clause of one's own that exists in another language keeps its place, and its title until it has another.
        title = self.title or row.title or (elsewhere.title if elsewhere is not None else "")
        row.wording, row.title = _check_words(self.text), _check_name(title if own else self.title, needed=own)
        if elsewhere is not None and not row.after:
            row.after, row.deal_id, row.creator_id = elsewhere.after, elsewhere.deal_id, elsewhere.creator_id
        alternative = ""
        if self.deal_id:
            choice = choices(uow.connection, deal_id=self.deal_id).get(self.clause_id)
            alternative = choice.alternative if choice else ""
        row.base_sha256 = "" if own else library.wording_hash(self.language, self.clause_id, alternative)
        _name_clause(uow, self.clause_id, row.title)
        return row.id


@dataclass(frozen=True)
class AddOwnClause(Command[str]):
    """Add a clause of one's own and return its clause id; scopes as in WordClause.

    `after` is the id of the clause that it follows, "" is before the signatures.
    """

    language: str
    title: str
    text: str
    after: str = ""
    deal_id: str | None = None
    creator_id: str | None = None
    code = "clause.add"

    def execute(self, uow: UnitOfWork) -> str:
        """Write it under a new id; raise BadInput for an empty title or text."""
        from creatorbook.store.models import ClauseWording

        clause_id = f"{OWN}{new_id()}"
        uow.add(
            ClauseWording(
                deal_id=self.deal_id,
                creator_id=self.creator_id,
                language=self.language,
                clause_id=clause_id,
                title=_check_name(self.title, needed=True),
                wording=_check_words(self.text),
                after=self.after,
            )
        )
        _name_clause(uow, clause_id, self.title)
        return clause_id


@dataclass(frozen=True)
class DropWording(Command[None]):
    """Go back to the library's words, or remove a clause of one's own."""

    wording_id: str
    code = "clause.restore"

    def execute(self, uow: UnitOfWork) -> None:
        """Trash the wording."""
        from creatorbook.store.models import ClauseWording

        row = uow.get(ClauseWording, self.wording_id)
        row.trashed_at = uow.now
        _name_clause(uow, row.clause_id, row.title)


@dataclass(frozen=True)
class KeepWording(Command[None]):
    """Keep one's own words though the library's have changed: they count as made from today's text."""

    wording_id: str
    code = "clause.keep"

    def execute(self, uow: UnitOfWork) -> None:
        """Note today's release."""
        from creatorbook.store.models import ClauseWording

        row = uow.get(ClauseWording, self.wording_id)
        row.base_sha256 = library.wording_hash(row.language, row.clause_id)
        _name_clause(uow, row.clause_id, row.title)


def placeholders(reader: str, document: str) -> tuple[tuple[str, str], ...]:
    """Return what a clause may name in {{ }}, each with its meaning, in the reader's language where there is one."""
    known = library.placeholders(reader if reader in library.languages() else document)
    return tuple(sorted(known.items(), key=lambda pair: pair[1].casefold()))


@dataclass(frozen=True, slots=True)
class Template:
    """A set of choices under a name."""

    id: str
    name: str


def templates(reading: Executes) -> tuple[Template, ...]:
    """Return the templates by name."""
    template = Table("contract_template")
    by_name = select(template, "id", "name").order_by(natural(lower(template.name)), template.id)
    return tuple(Template(*row) for row in results.iterate(reading, by_name))


def find_template(reading: Executes, typed: str) -> Template:
    """Return the template that a person means by its name or the beginning of its id; raise NotFound."""
    wanted = typed.strip().casefold()
    found = [each for each in templates(reading) if each.name.casefold() == wanted or each.id == typed.strip()]
    if not found:
        raise NotFound(
            _("There is no template “{name}”.").format(name=typed),
            where="template",
            hint=_("There are: {names}.").format(names=", ".join(each.name for each in templates(reading)) or "–"),
        )
    return found[0]


@dataclass(frozen=True)
class SaveTemplate(Command[str]):
    """Keep the choices of a deal's contract as a template, over the one of the same name; returns its id."""

    deal_id: str
    name: str
    code = "template.keep"

    def execute(self, uow: UnitOfWork) -> str:
        """Copy the choices."""
        from creatorbook.store.models import ContractTemplate

        name = _check_name(self.name, needed=True)
        known = {each.name.casefold(): each.id for each in templates(uow.connection)}
        if name.casefold() in known:
            template = uow.get(ContractTemplate, known[name.casefold()])
            template.name = name
        else:
            template = uow.add(ContractTemplate(name=name))
            uow.flush()
        _copy(uow, choices(uow.connection, deal_id=self.deal_id), template_id=template.id)
        uow.name_change(name=name)
        return template.id


@dataclass(frozen=True)
class ApplyTemplate(Command[None]):
    """Give a deal's contract the choices of a template, in the place of those that it has."""

    template_id: str
    deal_id: str
    code = "template.use"

    def execute(self, uow: UnitOfWork) -> None:
        """Copy the choices."""
        from creatorbook.store.models import ContractTemplate

        template = uow.get(ContractTemplate, self.template_id)
        _copy(uow, choices(uow.connection, template_id=self.template_id), deal_id=self.deal_id)
        uow.name_change(name=template.name)


@dataclass(frozen=True)
class RenameTemplate(Command[None]):
    """Give a template another name; raises BadInput for none, or where another template has it."""

    template_id: str
    name: str
    code = "template.rename"

    def execute(self, uow: UnitOfWork) -> None:
        """Write the name."""
        from creatorbook.store.models import ContractTemplate

        name = _check_name(self.name, needed=True)
        template = uow.get(ContractTemplate, self.template_id)
        others = {each.name.casefold() for each in templates(uow.connection) if each.id != self.template_id}
        if name.casefold() in others:
            raise BadInput(
                _("There is a template “{name}” already.").format(name=name),
                where="name",
                hint=_("Choose another name."),
            )
        uow.name_change(name=template.name)
        template.name = name


@dataclass(frozen=True)
class DropTemplate(Command[None]):
    """Put a template away; contracts made with it keep their choices."""

    template_id: str
    code = "template.remove"

    def execute(self, uow: UnitOfWork) -> None:
        """Trash it."""
        from creatorbook.store.models import ContractTemplate

        template = uow.get(ContractTemplate, self.template_id)
        template.trashed_at = uow.now
        uow.name_change(name=template.name)


def copy_choices(uow: UnitOfWork, from_deal: str, to_deal: str) -> None:
    """Give one deal the choices of another."""
    _copy(uow, choices(uow.connection, deal_id=from_deal), deal_id=to_deal)


def _copy(uow: UnitOfWork, wanted: dict[str, Any], **owner: str) -> None:
    uow.flush()
    for clause_id in (*wanted, *(name for name in choices(uow.connection, **owner) if name not in wanted)):
        row = _choice_row(uow, clause_id, **owner)
        choice = wanted.get(clause_id)
        row.switched_off = choice.switched_off if choice else False
        row.alternative = choice.alternative if choice else ""
        row.position = choice.position if choice else None


def _choice_of(uow: UnitOfWork, deal_id: str, clause_id: str) -> ClauseChoice:
    return _choice_row(uow, clause_id, deal_id=deal_id)


def _choice_row(uow: UnitOfWork, clause_id: str, **owner: str) -> ClauseChoice:
    from creatorbook.store.models import ClauseChoice

    found = uow.first(ClauseChoice, with_trash=True, clause_id=clause_id, **owner)
    if found is None:
        return uow.add(ClauseChoice(clause_id=clause_id, **owner))
    if found.trashed_at is not None:
        found.trashed_at, found.switched_off, found.alternative, found.position = None, False, "", None
    return found


def _wording_of(uow: UnitOfWork, wanted: WordClause) -> ClauseWording:
    from creatorbook.store.models import ClauseWording

    creator = None if wanted.deal_id else wanted.creator_id
    # A clause of one's own keeps the scope that it was given.
    for row in uow.live(ClauseWording, clause_id=wanted.clause_id, language=wanted.language):
        if wanted.clause_id.startswith(OWN) or (row.deal_id, row.creator_id) == (wanted.deal_id, creator):
            return row
    return uow.add(
        ClauseWording(deal_id=wanted.deal_id, creator_id=creator, language=wanted.language, clause_id=wanted.clause_id)
    )


def _in_other_language(uow: UnitOfWork, wanted: WordClause) -> ClauseWording | None:
    """Return the words of a clause of one's own in another language than the one being written."""
    from creatorbook.store.models import ClauseWording

    rows = uow.live(ClauseWording, clause_id=wanted.clause_id)
    return next((row for row in rows if row.language != wanted.language), None)


def _has_own_clause(uow: UnitOfWork, clause_id: str) -> bool:
    """Whether it is a clause of one's own that was not removed."""
    from creatorbook.store.models import ClauseWording

    return clause_id.startswith(OWN) and uow.first(ClauseWording, clause_id=clause_id) is not None


def _find_clause(clause_id: str, language: str = "en") -> Clause | None:
    return next((clause for clause in library.clauses(language) if clause.id == clause_id), None)


def _name_clause(uow: UnitOfWork, clause_id: str, title: str = "") -> None:
    from creatorbook.store.models import ClauseWording

    if not title and clause_id.startswith(OWN):
        own = uow.first(ClauseWording, clause_id=clause_id)
        title = own.title if own is not None else ""
    uow.name_change(clause=clause_id, title=title)


def _check_words(text: str) -> str:
    words = clean(text, lines=True)
    if not words:
        raise BadInput(_("A clause needs a text."), where="text", hint=_("Switch it off instead, if it is not wanted."))
    if len(words) > _LONGEST_TEXT:
        raise BadInput(_("A clause can have at most {limit} characters.").format(limit=_LONGEST_TEXT), where="text")
    return words


def _check_name(text: str, *, needed: bool) -> str:
    name = " ".join(clean(text).split())[:_LONGEST_NAME]
    if needed and not name:
        raise BadInput(_("It needs a name."), where="title")
    return name
