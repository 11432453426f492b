"""The clauses of a deal's contract as they are chosen from: each with what it is for, who asks for it, whose words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.documents.contract.compose import compose, shown_parts
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.conditions import is_bound_by
from creatorbook.documents.words.speech import speech_for
from creatorbook.services.contracts.clause_texts import choices, texts_of, wordings
from creatorbook.services.contracts.inputs import contract_input, document_language
from creatorbook.services.deals import facts

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.words.clauses import Alternative, Clause, EditState
    from creatorbook.domain.findings.finding import Source
    from creatorbook.services.contracts.clause_texts import Choice, Wording
    from creatorbook.store.engine.reading import Executes

_NO_CHOICE: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class TrayClause:
    """One clause as the tray shows it.

    `title` is in the document's language; `note` and the alternatives' words are in that of the reader. `applies` says
    whether the terms call for it; `fixed` ones stay on and in their place. `alternative` is the one in force, "" where
    there is nothing to choose. `text` is what is printed, with its placeholders, `library_text` what the library says.
    `scope` says whose words are in force: "" (the library's), "deal", "creator" or "book"; `edit` how own words stand
    to the library. `asked_by` are the laws that want the clause in this contract.
    """

    id: str
    title: str
    note: str
    on: bool
    applies: bool
    fixed: bool
    own: bool
    alternative: str
    alternatives: tuple[Alternative, ...]
    text: str
    library_text: str
    scope: str
    edit: EditState | None
    asked_by: tuple[Source, ...]

    @property
    def is_movable(self) -> bool:
        """Whether it can be put elsewhere: the parties come first and the signatures last."""
        return self.applies and self.id not in (library.FIRST, library.LAST)

    @property
    def outdated(self) -> bool:
        """Whether the library’s text has changed since own words, which stay in force, were written."""
        return self.edit is not None and self.edit.value == "library_changed"

    @property
    def is_wordable(self) -> bool:
        """Whether its words can be one's own: the parties and the signatures are made from the records."""
        return self.id not in (library.FIRST, library.LAST)


def tray(
    reading: Executes, deal_id: str, language: str, reader: str, today: date, second: str = ""
) -> tuple[TrayClause, ...]:
    """Return the clauses of the deal's contract in the order in which they are printed, then those that do not apply.

    `language` is that of the document ("" is the deal's own), `reader` that of the person who chooses. A clause that is
    off stands where it would be printed. Own clauses that exist in the `second` language of a contract in two alone
    come last, without words.
    """
    dossier = facts.dossier(reading, deal_id)
    code = document_language(reading, dossier, language)
    words = wordings(reading, deal_id, dossier.deal.creator.id, code)
    chosen = choices(reading, deal_id=deal_id)
    # Composed with everything on: a clause that is off shows its place.
    made = replace(contract_input(reading, dossier, code, today), clauses_off=(), **texts_of(list(words.values())))
    known = {clause.id: clause for clause in library.clauses(code)}
    notes = {clause.id: clause for clause in library.clause_list(reader if reader in library.languages() else code)}
    printed = [clause.id for clause in compose(made).clauses]
    rest = [clause for clause in known if clause not in printed]
    found = []
    for clause_id in (*printed, *rest):
        choice, own = chosen.get(clause_id), words.get(clause_id)
        if clause_id in known:
            found.append(_library_clause(known[clause_id], notes[clause_id], made, choice, own, clause_id in printed))
        elif own is not None:
            found.append(_own_clause(own, choice))
    elsewhere = wordings(reading, deal_id, dossier.deal.creator.id, second) if second else {}
    missing = [each for each in elsewhere.values() if each.is_own and each.clause_id not in words]
    return (*found, *(_own_clause(replace(each, text=""), chosen.get(each.clause_id)) for each in missing))


def _library_clause(
    clause: Clause, note: Clause, made: ContractInput, choice: Choice | None, own: Wording | None, applies: bool
) -> TrayClause:
    alternative = choice.alternative if choice and choice.alternative else clause.default
    speech = speech_for(made)
    library_text = speech.spell(library.wording(made.language, clause.id, alternative, shown_parts(clause, made)))
    edit = None
    if own is not None:
        edit = library.edited_since(made.language, clause.id, own.text, own.base_sha256, alternative).state
    asked = tuple(law.source for law in clause.required_by if law.must and is_bound_by(law.jurisdiction, made))
    return TrayClause(
        clause.id,
        (own.title if own else "") or speech.spell(clause.title),
        note.note,
        clause.fixed or choice is None or not choice.switched_off,
        applies,
        clause.fixed,
        False,
        alternative,
        note.alternatives or _NO_CHOICE,
        own.text if own else library_text,
        library_text,
        own.scope if own else "",
        edit,
        asked,
    )


def _own_clause(own: Wording, choice: Choice | None) -> TrayClause:
    return TrayClause(
        own.clause_id,
        own.title,
        "",
        choice is None or not choice.switched_off,
        True,
        False,
        True,
        "",
        _NO_CHOICE,
        own.text,
        "",
        own.scope,
        None,
        (),
    )
