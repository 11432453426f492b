"""The inspector's tab of money: each payment with where it stands today, and what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.i18n import _, ngettext, pgettext
from creatorbook.domain.money.checks import kill_fee
from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.payment_states import PaymentState, late_findings, payment_status
from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.letters.ladder import ladder_text
from creatorbook.gui.letters.notice import LetterNotice
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.lists.panel_lines import join_parts, record_line
from creatorbook.gui.money.sections import OwnSection
from creatorbook.gui.parts.basic import column, empty, figure, label, set_spacing, side_by_side
from creatorbook.gui.parts.facts import Facts
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.deals import facts
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for
from creatorbook.services.invoices.listing import invoices_of_brand, invoices_of_deal
from creatorbook.services.invoices.money_line import line_words, money_lines
from creatorbook.services.invoices.open_sums import invoices_asking, sums_owed
from creatorbook.services.letters.ladder import read_ladders
from creatorbook.services.money.owed import money_standing
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.shares.of_deal import agreed_parts

if TYPE_CHECKING:
    from creatorbook.domain.money.ladder import Ladder
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.money.payment_states import PaymentStatus
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.values.money import Money
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.invoices.money_line import MoneyLine
    from creatorbook.services.money.owed import MoneyStanding
    from creatorbook.services.shares.of_deal import Parted

_MOST_DEALS = 60
_LATE_SHOWN = 2
# Steps of the money line by the role of their dot.
_DOTS = {"due": "info", "late": "danger", "paid": "ok", "kept_back": "idle", "given_up": "idle"}


class MoneyTab(InspectorTab):
    """Agreed, paid and open, a sum for each currency; then every payment. Late ones say what the law adds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = ("", "")
        self._of_one_deal = False
        self.figures = QVBoxLayout()
        set_spacing(self.figures, 8)
        self.body.addLayout(self.figures)
        self._laws: dict[str, PaymentLaw | None] = {}
        self._ladders: dict[str, Ladder] = {}
        self.payments = PanelSection(_("Payments"), _("Add a payment"), nothing=_("No payments are written down yet."))
        self.payments.asked.connect(self._add)
        self.payments.opened.connect(desk.edit)
        self.body.addWidget(self.payments)
        self.line = PanelSection(_("From the fee to the bank"))
        self.body.addWidget(self.line)
        self.invoices = PanelSection(_("Invoices"))
        self.invoices.opened.connect(desk.inspect)
        self.body.addWidget(self.invoices)
        self.earnings = OwnSection(desk, "earning", _("Statements of earnings"), _("Add a statement"))
        self.expenses = OwnSection(desk, "expense", _("Expenses"), _("Add an expense"))
        self.shares = OwnSection(desk, "split", _("Shares"), _("Add a share"))
        for each in (self.earnings, self.expenses, self.shares):
            self.body.addWidget(each)
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        self.body.addLayout(self.notices)
        self.body.addStretch(1)

    def show_record(self, kind: str, id: str) -> None:
        """Read the payments of the deal, or of the brand's deals."""
        from creatorbook.services.law.late_rates import late_law

        self._record = (kind, id)
        self._of_one_deal = KINDS["payment"].belongs_to(kind)
        with self.desk.book.reading() as reading:
            newest = Query("deal", filters={"brand_id": id}, sort=(("starts_on", True),))
            ids = [id] if self._of_one_deal else lists.ids(reading, newest, _MOST_DEALS)
            dossiers = facts.dossiers(reading, ids)
            countries = {late_law_country(each) for each in dossiers}
            self._laws = {country: late_law(reading, country) for country in countries}
            standing = money_standing(reading, kind, id)
            today = self.desk.clock.today()
            owed = sums_owed(reading, today, deal=id) if self._of_one_deal else sums_owed(reading, today, brand=id)
            ladders = read_ladders(reading, owed, today)
            line = money_lines(reading, id, today) if self._of_one_deal else ()
            asking = invoices_asking(reading, [part.id for each in dossiers for part in each.payments])
            parted = agreed_parts(reading, dossiers[0], today) if self._of_one_deal and dossiers else ()
            owner = {f"{kind}_id": id}
            asked = invoices_of_deal(reading, id) if self._of_one_deal else invoices_of_brand(reading, id, _MOST_DEALS)
            by_id = rows.fetch(reading, "invoice", asked)
            invoices = [by_id[each] for each in reversed(asked)]
            self.earnings.show_of(reading, **owner)
            self.expenses.show_of(reading, **owner)
            self.shares.setVisible(self._of_one_deal)
            if self._of_one_deal:
                self.shares.show_of(reading, **owner)
        self._ladders = {payment: ladders[of] for payment, of in asking.items() if of in ladders} | dict(ladders)
        found = [
            (each, part, payment_status(part, each, today, self._laws[late_law_country(each)]))
            for each in dossiers
            for part in each.payments
        ]
        self._show_figures(dossiers, standing)
        self._show_parted(parted)
        self.payments.button.setVisible(self._of_one_deal)
        self.payments.show_lines([self._line(each, part, status) for each, part, status in found])
        lines = line_of_money(line)
        self.line.setVisible(bool(lines))
        self.line.show_lines(lines)
        self.invoices.setVisible(bool(invoices))
        self.invoices.show_lines([record_line(each) for each in invoices])
        self._show_late(found)

    def _show_figures(self, dossiers: tuple[Dossier, ...], standing: MoneyStanding) -> None:
        empty(self.figures)
        parts = [
            (_("Agreed"), standing.agreed),
            (pgettext("sum", "Paid"), standing.paid),
            (_("Waiting to be paid"), standing.unpaid),
        ]
        shown = [column(label(name, "small"), figure(self._sums_text(sums)), spacing=2) for name, sums in parts]
        made = side_by_side(*shown, spacing=12)
        inner = made.layout()
        for place in range(len(shown)):
            if inner is not None:
                inner.setStretch(place, 1)  # type: ignore[attr-defined]  # row() makes a box layout
        self.figures.addWidget(made)
        owed = kill_fee(dossiers[0].deal.fee, dossiers[0].terms) if self._of_one_deal and dossiers else None
        if owed is not None:
            said = _("If the brand stops the deal, {amount} is owed to you.").format(amount=formats.money(owed))
            self.figures.addWidget(label(said, "muted", wrap=True))

    def _show_parted(self, parted: tuple[Parted, ...]) -> None:
        """Say of what was agreed who gets what, and what is left: fee and net together."""
        for each in parted:
            pairs = [(f"{rule.partner}, {rule.words}", formats.money(amount)) for rule, amount in each.shares]
            whole, yours = formats.money(each.whole), formats.money(each.yours)
            self.figures.addWidget(Facts([(_("Without taxes"), whole), *pairs, (_("Yours"), yours)]))

    @staticmethod
    def _sums_text(sums: tuple[Money, ...]) -> str:
        return "\n".join(formats.money(each, short=True) for each in sums) or "–"

    def _line(self, dossier: Dossier, part: Instalment, status: PaymentStatus) -> PanelLine:
        of = "" if self._of_one_deal else dossier.deal.title
        number = _("invoice {number}").format(number=part.invoice_number) if part.invoice_number else ""
        return PanelLine(
            "payment",
            part.id,
            part.label,
            join_parts(of, number),
            end=formats.money(part.amount, short=True),
            status=self._state(part, status),
        )

    @staticmethod
    def _state(part: Instalment, status: PaymentStatus) -> tuple[str, str]:
        day = formats.day(status.expected_on) if status.expected_on else ""
        if status.state is PaymentState.PAID:
            return _("Paid {day}").format(day=formats.day(part.paid_on) if part.paid_on else ""), "ok"
        if status.state is PaymentState.LATE:
            late = ngettext("{count} day late", "{count} days late", status.days_late).format(count=status.days_late)
            return f"{late}, {day}", "danger"
        if status.to_invoice:
            return _("To be invoiced"), "warn"
        if status.state is PaymentState.WAITING:
            return _("Waits: {trigger}").format(trigger=word_for(part.trigger).lower()), "idle"
        return _("Expected {day}").format(day=day), "info"

    def _show_late(self, found: list[tuple[Dossier, Instalment, PaymentStatus]]) -> None:
        from creatorbook.domain.money.invoices.charged import likely_vat_bp
        from creatorbook.services.law.rulebooks import rulebook
        from creatorbook.services.wording.findings import sentence

        empty(self.notices)
        late = [each for each in found if each[2].state is PaymentState.LATE]
        for dossier, part, status in late[:_LATE_SHOWN]:
            law = self._laws[late_law_country(dossier)]
            today = self.desk.clock.today()
            vat_bp = likely_vat_bp(dossier, part.invoiced_on or today, rulebook().invoices)
            said = " ".join(sentence(one) for one in late_findings(part, dossier, today, law, vat_bp=vat_bp))
            wanted = letter_ways.letter_for_late_payment(part.id, status.days_late)
            ladder = self._ladders.get(part.id)
            if ladder is not None and ladder.due is not None:
                wanted = letter_ways.Wanted(("payment", part.id), ladder.due.kind, ladder.due.tone)
            elif ladder is not None and (told := ladder_text(ladder, today)):
                said = f"{said} {told}"
            self.notices.addWidget(LetterNotice(self.desk, said, "danger", wanted))

    def _add(self) -> None:
        self.desk.create("payment", None, deal_id=self._record[1])


def line_of_money(found: tuple[MoneyLine, ...]) -> list[PanelLine]:
    """Return where a deal's money is, a line a step; steps at which there is none are left out."""
    return [
        PanelLine(
            "money", f"{name}:{sum_.currency}", word, end=formats.money(sum_), dot=_DOTS.get(name, ""), openable=False
        )
        for line in found
        for name, word in line_words().items()
        for sum_ in [getattr(line, name)]
        if sum_.minor
    ]
