"""Contracts: deals, their terms to edit, the real PDF beside them; what is missing, issuing, what was issued."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.records.contracts import TO_SIGN, ContractState
from creatorbook.gui.contracts.deals import ContractDeals, DealLine
from creatorbook.gui.contracts.fixing import form_of, is_party, open_form
from creatorbook.gui.contracts.preview import ContractPreview, Preview
from creatorbook.gui.contracts.sides import ContractSides
from creatorbook.gui.contracts.state_bar import OVER, StateBar
from creatorbook.gui.desk import records
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.page import Page
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import read_in_order
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.services.fields.finding_fields import place_of
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.contracts.clauses.tray import ClauseTray
    from creatorbook.gui.contracts.contradictions import Contradictions
    from creatorbook.gui.contracts.papers import ContractPapers
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.contracts.fixes import Fix
    from creatorbook.services.contracts.issuing import Issued

_WIDE = 860
_LIST, _TERMS, _PAGE = 220, 340, 410
# How high the deals are above the rest.
_ABOVE = 150


def _airy_splitter(*parts: QWidget) -> QSplitter:
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(16)
    made.setProperty("look", "airy")
    for part in parts:
        made.addWidget(part)
    read_in_order(made)
    return made


def _is_pair(sizes: object) -> bool:
    return isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(each, int) for each in sizes)  # noqa: PLR2004


class ContractsPage(DropTarget, Page):
    """A deal is chosen at the left, edited in the middle, and read as its PDF at the right."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._deal = ""
        self._line: DealLine | None = None
        self._wanted = ""
        self._contradictions: tuple[tuple[Finding, tuple[Fix, ...]], ...] = ()
        self._is_fresh = False
        self._asking: Contradictions | None = None
        # In the order in which they were asked for, which is that of their answers.
        self._fixing: deque[Fix] = deque()
        self.bar = StateBar()
        self.bar.issue_asked.connect(self._ask_issue)
        self.bar.mark_asked.connect(self._mark)
        self.issue, self.sign = self.bar.issue, self.bar.sign
        self.heading(_("Contracts"), self.bar)
        self.deals = ContractDeals(desk)
        self.deals.chosen.connect(self._on_chosen)
        self.deals.search.left.connect(self.leave_search)
        self.middle = ContractSides(desk)
        self.middle.turned.connect(self._show_side)
        self.missing, self.terms = self.middle.missing, self.middle.terms
        self.side = self.middle.switch
        self.missing.chosen.connect(self.fix)
        self.bar.sign_asked.connect(self._sign)
        self.middle.version_chosen.connect(self.preview_version)
        self.middle.renewed.connect(self._on_renewed)
        self.middle.signed.connect(self._on_signed)
        self.preview = ContractPreview(desk)
        self.preview.checked.connect(self._on_checked)
        for part, least in ((self.deals, 180), (self.middle, 304), (self.preview, 340)):
            part.setMinimumWidth(scaled(least))
        # Where there is no room for three parts the deals stand above what is said of the chosen one.
        self.left = _airy_splitter(self.deals, self.middle)
        self.splitter = _airy_splitter(self.left, self.preview)
        # A wide screen has room for whole titles and two fields side by side, not only for a larger page.
        for parts, shares in ((self.left, (1, 2)), (self.splitter, (2, 3))):
            for place, share in enumerate(shares):
                parts.setStretchFactor(place, share)
        self._beside = [scaled(_LIST), scaled(_TERMS)]
        self.left.setSizes(self._beside)
        self.splitter.setSizes([scaled(_LIST + _TERMS), scaled(_PAGE)])
        self._nothing = EmptyState(
            "file-text", _("A contract is made from the terms of a deal."), _("New deal"), heading=_("No contracts yet")
        )
        self._nothing.acted.connect(self._new_deal)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._nothing)
        self.body.addWidget(self._stack, 1)

    @property
    def clauses(self) -> ClauseTray:
        """The clauses, built when first asked for."""
        return self.middle.clauses

    @property
    def papers(self) -> ContractPapers:
        """The papers, built when first asked for."""
        return self.middle.papers

    # Reading

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the deals, the terms of the chosen one, and make its draft again."""
        with self.desk.book.reading() as reading:
            some = lists.count(reading, Query("deal"))
        self._stack.setCurrentIndex(0 if some else 1)
        # A deal that is chosen below is shown by that.
        self._is_fresh = False
        if touched is None:
            self.deals.refresh()
        else:
            self.deals.on_rows_changed(touched)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.deals.show_deal(wanted)
        if not self._deal or not self._is_live(self._deal):
            first = next(iter(self.deals.model.ids), "")
            self._deal = ""
            if first:
                self.deals.view.select([first])
        if self._deal and not self._is_fresh:
            self._show()

    def _is_live(self, deal: str) -> bool:
        try:
            return not records.read_row(self.desk.book, "deal", deal).trashed
        except NotFound:
            return False

    def _on_chosen(self, deal: str) -> None:
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
            deal = records.read_row(self.desk.book, "deal", self._deal)
            self.terms.show_deal(self._deal)
        except NotFound:
            return
        self._is_fresh = True
        self._line = DealLine(deal, self.deals.contract_of(self._deal))
        contract = self._line.contract
        self.bar.show_line(self._line)
        self.middle.set_deal(self._line)
        self.preview.show_deal(deal.id, deal.title, contract)
        self._show_side()

    def _show_side(self) -> None:
        """Read what stands in the middle for the chosen deal."""
        if self._deal:
            self.middle.show_deal(self._line, self.preview.language, self.preview.second)

    def preview_version(self, ordinal: int) -> None:
        """Show a version as it was issued."""
        self.preview.show_version(ordinal)

    def _on_renewed(self, deal: str) -> None:
        self._wanted = deal
        self.reload()
        self.desk.show_message(_("The terms are copied into a new deal: check them."), undo=True)

    def _on_checked(self, preview: Preview) -> None:
        if preview.deal != self._deal:
            return
        self.missing.show_findings(preview.findings)
        shown = (preview.language, *([preview.second] if preview.second else []))
        if self.side.value == "clauses" and shown != self.clauses.languages:
            self._show_side()
        self._contradictions = preview.contradictions
        self.bar.show_ready(not self.missing.is_blocked and not preview.problem)

    def fix(self, finding: Finding) -> None:
        """Go where the finding can be fixed: a field of the terms, or the form of the record it is about."""
        place = place_of(finding)
        if place is not None and self._line is not None and KINDS[place.kind].parent == "creator_id":
            self.desk.create(place.kind, creator_id=self._line.deal["creator_id"].id)
            return
        if place is None or not is_party(place):
            self.middle.go_to_term(finding.about, place.field if place is not None else "")
            return
        found = form_of(place, self._line)
        if found is not None:
            open_form(self.window(), self.desk, *found)

    # Issuing and after

    def _ask_issue(self) -> None:
        from creatorbook.gui.contracts.contradictions import Contradictions
        from creatorbook.gui.contracts.issuing import IssueDialog
        from creatorbook.services.fields import countries as places

        if self._line is None:
            return
        self.terms.flush()
        contract = self._line.contract
        over = contract is None or contract["state"] in OVER
        named = places.languages()
        spoken = [code for code in (self.preview.language, self.preview.second) if code]
        language = " + ".join(named.get(code, code) for code in spoken)
        again = "" if over or contract is None else contract["number"]
        found = Contradictions(self._contradictions) if self._contradictions else None
        dialog = IssueDialog(
            self.window(),
            self._line.deal.title,
            language,
            self.missing.warnings,
            again=again,
            contradictions=found,
        )
        dialog.agreed.connect(self.issue_now)
        dialog.fix_asked.connect(self._apply_fix)
        self._asking = found
        dialog.destroyed.connect(self._on_asked)
        dialog.open()

    def _on_asked(self) -> None:
        self._asking = None

    def _apply_fix(self, fix: Fix) -> None:
        self._fixing.append(fix)
        self.desk.run(fix.command, self._on_fixed, self._on_not_fixed)

    def _on_fixed(self, nothing: object) -> None:
        del nothing
        fix = self._fixing.popleft()
        if self._asking is not None:
            self._asking.show_fixed(fix)

    def _on_not_fixed(self, error: Exception) -> None:
        self._fixing.popleft()
        self.desk.fail(error)

    def issue_now(self, accepted: tuple[str, ...] = ()) -> None:
        """Issue the contract of the chosen deal, in the language or languages that are shown.

        `accepted` are the codes of contradictions that are meant as they are.
        """
        from creatorbook.services.contracts.issuing import AmendContract, IssueContract

        self.issue.setEnabled(False)
        contract = None if self._line is None else self._line.contract
        command = (
            AmendContract(self._deal, accepted)
            if contract is not None and contract["state"] not in (ContractState.DRAFT, *OVER)
            else IssueContract(self._deal, self.preview.language, accepted, self.preview.form, self.preview.second)
        )
        said = _("Issuing the contract …")
        self.desk.run(command, self._on_issued, self._on_refused, silent=True, label=said, stopped=self._on_stopped)

    def _on_issued(self, issued: Issued) -> None:
        self.reload()
        self.preview.show_version(issued.version)
        self.desk.show_message(_("{number} is issued. Save its PDF and send it.").format(number=issued.number))

    def _on_stopped(self) -> None:
        self.desk.show_message(_("Cancelled. The contract was not issued."))
        self.preview.changed()

    def _on_signed(self, version: int) -> None:
        """Show the copy that was signed."""
        self.reload()
        self.preview.show_signed(version)

    def _on_refused(self, error: Exception) -> None:
        self.desk.fail(error)
        self.preview.changed()

    def _sign(self) -> None:
        self.papers.sign()

    def _mark(self, state: ContractState) -> None:
        from creatorbook.services.contracts.life import MarkContract

        if self._line is not None and self._line.contract is not None:
            self.desk.run(MarkContract(self._line.contract.id, state))

    def _new_deal(self) -> None:
        self.desk.create("deal")

    # Coming and going

    @property
    def is_complete(self) -> bool:
        """Whether all the fields of the terms are there."""
        return self.terms.is_complete

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "deal" (a deal's id), "select" (a contract's id), or "only" (a Notion of contracts)."""
        if "only" in params:
            self.deals.show_only(params["only"])
            if self.deals.model.ids and self.deals.model.row_of(self._deal) < 0:
                self._wanted = self.deals.model.ids[0]
        if "deal" in params:
            self._wanted = params["deal"]
        elif "select" in params:
            try:
                self._wanted = records.read_row(self.desk.book, "contract", params["select"])["deal_id"].id
            except NotFound:
                return
        self._dirty = self._dirty or bool(self._wanted)

    def on_hidden(self) -> None:
        """Write what was typed before the page is hidden."""
        self.terms.flush()
        super().on_hidden()

    def take_focus(self) -> None:
        """Set the keyboard focus on the deals."""
        self.deals.view.setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self.deals.search.setFocus()
        self.deals.search.selectAll()

    def state(self) -> dict[str, Any]:
        """Return how wide the parts are, and which deal is chosen."""
        beside = self.left.sizes() if self.left.orientation() == Qt.Orientation.Horizontal else self._beside
        return {"widths": [beside, self.splitter.sizes()], "deal": self._deal}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        widths = state.get("widths")
        if isinstance(widths, list) and len(widths) == len((self.left, self.splitter)) and all(map(_is_pair, widths)):
            self._beside = widths[0]
            self.left.setSizes(self._beside)
            self.splitter.setSizes(widths[1])
        deal = state.get("deal")
        if isinstance(deal, str) and deal and self._is_live(deal):
            self._wanted = self._wanted or deal

    def wants_files(self, paths: Sequence[str]) -> bool:
        """Take one document for the chosen deal; other files go on to the window."""
        from creatorbook.services.their_contract.comparing import DOCUMENTS

        return bool(self._deal) and len(paths) == 1 and paths[0].lower().endswith(DOCUMENTS)

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Compare {what} with this deal: you say what it is").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Ask what the document is that was dropped."""
        self.take_file(paths[0])

    def take_file(self, path: str) -> None:
        """Ask whether a PDF is the signed copy or the brand's own contract; other documents can only be the latter."""
        from creatorbook.gui.parts.dropped import DroppedDialog

        if self._line is None or not path:
            return
        if Path(path).suffix.lower() != ".pdf":
            self.papers.open_their_contract(path)
            return
        contract = self._line.contract
        out = contract is not None and contract["state"] in TO_SIGN
        dialog = DroppedDialog(self.window(), path, Path(path).name, self._line.deal.title, out=out)
        dialog.signed_copy.connect(self.papers.verify_file)
        dialog.their_contract.connect(self.papers.open_their_contract)
        dialog.open()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the deals above the middle part where there is no room for three beside each other."""
        super().resizeEvent(event)
        wanted = Qt.Orientation.Horizontal if self.width() >= scaled(_WIDE) else Qt.Orientation.Vertical
        if wanted == self.left.orientation():
            return
        if wanted == Qt.Orientation.Vertical:
            self._beside = self.left.sizes()
        self.left.setOrientation(wanted)
        self.left.setSizes(self._beside if wanted == Qt.Orientation.Horizontal else [scaled(_ABOVE), self.height()])
