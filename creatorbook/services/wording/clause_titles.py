"""What the clauses of the library are called in the language of the screen, whatever that of a contract is."""

from __future__ import annotations

from creatorbook.common.i18n import language


def clause_title(clause_id: str, otherwise: str) -> str:
    """Return what a clause of the library is called on screen, `otherwise` for one that it does not hold."""
    from creatorbook.documents.words import clauses as library

    spoken = language() if language() in library.languages() else "en"
    return next((str(each.title) for each in library.clauses(spoken) if each.id == clause_id), otherwise)
