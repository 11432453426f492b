"""The left half of the letter dialog: which letter, in which language, and what the book does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.records.letters import ABOUT_PAYMENT, ABOUT_RIGHTS, LetterKind, Tone
from creatorbook.gui.fields.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.read_value import ReadField
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.fields.typed import AmountField, DayField
from creatorbook.gui.letters.proof import ProofField
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.services.fields import countries as places
from creatorbook.services.fields.kinds import Field as KindField
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.letters.steps import means_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.fields import Field

# Which rows a kind of letter shows besides those that all have.
_ROWS: dict[str, frozenset[LetterKind]] = {
    "tone": frozenset({LetterKind.PAYMENT_REMINDER}),
    "means": ABOUT_PAYMENT,
    "vat": ABOUT_PAYMENT,
    "rate": ABOUT_PAYMENT,
    "price": ABOUT_RIGHTS,
    "days": ABOUT_RIGHTS - {LetterKind.RIGHTS_OVERRUN},
    "owed": frozenset({LetterKind.GIFT_ACKNOWLEDGEMENT}),
    "used": frozenset({LetterKind.RIGHTS_OVERRUN}),
    "where": frozenset({LetterKind.RIGHTS_OVERRUN}),
    "proof": frozenset({LetterKind.RIGHTS_OVERRUN}),
    "received": frozenset({LetterKind.BRIEF_ACKNOWLEDGEMENT}),
    "reason": frozenset({LetterKind.TERMINATION}),
    "recorded": frozenset({LetterKind.FORMAL_NOTICE, LetterKind.TERMINATION}),
    "by": frozenset(LetterKind)
    - {
        LetterKind.TERMINATION,
        LetterKind.GIFT_ACKNOWLEDGEMENT,
        LetterKind.BRIEF_ACKNOWLEDGEMENT,
        LetterKind.FOLLOW_UP,
    },
}
_PERCENT = KindField("percent", FieldType.PERCENT, "percent")


class LetterFields(QWidget):
    """The fields of a letter; `changed` comes with every change, `request()` returns what they ask for."""

    changed = Signal()

    def __init__(self, desk: Desk, kinds: Sequence[LetterKind], about: dict[str, Any]) -> None:
        super().__init__()
        self._about = about
        languages = letters.languages()
        tones = [(tone, letters.kind_name(LetterKind.PAYMENT_REMINDER, tone)) for tone in Tone if tone]
        self.kind = ChoiceField([(kind, letters.kind_name(kind)) for kind in kinds], search=False)
        spoken = places.language_options(languages)
        self.language = ChoiceField(spoken, empty=_("The brand’s"), search=False)
        self.tone = ChoiceField(tones, empty=_("By how late it is"), search=False)
        self.by = DayField(desk.reader)
        self.place = TextField(limit=80)
        self.vat = ReadField(_PERCENT, desk.reader)
        self.rate = ReadField(_PERCENT, desk.reader)
        self.price = AmountField(desk.reader, list(places.currencies()))
        self.days = NumberField(low=1, high=36_500)
        owed = [(True, _("A post is due")), (False, _("No post is due"))]
        self.owed = ChoiceField(owed, empty=_("As the gift says"), search=False)
        self.received = DayField(desk.reader)
        self.used = DayField(desk.reader)
        self.where = TextField(limit=300)
        self.proof = ProofField(desk)
        self.reason = LongTextField(lines=3)
        self.recorded = CheckField(_("It goes by recorded delivery"))
        self.means = ChoiceField([(means, means_word(means)) for means in ("mail", "post")], search=False)
        self.words = LongTextField(lines=4)
        self.rows: dict[str, FormRow] = {
            "kind": FormRow(_("Letter"), self.kind),
            "tone": FormRow(_("Tone"), self.tone),
            "language": FormRow(_("Language of the letter"), self.language),
            "used": FormRow(_("Seen in use on"), self.used),
            "where": FormRow(_("Where"), self.where, hint=_("Such as a web address, or the shop and its town.")),
            "proof": FormRow(_("Proof"), self.proof, titled=False),
            "price": FormRow(
                _("Price, without taxes"), self.price, hint=_("Empty: as the rights, or what was like them.")
            ),
            "days": FormRow(_("Days of the renewal"), self.days),
            "owed": FormRow(_("In return"), self.owed),
            "received": FormRow(_("The brief came on"), self.received),
            "reason": FormRow(_("What was not done"), self.reason),
            "vat": FormRow(_("VAT charged, in percent"), self.vat),
            "rate": FormRow(_("Late rate of your contract, in percent a year"), self.rate),
            "by": FormRow(_("Day that the letter sets"), self.by, hint=_("Empty: the usual time from today.")),
            "place": FormRow(_("Written in"), self.place),
            "means": FormRow(_("How it goes out"), self.means),
            "recorded": FormRow(_("Delivery"), self.recorded, titled=False),
            "words": FormRow(_("Your own words"), self.words, hint=_("They go before the closing words.")),
        }
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        for form_row in self.rows.values():
            layout.addWidget(form_row.field)
            form_row.field.changed.connect(self._emit_changed)
        layout.addStretch(1)
        self._show_rows()

    def choose(self, kind: LetterKind, tone: Tone = Tone.NONE) -> None:
        """Choose a kind of letter, and a tone where it has one, without telling."""
        self.kind.set_value(kind)
        if tone:
            self.tone.set_value(tone)
        self._show_rows()

    def _emit_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        kind = self.kind.value()
        for name, kinds in _ROWS.items():
            self.rows[name].field.setVisible(kind in kinds)

    def check_fields(self, *, asked: bool) -> bool:
        """Show what cannot be read beside its field; return whether all is well.

        Where somebody `asked` for the letter the first of them is gone to, else the keys stay where they are.
        """
        shown = [form_row for form_row in self.rows.values() if not form_row.field.isHidden()]
        # A list, not a generator: every field shows its problem, not only the first.
        return check_rows(shown) if asked else all([form_row.check_value() for form_row in shown])  # noqa: C419  same

    def request(self) -> LetterRequest:
        """Return what is asked for; fields that this kind of letter does not have are left out."""
        kind: LetterKind = self.kind.value()

        def value_unless_hidden(name: str, field: Field) -> Any:  # noqa: ANN401  each field has a type of its own
            return field.value() if kind in _ROWS[name] else None

        return LetterRequest(
            kind,
            **self._about,
            language=self.language.value() or "",
            tone=value_unless_hidden("tone", self.tone) or Tone.NONE,
            by=value_unless_hidden("by", self.by),
            place=self.place.value() or "",
            own_words=self.words.value() or "",
            recorded=bool(value_unless_hidden("recorded", self.recorded)),
            rate_bp=value_unless_hidden("rate", self.rate),
            vat_bp=value_unless_hidden("vat", self.vat),
            price=value_unless_hidden("price", self.price),
            days=value_unless_hidden("days", self.days),
            obligation=value_unless_hidden("owed", self.owed),
            reason=value_unless_hidden("reason", self.reason) or "",
            received_on=value_unless_hidden("received", self.received),
            means=value_unless_hidden("means", self.means) or "mail",
            used_on=value_unless_hidden("used", self.used),
            used_where=value_unless_hidden("where", self.where) or "",
            proof=value_unless_hidden("proof", self.proof),
        )
