"""Money: what was paid and what is to come, by month; each sum answered by one key, each line of the bank by a yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from creatorbook.common.i18n import _, mark, pgettext
from creatorbook.gui.charts.painted import picture_of
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.keys import places
from creatorbook.gui.lists.page import Page
from creatorbook.gui.lists.tab_row import TabRow
from creatorbook.gui.money.entries import (
    BANK_HEAD,
    BOOK,
    BOOK_READY,
    FIRST,
    INVOICE,
    LEAVE,
    LETTER,
    PAID,
    Names,
    answer_keys,
    bank_entries,
    group_of_rest,
    invoice_entries,
    key_of,
    open_entries,
    paid_entries,
    record_of,
)
from creatorbook.gui.money.reading import read_money
from creatorbook.gui.money.share_rows import expense_entries, share_entries, share_key
from creatorbook.gui.money.shares import ShareAnswers
from creatorbook.gui.money.year import YearOfMoney
from creatorbook.gui.parts.basic import Card, button, icon_button
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.files import ask_for_files, ask_for_save_path
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.rows.view import RowList
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.money.reading import MoneyRead
    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.shares.statements import ShareStatement
    from creatorbook.services.statements.proposing import Proposed

OPEN, SETTLED, INVOICES, SHARES, EXPENSES = range(5)
_TABS = {"open": OPEN, "paid": SETTLED, "invoices": INVOICES, "shares": SHARES, "expenses": EXPENSES}
_NO_MONEY = (
    mark("No money is on its way"),
    mark("Agree a fee with a brand, or read a statement of your bank."),
    "",
)
_NOTHING = {
    SETTLED: (
        mark("Nothing was paid yet"),
        mark("What is paid is listed here, the newest first."),
        "",
    ),
    INVOICES: (
        mark("No invoice yet"),
        mark("Draw one up from a sum under “To come”, or from its deal."),
        "",
    ),
    SHARES: (
        mark("Nobody has a share yet"),
        mark("Say who gets a part of the income: in the settings for all deals, in a deal for that one."),
        "",
    ),
    EXPENSES: (
        mark("No expense is written down"),
        mark("What a brand pays back goes on its next invoice."),
        mark("Add an expense"),
    ),
}
_SHOWN = 200
# As the European Central Bank names its files of rates.
_RATES = "eurofxref"
_CURRENCY = 96


class MoneyPage(DropTarget, Page):
    """The year by month, and below it what is to come, what was paid, and the invoices."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._found: MoneyRead | None = None
        self._asked = 0
        self._wanted = ""
        self._reading: Job | None = None
        self._currencies: tuple[str, ...] = ()
        self.currency = ChoiceField([], search=False)
        self.currency.set_name(_("Currency"))
        self.currency.setFixedWidth(_CURRENCY)
        self.currency.changed.connect(self._choose_currency)
        self.currency.hide()
        read = button(_("Read a bank statement…"), self._ask_statement, icon="import")
        picture = icon_button("download", _("Save the chart as a picture"), self._ask_picture)
        rates = icon_button("move-horizontal", _("Rates between currencies"), self.show_rates)
        self.heading(_("Money"), picture, rates, read, beside=self.currency)
        self.year = YearOfMoney()
        self.body.addWidget(self.year)
        self.tabs = TabRow(_("What is shown"))
        self.tabs.tabs.currentChanged.connect(self._show_rows)
        self.body.addWidget(self.tabs)
        self.lines = RowList(_("Money"))
        self.lines.opened.connect(self._open)
        self.lines.acted.connect(self._act)
        self.lines.went.connect(self._on_went)
        self.lines.button_pressed.connect(self._act)
        self._card = Card(margin=1)
        self._card.body.addWidget(self.lines)
        self.body.addWidget(self._card, 1)
        self._none: EmptyState | None = None
        self.body.addStretch(0)
        desk.setting_changed.connect(self._on_setting)
        self._keys = answer_keys(desk.settings)
        self._shares = ShareAnswers(self, desk)
        self._open_rows: dict[str, int] = {}

    def _on_setting(self, key: str) -> None:
        if key == "density":
            self.lines.set_compact(self.desk.settings.get("density") == "compact")
        elif key == places.SETTING:
            self._keys = answer_keys(self.desk.settings)
            self._show_rows()

    # Reading

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read all of it off the main thread."""
        del touched
        if self._reading is not None:
            self._reading.cancel()
        self._asked += 1
        self._reading = self.desk.runner.submit(partial(self._read, self._asked), self._on_read, self.desk.fail)

    def _read(self, number: int, job: Job) -> tuple[int, MoneyRead]:
        with self.desk.book.reading() as reading:
            return number, read_money(reading, self.desk.clock.today(), _SHOWN, job.check)

    def _on_read(self, found: tuple[int, MoneyRead]) -> None:
        if found[0] == self._asked:
            self._reading = None
            self._show(found[1])

    def _show(self, read: MoneyRead) -> None:
        self._found = read
        self._show_currencies(tuple(each.currency for each in read.standings))
        standing = next((each for each in read.standings if each.currency == self.currency.value()), None)
        self.year.setVisible(standing is not None)
        if standing is not None:
            self.year.show_standing(standing, self.desk.clock.today())
        titles = [
            labelled_count(_("To come"), len(read.owed) + len(read.proposed)),
            labelled_count(pgettext("sum", "Paid"), read.counts[0]),
            labelled_count(_("Invoices"), read.counts[1]),
            labelled_count(_("Shares"), sum(each.is_open for each in read.shares)),
            labelled_count(_("Expenses"), len(read.expenses)),
        ]
        self.tabs.set_titles(titles, max(self.tabs.tabs.currentIndex(), 0))
        self._show_rows()

    def _show_currencies(self, currencies: tuple[str, ...]) -> None:
        """Show a choice of the currencies where there are several: they are never added up."""
        if currencies == self._currencies:
            return
        self._currencies = currencies
        self.currency.set_options([(each, each) for each in currencies])
        self.currency.setVisible(len(currencies) > 1)

    def _choose_currency(self) -> None:
        if self._found is not None:
            self._show(self._found)

    def _show_rows(self) -> None:
        if self._found is None:
            return
        tab = self.tabs.tabs.currentIndex()
        entries = self._entries(self._found, tab)
        self.lines.show_entries(entries)
        if tab == INVOICES and self._wanted:
            self.lines.choose(key_of("invoice", self._wanted))
            self._wanted = ""
        self._card.setVisible(bool(entries))
        if not entries:
            self._say_nothing(tab)
        if self._none is not None:
            self._none.setVisible(not entries)
        self._card.setMaximumHeight(self.lines.content_height() + 2)

    def _say_nothing(self, tab: int) -> None:
        if self._none is None:
            self._none = EmptyState("wallet", "", tone="idle")
            self._none.acted.connect(self._add_expense)
            self.body.insertWidget(self.body.indexOf(self._card) + 1, self._none)
        heading, sentence, action = _NOTHING.get(tab, _NO_MONEY)
        self._none.set_message(_(sentence), _(action) if action else "", heading=_(heading))

    def _add_expense(self) -> None:
        self.desk.create("expense")

    def _entries(self, read: MoneyRead, tab: int) -> Sequence[Entry]:
        today = self.desk.clock.today()
        names = Names(read.brands, self._keys, read.ladders, read.yours)
        if tab == SETTLED:
            return paid_entries(read.settled, names, today)
        if tab == INVOICES:
            return invoice_entries(read.invoices, names, today)
        if tab == SHARES:
            return share_entries(read.shares[:_SHOWN], names, today)
        if tab == EXPENSES:
            return expense_entries(read.expenses[:_SHOWN], read.asked, today)
        return [*bank_entries(read.proposed, names, today), *open_entries(read.owed, names, today, self._open_rows)]

    def take_focus(self) -> None:
        """Set the keyboard focus on the rows; the page itself where there is none."""
        (self.lines if self._card.isVisibleTo(self) else self).setFocus(Qt.FocusReason.OtherFocusReason)

    # Answers

    def _act(self, key: str, action: str) -> None:
        """Do what a key or a button does."""
        statement = self._statement_of(key)
        if statement is not None:
            (self._shares.settle if action == PAID else self._shares.save)(statement)
        elif action == BOOK_READY or key == BANK_HEAD:
            self._book_ready()
        elif action == PAID:
            self._pay(key)
        elif action == INVOICE:
            self._invoice(key)
        elif action == LETTER:
            self._show_ladder(key)
        elif action == BOOK:
            self._book(key)
        elif action == LEAVE:
            self._leave(key)

    def _sum_of(self, key: str) -> OpenSum | None:
        found = self._found
        kind, id = record_of(key)
        return next((each for each in found.owed if (each.kind, each.id) == (kind, id)), None) if found else None

    def _statement_of(self, key: str) -> ShareStatement | None:
        found = self._found.shares if self._found is not None else ()
        return next((each for each in found if share_key(each) == key), None)

    def _line_of(self, key: str) -> Proposed | None:
        found = self._found
        _kind, id = record_of(key)
        return next((each for each in found.proposed if each.line.id == id), None) if found else None

    def _pay(self, key: str) -> None:
        from creatorbook.services.money.receiving import RecordPayment

        owed = self._sum_of(key)
        if owed is not None:
            said = _("{amount} paid for “{title}”, today").format(amount=formats.money(owed.open), title=owed.title)
            self.desk.run(RecordPayment((owed.target,)), partial(self._on_paid, said), silent=True)

    def _on_paid(self, said: str, _recorded: object) -> None:
        self.desk.show_message(said, undo=True)

    def _invoice(self, key: str) -> None:
        from creatorbook.services.invoices.drafting import DraftInvoice

        owed = self._sum_of(key)
        if owed is None or not owed.needs_invoice:
            self._open_invoice(record_of(key)[1])
            return
        payments = (owed.payment_id,) if owed.payment_id else ()
        self.desk.run(DraftInvoice(owed.deal_ids, payments), self._open_invoice)

    def _open_invoice(self, id: str) -> None:
        from creatorbook.gui.money.invoice import open_invoice

        open_invoice(self.window(), self.desk, id)

    def _show_ladder(self, key: str) -> None:
        from creatorbook.gui.letters.ladder import open_ladder

        owed = self._sum_of(key)
        if owed is not None:
            open_ladder(self.window(), self.desk, owed.kind, owed.id)

    def _book(self, key: str) -> None:
        from creatorbook.services.statements.booking import BookLines, accept

        proposed = self._line_of(key)
        if proposed is not None and proposed.sums:
            self.desk.run(BookLines((accept(proposed),)))

    def _book_ready(self) -> None:
        from creatorbook.services.statements.booking import BookLines, ready

        said = ready(self._found.proposed) if self._found is not None else ()
        if said:
            self.desk.run(BookLines(said))

    def _leave(self, key: str) -> None:
        from creatorbook.services.statements.keeping import IgnoreLines

        self.desk.run(IgnoreLines((record_of(key)[1],)))

    def _open(self, key: str) -> None:
        """Open what a row is about: an invoice, or the deal of a sum."""
        found = self._found
        if found is None:
            return
        group = group_of_rest(key)
        if group:
            self._open_rest(group, key)
            return
        statement = self._statement_of(key)
        if statement is not None:
            self._shares.save(statement)
            return
        kind, id = record_of(key)
        if any(row.id == id for row in found.expenses):
            self.desk.edit(kind, id)
        elif any(each.id == id for each in found.invoices):
            self._open_invoice(id)
        owed = next((each for each in (*found.owed, *found.settled) if (each.kind, each.id) == (kind, id)), None)
        if owed is not None and owed.deal_ids:
            self.desk.go("deals", select=owed.deal_ids[0])
            self.desk.inspect("deal", owed.deal_ids[0])

    def _open_rest(self, group: str, key: str) -> None:
        """Show more rows of a group, and go on with the first of them."""
        place = self.lines.rows.row_of(key)
        self._open_rows[group] = self._open_rows.get(group, FIRST) + FIRST
        self._show_rows()
        self.lines.setCurrentIndex(self.lines.rows.index(place))

    def _on_went(self, key: str) -> None:
        """Show the invoice that is current in the inspector."""
        kind, id = record_of(key)
        if self.tabs.tabs.currentIndex() == INVOICES and id:
            self.selected.emit(kind, id)

    def _ask_picture(self) -> None:
        kinds = _("Pictures (*.svg *.png)")
        ask_for_save_path(self, _("Save the chart as a picture"), kinds, "creatorbook.svg", self.save_chart, "svg")

    def save_chart(self, path: str) -> None:
        """Write the chart of the year as a drawing or a picture, by the ending of the name, off the main thread."""
        file = Path(path)
        content = picture_of(self.year.chart, file.suffix.lower().lstrip("."))
        said = _("Saved: {name}").format(name=file.name)
        self.desk.runner.submit(
            lambda _job: write_whole(file, content), lambda _done: self.desk.show_message(said), self.desk.fail
        )

    # The bank

    def _ask_statement(self) -> None:
        kinds = _("Statements (*.xml *.ofx *.qfx *.qif *.sta *.mt940 *.csv *.xlsx *.txt)")
        ask_for_files(self, _("Choose a statement of your bank"), kinds, self.take_files)

    def show_rates(self, path: str = "") -> None:
        """Show the rates between currencies, and read a file of them."""
        from creatorbook.gui.money.rates import RatesDialog

        RatesDialog(self.window(), self.desk, path or "").open()

    def take_files(self, paths: Sequence[str]) -> None:
        """Read statements that were chosen or dropped, or the rates of the European Central Bank."""
        from creatorbook.gui.money.statement import StatementDialog

        if paths and Path(paths[0]).name.lower().startswith(_RATES):
            self.show_rates(paths[0])
        elif paths:
            StatementDialog(self.window(), self.desk, paths[0]).open()

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "tab": one of those of `_TABS`, "invoice", the id of one to open, and "select", that of one to show."""
        if params.get("select"):
            self._wanted = str(params["select"])
            self.tabs.tabs.setCurrentIndex(INVOICES)
        if params.get("invoice"):
            self._open_invoice(str(params["invoice"]))
        wanted = _TABS.get(str(params.get("tab", "")))
        if wanted is not None and self.tabs.tabs.count() > wanted:
            self.tabs.tabs.setCurrentIndex(wanted)


def labelled_count(title: str, count: int) -> str:
    """Return a title with how many there are."""
    return f"{title} {formats.number(count)}" if count else title
