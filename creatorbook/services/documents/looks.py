"""How a creator's documents look: read for each document, and the logo taken in."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.look import HOUSE_LOOK, Look, is_colour, logo_from
from creatorbook.domain.records.document_themes import LostLetters
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import LOST_LETTERS, setting
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.fields.phones import check_party
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records.attachments import keep_content
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork


def look_of(reading: Executes, creator_id: str) -> Look:
    """Return how the creator's documents look; the house look for a creator who is not there.

    Raises BookError where the book has lost the logo: a document without it would not be the creator's.
    """
    of, logo_file = Table("creator"), Table("attachment_content")
    chosen = select(
        of,
        of.document_theme,
        of.document_accent,
        of.document_cover,
        of.document_initials,
        of.name,
        of.document_logo,
        logo_file.content,
    ).join_if_there(logo_file, logo_file.sha256.equals(of.document_logo))
    row = results.first(reading, chosen.where(id=creator_id).with_trash())
    if row is None:
        return HOUSE_LOOK
    theme, accent, cover, initials, name, logo_named, logo = row
    if logo_named and logo is None:
        raise BookError(
            _("The logo of {name} is missing from the book.").format(name=name),
            where=f"creator {creator_id}",
            hint=_("Choose it again in the settings, or remove it there."),
        )
    return Look(
        type(HOUSE_LOOK.theme)(theme),
        accent if is_colour(accent) else "",
        base64.b64encode(logo).decode("ascii") if logo else "",
        bool(cover),
        bool(initials),
        LostLetters(setting(reading, LOST_LETTERS, LostLetters.REPLACED)),
    )


@dataclass(frozen=True)
class SetLogo(Command[None]):
    """Put a picture (PNG, JPEG or WebP) on the creator's documents, or take it off (b"").

    Raises BadInput, in words, for what is no picture, or too large for a logo.
    """

    creator_id: str
    picture: bytes
    code = "logo.set"

    def execute(self, uow: UnitOfWork) -> None:
        """Make the picture small, keep it by its hash, and name it on the creator."""
        from creatorbook.store.models import Creator

        creator = uow.get(Creator, self.creator_id)
        before = field_values(creator)
        creator.document_logo = keep_content(uow, base64.b64decode(logo_from(self.picture))) if self.picture else ""
        save_record(uow, creator, before)
        uow.name_change(name=creator.name)


def check_creator(
    around: Surroundings, creator: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Hold the colour of documents to a form that can be printed, and the phone to its country; raise BadInput."""
    accent = (creator["document_accent"] or "").strip().upper()
    if accent and not is_colour(accent):
        raise BadInput(
            _("“{text}” is not a colour.").format(text=accent),
            where="document_accent",
            hint=_("Write it as six signs after a #, such as #1F4B6E, or leave it empty."),
        )
    _refuse_regime(creator, before)
    return {"document_accent": accent, **check_party(around, creator, before)}


def _refuse_regime(creator: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """Raise BadInput for a VAT regime that the rules of the creator’s country do not name."""
    regime = (creator["vat_regime"] or "").strip()
    if not regime or (before is not None and before["vat_regime"] == creator["vat_regime"]):
        return
    law = rulebook().invoices.get(creator["country"] or "")
    known = [each.id for each in law.regimes] if law is not None else []
    if regime not in known:
        raise BadInput(
            _("The rules of the country know no VAT regime “{text}”.").format(text=regime),
            where="vat_regime",
            hint=_("Choose one of: {names}.").format(names=", ".join(known)) if known else "",
        )
