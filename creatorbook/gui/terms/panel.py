"""The terms of a deal, edited where they stand: fee, what is owed, payments, rights, exclusivity, product, law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _, mark
from creatorbook.gui.desk.focus import reveal
from creatorbook.gui.forms.inline import InlineFields
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import label, line, read_as_seen, set_spacing, set_tab_after
from creatorbook.gui.rows.section import PanelSection
from creatorbook.gui.terms.help import InstalmentPhrase, MonthlyRepeat, ProposalList
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import rows
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row

_DEAL_FIELDS = ("fee", "objective", "starts_on", "ends_on")
# The lists of the panel: kind, heading, the word on its button, what is said where there is none, what helps below it.
_LISTS = (
    ("deliverable", mark("Deliverables"), mark("Add a deliverable"), mark("Nothing is written down yet."), "monthly"),
    ("payment", mark("Payments"), mark("Add a payment"), mark("No payments yet: the fee is paid in one."), "phrase"),
    ("usage_right", mark("Usage rights"), mark("Add a right"), mark("No usage right is granted yet."), ""),
    ("exclusivity", mark("Exclusivity"), mark("Add exclusivity"), mark("No exclusivity is promised."), ""),
)
# The headings of the groups of the terms' own fields.
_GROUPS = {"Money": mark("Conditions of payment"), "Approval": mark("Approval"), "Product": mark("Product"),
           "Content": mark("Content and conduct"), "Law": mark("Law and end")}  # fmt: skip
# What a finding is about, where its word is not the name of a field.
_ABOUT = {"deliverables": "deliverable", "instalments": "payment", "rights": "usage_right", "products": "product_duty",
          "exclusivities": "exclusivity", "exclusivity": "exclusivity", "payments": "payment"}  # fmt: skip


class TermsPanel(QWidget):
    """All that was agreed in one deal. What is typed is written by itself, and can be undone.

    The fields of the terms stand below what a window shows: they are made group by group after the rest.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._deal = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 16)
        self.deal = InlineFields(desk, "deal", _DEAL_FIELDS)
        layout.addWidget(label(_("Fee and dates"), "heading"))
        layout.addWidget(self.deal)
        self.phrase = InstalmentPhrase(desk)
        self._monthly: MonthlyRepeat | None = None
        self._monthly_room = QVBoxLayout()
        self.lists: dict[str, PanelSection] = {}
        self._terms: Row | None = None
        self._groups: list[InlineFields] = []
        self._left = list(_GROUPS.items())
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._make_group)
        for kind, title, action, nothing, below in _LISTS:
            layout.addWidget(line())
            section = PanelSection(_(title), _(action), nothing=_(nothing))
            section.asked.connect(getattr(self, f"_add_{kind}"))
            section.opened.connect(desk.edit)
            section.removed.connect(self._remove)
            self.lists[kind] = section
            layout.addWidget(section)
            if below == "monthly":
                layout.addLayout(self._monthly_room)
            elif below == "phrase":
                layout.addWidget(self.phrase)
        self._room = QVBoxLayout()
        set_spacing(self._room, 16)
        layout.addLayout(self._room)
        self.proposals = ProposalList(desk, frozenset(self.lists))
        self.proposals.hide()
        layout.addWidget(line())
        layout.addWidget(self.proposals)
        layout.addStretch(1)

    @property
    def monthly(self) -> MonthlyRepeat:
        """What repeats a deliverable, made with the first that can be repeated."""
        if self._monthly is None:
            section = self.lists["deliverable"]
            self._monthly = MonthlyRepeat(self.desk)
            self._monthly_room.addWidget(self._monthly)
            # Readers and Tab come to it where it is seen: it is put before what follows, which was made earlier.
            below = [each for each in self.children() if isinstance(each, QWidget)]
            self._monthly.stackUnder(below[below.index(section) + 1])
            set_tab_after(section, self._monthly)
        return self._monthly

    @property
    def groups(self) -> list[InlineFields]:
        """The fields of the terms by group, those that are still to be made made at once."""
        while self._left:
            self._make_group()
        return self._groups

    @property
    def is_complete(self) -> bool:
        """Whether all of it is there, or none of it is asked for yet."""
        return not self._slices.isActive()

    def _make_group(self) -> None:
        if not self._left:
            # What is offered where the terms say nothing stands below them all, and is the dearest to read.
            self._slices.stop()
            self.proposals.show_deal(self._deal)
            return
        group, title = self._left.pop(0)
        fields = InlineFields(
            self.desk, "terms", [field.name for field in KINDS["terms"].fields if field.group == group]
        )
        if self._deal:
            fields.show_row(self._terms, {"deal_id": self._deal})
        for part in (line(), label(_(title), "heading"), fields):
            self._room.addWidget(part)
        self._groups.append(fields)
        read_as_seen(self)

    def show_deal(self, id: str) -> None:
        """Read the deal and show its terms; raises NotFound."""
        self._deal = id
        with self.desk.book.reading() as reading:
            deal = rows.get(reading, "deal", id)
            terms = live(reading, "terms", deal_id=id)
            lists = {kind: live(reading, kind, deal_id=id) for kind in self.lists}
        self.deal.show_row(deal)
        self._terms = terms[0] if terms else None
        for fields in self._groups:
            fields.show_row(self._terms, {"deal_id": id})
        for kind, found in lists.items():
            self.lists[kind].show_lines([record_line(row, removable=True) for row in found])
        self.phrase.show_deal(id)
        dated = [row for row in lists["deliverable"] if row["due_on"] is not None]
        if self._monthly is not None or dated:
            self.monthly.show_deliverables(dated)
        if self._left:
            self._slices.start()
        if not self._slices.isActive():
            self.proposals.show_deal(id)

    def flush(self) -> None:
        """Write at once what was typed."""
        for fields in (self.deal, *self._groups):
            fields.flush()

    # Lists

    def _new(self, kind: str, **values: object) -> None:
        self.desk.create(kind, None, deal_id=self._deal, **values)

    def _add_deliverable(self) -> None:
        self._new("deliverable")

    def _add_payment(self) -> None:
        self._new("payment")

    def _add_usage_right(self) -> None:
        self._new("usage_right")

    def _add_exclusivity(self) -> None:
        self._new("exclusivity")

    def _remove(self, kind: str, id: str) -> None:
        self.desk.trash([(kind, id)])

    # Jumping to what is missing

    def focus_place(self, about: str) -> bool:
        """Set the keyboard focus where something is missing; return whether the panel has the place."""
        first = about.split(".", maxsplit=1)[0]
        name = _ABOUT.get(first, first)
        for fields in (self.deal, *self.groups):
            if fields.focus_field(name):
                reveal(fields.rows[name].field)
                return True
        section = self.lists.get(name)
        if section is None:
            return False
        section.button.setFocus()
        reveal(section)
        return True
