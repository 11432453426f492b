"""Makes the media kit and the rate card: what goes on the page on the left, the real PDF on the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.documents.inputs.media_kit import KitKind
from creatorbook.gui.desk import drafts
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import CheckField, ChoiceField, LongTextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.typed import AmountField
from creatorbook.gui.parts.basic import Card, button, column, empty, label, scroll, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.pdf_view import PdfView
from creatorbook.services.fields import countries as places
from creatorbook.services.media_kit.paper import KitRequest, gather_kit, kit_pdf
from creatorbook.services.media_kit.wording import offer_name, price_origin

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.fields.values import Reader
    from creatorbook.services.media_kit.paper import Kit

_PAUSE_MS = 250
_LEFT = 368
_SAID = 132  # what is left out scrolls beyond this height
_WIDE, _HIGH = 1080, 760


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was made of a request: the creators to choose from, the kit and its PDF, or why there is none."""

    serial: int
    creators: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    kit: Kit | None = None
    pdf: bytes = b""
    problem: str = ""


class MediaKitDialog(Dialog):
    """Prices that are remembered stand in the fields; what is typed there goes instead, and is kept nowhere."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Media kit and prices"))
        self._desk, self._serial = desk, 0
        self._shown = _Shown(0)
        self._job: Job | None = None
        self._priced: tuple[str, str] = ("", "")
        self.prices: dict[tuple[str, str, bool], FormRow] = {}
        self._make_fields()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.make)
        self.view = PdfView(desk.runner, _("Media kit"))
        self._notices = QVBoxLayout()
        self._lay_out()
        name = drafts.key(str(desk.book.path), "media_kit", "")
        self._draft = FormDraft(self, desk.settings, name, {"words": self.words}, self._notices)
        self._draft.offer_back(desk, partial(MediaKitDialog, parent, desk))
        self.make()
        self.kind.setFocus()

    def _make_fields(self) -> None:
        self.creator = ChoiceField([], search=False)
        kinds = [
            (KitKind.BOTH, _("Media kit and prices")),
            (KitKind.MEDIA_KIT, _("Media kit")),
            (KitKind.RATE_CARD, _("Rate card")),
        ]
        self.kind = ChoiceField(kinds, search=False)
        self.language = ChoiceField([], empty=_("The creator’s"), search=False)
        self.currency = ChoiceField([], search=False)
        self.words = LongTextField(lines=3)
        self.names_brands = CheckField(_("Name the brands of what was published"))
        self.names_brands.set_value(True)
        self.rows = {
            "creator": FormRow(_("Whose"), self.creator),
            "kind": FormRow(_("Page"), self.kind),
            "language": FormRow(_("Language"), self.language),
            "currency": FormRow(_("Currency of the prices"), self.currency),
            "words": FormRow(_("Your own words"), self.words, hint=_("They go under your name.")),
            "brands": FormRow(_("Brands"), self.names_brands, titled=False),
        }
        self.creator.hide()
        self.currency.hide()
        for row in self.rows.values():
            row.field.changed.connect(self._schedule)

    def _lay_out(self) -> None:
        notices = QWidget()
        notices.setLayout(self._notices)
        set_spacing(self._notices)
        self._prices_title = label(_("Prices, without taxes"), "heading")
        rows = QWidget()
        self._price_rows = QVBoxLayout(rows)
        set_spacing(self._price_rows, 12)
        fields = [row.field for row in self.rows.values()]
        left = column(notices, *fields, self._prices_title, rows, None, spacing=12, margins=(24, 8, 16, 8))
        area = scroll(left, _("What goes on the page"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_LEFT)
        card = Card(margin=1)
        card.body.addWidget(self.view)
        said = QWidget()
        self._said = QVBoxLayout(said)
        set_spacing(self._said, 8, (4, 0, 8, 0))
        self._left_out = scroll(said, _("What is not on the page"))
        self._left_out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left_out.setMaximumHeight(_SAID)
        self._left_out.hide()
        right = QVBoxLayout()
        set_spacing(right, 8, (0, 4, 0, 12))
        right.addWidget(card, 1)
        right.addWidget(self._left_out)
        across = QHBoxLayout()
        set_spacing(across, 0, (0, 0, 16, 0))
        across.addWidget(area)
        across.addLayout(right, 1)
        self.save = button(_("Save PDF…"), self._ask_where, "primary")
        self.save.setEnabled(False)
        set_spacing(self.body)
        self.body.addLayout(across, 1)
        self.set_foot(None, button(_("Close"), self.close), self.save, margins=(24, 12, 16, 16))
        self.resize(_WIDE, _HIGH)

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        self._draft.put_back()

    # Making

    def _schedule(self) -> None:
        self._timer.start()

    def make(self) -> None:
        """Make the page again from the fields, unless a price cannot be read."""
        self._timer.stop()
        # A list, not a generator: every field shows its problem, not only the first.
        if not all([row.check_value() for row in self.prices.values()]):  # noqa: C419  same
            return
        if self._job is not None:
            self._job.cancel()
        self._serial += 1
        self._job = self._desk.runner.submit(
            partial(self._work, self._request(), self._serial), self._on_made, self._desk.fail
        )

    def _request(self) -> KitRequest:
        creator, currency = self.creator.value() or "", self.currency.value() or ""
        # Of another creator, or in another currency, the prices in the fields are not meant.
        prices = (
            {key: row.field.value() for key, row in self.prices.items()} if self._priced == (creator, currency) else {}
        )
        return KitRequest(
            creator,
            self.kind.value(),
            self.language.value() or "",
            currency,
            self.words.value() or "",
            prices,
            self.names_brands.value() is True,
        )

    def _work(self, request: KitRequest, serial: int, job: Job) -> _Shown:
        from creatorbook.documents.words import clauses as library
        from creatorbook.services.statements.creators import creators

        found: tuple[tuple[str, str], ...] = ()
        languages = tuple(library.languages())
        kit = None
        try:
            with self._desk.book.reading() as reading:
                found = creators(reading)
                asked = request if request.creator_id else replace(request, creator_id=found[0][0])
                kit = gather_kit(reading, asked, self._desk.clock.today())
            job.check()
            return _Shown(serial, found, languages, kit, kit_pdf(kit).pdf)
        except CreatorbookError as error:
            return _Shown(serial, found, languages, kit, problem=sentence(error))

    def _on_made(self, shown: _Shown) -> None:
        if shown.serial != self._serial:
            return
        self._shown = shown
        if shown.kit is not None:
            self._offer_choices(shown, shown.kit)
            self._show_prices(shown.kit)
        empty(self._said)
        left_out = "\n".join(shown.kit.left_out) if shown.kit is not None else ""
        for words, tone in ((shown.problem, "danger"), (left_out, "info")):
            if words:
                self._said.addWidget(Notice(words, tone))
        self._left_out.setVisible(bool(shown.problem or left_out))
        self.view.show_pdf(shown.pdf)
        self.save.setEnabled(bool(shown.pdf))

    def _offer_choices(self, shown: _Shown, kit: Kit) -> None:
        """Offer what there is to choose from, once it was read."""
        if not self.creator.value():
            self.creator.set_options(list(shown.creators))
            self.creator.setVisible(len(shown.creators) > 1)
            self.language.set_options(places.language_options(shown.languages), empty=_("The creator’s"))
        offered = places.currency_options(kit.currencies)
        self.currency.set_options(offered)
        self.currency.set_value(kit.currency)
        self.currency.setVisible(len(offered) > 1 and kit.paper.kind is not KitKind.MEDIA_KIT)

    def _show_prices(self, kit: Kit) -> None:
        """Show a field for each piece, with what is remembered in it; what was typed stays while both are the same."""
        priced = (self.creator.value() or "", kit.currency)
        if priced != self._priced:
            self._priced = priced
            empty(self._price_rows)
            self.prices = {}
            for offer in kit.offers:
                field = AmountField(partial(self._reader, kit.currency), [])
                # All prices of the page are in one currency, which is chosen above.
                field.currency.hide()
                field.set_value(offer.remembered.middle if offer.remembered is not None else None)
                platform, medium, with_use = offer.key
                hint = price_origin(offer.remembered) if offer.remembered is not None else _("Empty: on request")
                row = FormRow(offer_name(platform, medium, with_use=with_use), field, hint=hint, wraps=True)
                field.changed.connect(self._schedule)
                self._price_rows.addWidget(field)
                self.prices[offer.key] = row
        is_shown = kit.paper.kind is not KitKind.MEDIA_KIT and bool(self.prices)
        self._prices_title.setVisible(is_shown)
        for row in self.prices.values():
            row.field.setVisible(is_shown)

    def _reader(self, currency: str) -> Reader:
        return replace(self._desk.reader(), currency=currency)

    # What becomes of it

    def _ask_where(self) -> None:
        kit = self._shown.kit
        if kit is not None:
            name = safe_name(f"{kit.paper.name} – {self.kind.combo.currentText()}", "media kit")
            ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), f"{name}.pdf", self.write_to, "pdf")

    def write_to(self, path: str) -> None:
        """Write the page that is shown to this place."""
        try:
            write_whole(Path(path), self._shown.pdf)
        except CreatorbookError as error:
            self._desk.fail(error)
        else:
            self._draft.mark_saved()
            self._desk.show_message(_("Saved: {name}").format(name=Path(path).name))

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._serial += 1
        super().closeEvent(event)
