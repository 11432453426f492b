"""Contracts: deals, their terms to edit, the real PDF beside them; what is missing, issuing, what was issued."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.records.contracts import NEXT_STATES, ContractState
from creatorbook.gui.contracts.clauses.tray import ClauseTray
from creatorbook.gui.contracts.deals import ContractDeals, DealLine
from creatorbook.gui.contracts.missing import MissingList
from creatorbook.gui.contracts.papers import TO_SIGN, ContractPapers
from creatorbook.gui.contracts.preview import ContractPreview, Draft
from creatorbook.gui.desk import records
from creatorbook.gui.desk.guard import guard
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.basic import Card, bare, button, dress, label, row, scroll
from creatorbook.gui.parts.file_drop import FileDrop
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.parts.status import Status
from creatorbook.gui.terms.panel import TermsPanel
from creatorbook.services.fields.finding_fields import place_of
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.contracts.issuing import Issued
    from creatorbook.services.records.rows import Row

_WIDE = 860
_LIST, _TERMS = 220, 340
# What can be said of an issued contract, in the order in which it happens.
_MARKS = (ContractState.SIGNED_BY_ONE, ContractState.SIGNED, ContractState.ENDED, ContractState.WITHDRAWN)
_OVER = frozenset({ContractState.ENDED, ContractState.WITHDRAWN})
# What stands in the middle, in the order of the switch above it.
_SIDES = ("terms", "clauses", "papers")
_PARTIES = frozenset({"creator", "brand", "agency", "contact"})
_DOCUMENTS = (".pdf", ".docx", ".txt")


class ContractsPage(FileDrop, Page):
    """A deal is chosen at the left, edited in the middle, and read as its PDF at the right."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._deal = ""
        self._line: DealLine | None = None
        self._wanted = ""
        self._status = Status("", "idle")
        self._status.hide()
        self._mark = button(_("Mark as"), None, "", "file-check")
        self._menu = QMenu(self._mark)
        self._menu.triggered.connect(self._marked)
        self._mark.setMenu(self._menu)
        self._mark.hide()
        self.issue = button(_("Issue…"), self._ask_issue, "primary", "file-check")
        self.issue.setEnabled(False)
        self.sign = button(_("Sign…"), self._sign, "primary", "pencil")
        self.sign.hide()
        self.deal_title = label("", "muted")
        self.heading(_("Contracts"), self.deal_title, self._status, self._mark, self.issue, self.sign)
        self.deals = ContractDeals(desk)
        self.deals.chosen.connect(self._chosen)
        self.missing = MissingList()
        self.missing.chosen.connect(self.mend)
        self.terms = TermsPanel(desk)
        self.clauses = ClauseTray(desk)
        self.clauses.failed.connect(desk.fail)
        self.papers = ContractPapers(desk)
        self.papers.version_chosen.connect(self.preview_version)
        self.papers.renewed.connect(self._renewed)
        self.papers.signed.connect(self._signed)
        self.side = Segments(
            _("What is shown"), [("terms", _("Terms"), ""), ("clauses", _("Clauses"), ""), ("papers", _("Papers"), "")]
        )
        self.side.chosen.connect(self._turn)
        self.preview = ContractPreview(desk)
        self.preview.checked.connect(self._checked)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.splitter.setProperty("look", "airy")
        for part, least in ((self.deals, 180), (self._middle(), 290), (self.preview, 280)):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.setSizes([_LIST, _TERMS, 600])
        self._nothing = EmptyState("file-text", _("A contract is made from the terms of a deal."), _("New deal"))
        self._nothing.acted.connect(self._new_deal)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._nothing)
        self.body.addWidget(self._stack, 1)

    def _middle(self) -> QWidget:
        panel = Card(margin=16)
        panel.body.addWidget(self.terms)
        papers = Card(margin=16)
        papers.body.addWidget(self.papers)
        # Shown one at a time, not stacked: a stack is as tall as its tallest.
        self.sides = dict(zip(_SIDES, (panel, self.clauses, papers), strict=True))
        self._place_sides("terms")
        inner = QWidget()
        layout = QVBoxLayout(inner)
        bare(layout, 12)
        layout.addWidget(row(self.side, None))
        layout.addWidget(self.missing)
        for side in self.sides.values():
            layout.addWidget(side)
        layout.addStretch(1)
        area = scroll(inner, _("Terms"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    # Reading

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the deals, the terms of the chosen one, and make its draft again."""
        with self.desk.book.reading() as reading:
            some = lists.count(reading, Query("deal"))
        self._stack.setCurrentIndex(0 if some else 1)
        if touched is None:
            self.deals.refresh()
        else:
            self.deals.touched(touched)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.deals.show_deal(wanted)
        if not self._deal or not self._known(self._deal):
            first = next(iter(self.deals.model.ids), "")
            self._deal = ""
            if first:
                self.deals.view.select([first])
        if self._deal:
            self._show()

    def _known(self, deal: str) -> bool:
        try:
            return not records.row(self.desk.book, "deal", deal).trashed
        except NotFound:
            return False

    def _chosen(self, deal: str) -> None:
        if deal == self._deal:
            return
        self.terms.flush()
        self._deal = deal
        self.missing.wait()
        self.selected.emit("deal", deal)
        self._show()

    def _show(self) -> None:
        """Show the chosen deal: its terms, its contract, its draft."""
        try:
            deal = records.row(self.desk.book, "deal", self._deal)
            self.terms.show_deal(self._deal)
        except NotFound:
            return
        self._line = DealLine(deal, self.deals.contract_of(self._deal))
        self.deal_title.setText(deal.title)
        contract = self._line.contract
        words, role = self._line.state
        number = f"{contract['number']} · " if contract is not None and contract["number"] else ""
        self._status.show_status(f"{number}{words}", role)
        self._status.show()
        self._show_marks(contract)
        self.papers.about(self._deal, contract)
        self.preview.show_deal(deal.id, deal.title, contract)
        self._show_side()

    def _turn(self, side: str) -> None:
        self.terms.flush()
        self._place_sides(side)
        self.missing.fold(folded=side != "terms")
        self._show_side()

    def _place_sides(self, wanted: str) -> None:
        for name, side in self.sides.items():
            side.setVisible(name == wanted)

    def _show_side(self) -> None:
        """Read what stands in the middle, where it is not the terms."""
        if self.side.value == "clauses" and self._deal:
            self.clauses.show_deal(self._deal, self.preview.language)
        if self.side.value == "papers" and self._line is not None:
            self.papers.show_deal(self._deal, self._line.contract)

    def preview_version(self, ordinal: int) -> None:
        """Show a version as it was issued."""
        self.preview.show_version(ordinal)

    def _renewed(self, deal: str) -> None:
        self._wanted = deal
        self.reload()
        self.desk.say(_("The contract is carried on in a new deal: look through its terms."), undo=True)

    def _show_marks(self, contract: Row | None) -> None:
        issued = contract is not None and contract["state"] is not ContractState.DRAFT
        over = contract is None or contract["state"] in _OVER
        self.issue.setText(_("New version…") if issued and not over else _("Issue…"))
        # One button of a page is the next step: to sign what is out, else to send out what is written.
        to_sign = contract is not None and contract["state"] in TO_SIGN
        self.sign.setVisible(to_sign)
        dress(self.issue, "" if to_sign else "primary", "file-check")
        self._mark.setVisible(issued and bool(contract is not None and NEXT_STATES[contract["state"]]))
        self._menu.clear()
        for state in _MARKS:
            if contract is not None and state in NEXT_STATES[contract["state"]]:
                self._menu.addAction(word(state)).setData(state.value)

    def _checked(self, draft: Draft) -> None:
        if draft.deal != self._deal:
            return
        self.missing.show_findings(draft.findings)
        if self.side.value == "clauses" and draft.language != self.clauses.language:
            self._show_side()
        ready = not self.missing.errors and not draft.problem
        self.issue.setEnabled(ready)
        self.issue.setToolTip("" if ready else _("Something is still missing: see the list."))

    # Mending what is missing

    def mend(self, finding: Finding) -> None:
        """Go where the finding can be mended: a field of the terms, or the form of the record it is about."""
        place = place_of(finding)
        if place is not None and place.record:
            self._open_form((place.kind, place.record), place.field)
        elif place is not None and place.kind in _PARTIES:
            self._open_party(place.kind, place.field)
        else:
            self.side.choose("terms")
            self._turn("terms")
            if not self.terms.jump(finding.about) and place is not None:
                self.terms.jump(place.field)

    def _open_party(self, name: str, field: str) -> None:
        if self._line is None:
            return
        found = self._line.deal[f"{name}_id"]
        if found is not None:
            self._open_form((name, found.id), field)
        else:
            self._open_form(("deal", self._deal), f"{name}_id")

    def _open_form(self, record: tuple[str, str], field: str) -> None:
        from creatorbook.gui.forms.record_form import RecordForm

        try:
            form = RecordForm.edit(self.window(), self.desk, *record)
        except CreatorbookError as error:
            self.desk.fail(error)
            return
        form.open()
        name = field if KINDS[record[0]].has(field) else ""
        if name in form.rows:
            form.rows[name].field.setFocus()

    # Issuing and after

    def _ask_issue(self) -> None:
        from creatorbook.gui.contracts.issuing import IssueDialog
        from creatorbook.services.fields import countries as places

        if self._line is None:
            return
        self.terms.flush()
        contract = self._line.contract
        over = contract is None or contract["state"] in _OVER
        language = places.languages().get(self.preview.language, self.preview.language)
        again = "" if over or contract is None else contract["number"]
        dialog = IssueDialog(self.window(), self._line.deal.title, language, self.missing.warnings, again=again)
        dialog.agreed.connect(self.issue_now)
        dialog.open()

    def issue_now(self) -> None:
        """Issue the contract of the chosen deal, in the language that is shown."""
        from creatorbook.services.contracts.issuing import AmendContract, IssueContract

        self.issue.setEnabled(False)
        contract = None if self._line is None else self._line.contract
        command = (
            AmendContract(self._deal)
            if contract is not None and contract["state"] not in (ContractState.DRAFT, *_OVER)
            else IssueContract(self._deal, self.preview.language)
        )
        self.desk.run(command, self._issued, self._refused, silent=True)

    def _issued(self, issued: Issued) -> None:
        self.reload()
        self.preview.show_version(issued.version)
        self.desk.say(_("{number} is issued. Save its PDF and send it.").format(number=issued.number))

    def _sign(self) -> None:
        self.papers.sign()

    def _signed(self, version: int) -> None:
        """Show the copy that was signed."""
        self.reload()
        self.preview.show_signed(version)

    def _refused(self, error: Exception) -> None:
        self.desk.fail(error)
        self.preview.changed()

    def _marked(self, action: QAction) -> None:
        from creatorbook.services.contracts.life import MarkContract

        if self._line is not None and self._line.contract is not None:
            self.desk.run(MarkContract(self._line.contract.id, ContractState(action.data())))

    def _new_deal(self) -> None:
        self.desk.create("deal")

    # Coming and going

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "deal" (a deal's id) or "select" (a contract's id)."""
        if "deal" in params:
            self._wanted = params["deal"]
        elif "select" in params:
            try:
                self._wanted = records.row(self.desk.book, "contract", params["select"])["deal_id"].id
            except NotFound:
                return
        self._dirty = self._dirty or bool(self._wanted)

    def hidden(self) -> None:
        """Write what was typed before the page goes out of sight."""
        self.terms.flush()
        super().hidden()

    def take_focus(self) -> None:
        """Put the keys on the deals."""
        self.deals.view.setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self.deals.search.setFocus()
        self.deals.search.selectAll()

    def state(self) -> dict[str, Any]:
        """Return how wide the parts are, and which deal is chosen."""
        return {"sizes": self.splitter.sizes(), "deal": self._deal}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what was remembered."""
        sizes = state.get("sizes")
        if (
            isinstance(sizes, list)
            and len(sizes) == self.splitter.count()
            and all(isinstance(each, int) for each in sizes)
        ):
            self.splitter.setSizes(sizes)
        deal = state.get("deal")
        if isinstance(deal, str) and deal and self._known(deal):
            self._wanted = self._wanted or deal

    def wants_files(self, paths: Sequence[str]) -> bool:
        """Take one document for the chosen deal; other files go on to the window."""
        return bool(self._deal) and len(paths) == 1 and paths[0].lower().endswith(_DOCUMENTS)

    def take_files(self, paths: Sequence[str]) -> None:
        """Ask what the document is that was dropped."""
        self.take_file(paths[0])

    def take_file(self, path: str) -> None:
        """Ask whether a PDF is the signed copy or the brand's own contract; other documents can only be the latter."""
        from creatorbook.gui.parts.dropped import DroppedDialog

        if self._line is None or not path:
            return
        if Path(path).suffix.lower() != ".pdf":
            self.papers.read_theirs_from(path)
            return
        contract = self._line.contract
        out = contract is not None and contract["state"] in TO_SIGN
        dialog = DroppedDialog(self.window(), path, Path(path).name, self._line.deal.title, out=out)
        dialog.signed_copy.connect(self.papers.verify_file)
        dialog.their_contract.connect(self.papers.read_theirs_from)
        dialog.open()

    @guard
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the deals away where there is no room for three parts."""
        super().resizeEvent(event)
        self.deals.setVisible(self.width() >= _WIDE)
