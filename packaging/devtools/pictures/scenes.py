"""The screens there are pictures of, each with what brings the window there, named as the designer's pictures are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox

from creatorbook.common.i18n import _
from creatorbook.domain.findings.codes import can_be_accepted
from creatorbook.domain.findings.finding import Finding, Severity
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.gui.content.post_editor import PostEditor
from creatorbook.gui.content.publishing import PublishDialog
from creatorbook.gui.contracts.batch_issuing import BatchIssuingDialog
from creatorbook.gui.contracts.clauses.template_name import TemplateNameDialog
from creatorbook.gui.contracts.clauses.templates import TemplatesDialog
from creatorbook.gui.contracts.clauses.wording import ClauseWordsDialog
from creatorbook.gui.contracts.comparison import ComparisonDialog
from creatorbook.gui.contracts.contradictions import Contradictions
from creatorbook.gui.contracts.issuing import IssueDialog
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.forms.conflict import ConflictDialog
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.first_run import FirstRun
from creatorbook.gui.imports.dialog import ImportDialog
from creatorbook.gui.letters.dialog import LetterDialog
from creatorbook.gui.letters.ladder import LadderDialog
from creatorbook.gui.money.rates import RatesDialog
from creatorbook.gui.parts.dropped import DroppedDialog
from creatorbook.gui.parts.errors import ReportDialog
from creatorbook.gui.parts.findings import FindingsDialog
from creatorbook.gui.reports.accountant import AccountantDialog
from creatorbook.gui.reports.media_kit import MediaKitDialog
from creatorbook.gui.rules.note import RuleNoteDialog
from creatorbook.gui.signing.beside import BesideDialog
from creatorbook.gui.signing.dialog import SigningDialog
from creatorbook.gui.signing.new_certificate import NewCertificateDialog
from creatorbook.gui.signing.verification import VerificationDialog
from creatorbook.gui.their_contract.dialog import TheirContractDialog
from creatorbook.gui.trash.asking import PaperDialog
from creatorbook.gui.trash.emptying import EmptyDialog
from creatorbook.gui.trash.restoring import NamesakeDialog
from creatorbook.services.contracts.drafts import issued_pdf
from creatorbook.services.contracts.fixes import fixes
from creatorbook.services.contracts.gathering import draft
from creatorbook.services.disclosure.catalogue import build_shelves
from creatorbook.services.fields import countries
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.records.editing import EditRecord, RestoreRecords
from creatorbook.services.records.lists import Query, ids
from creatorbook.services.records.rows import get
from creatorbook.services.records.trash import Emptied, NamesakeThere, PaperOut, TrashLine
from devtools.shell import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from creatorbook.gui.frame.window import Window

_SAMPLES = ROOT / "resources" / "samples"
_PAGES = {
    "today": "today",
    "brands": "brands",
    "gifts": "gifts",
    "money": "money",
    "reports": "reports",
    "contracts": "contracts",
    "content": "content",
    "rules": "rules",
    "trash": "trash",
    "settings": "settings",
    "help": "help",
}

_INSPECTED = (
    ("deals", "deal", ("overview", "terms", "content", "money", "files", "history")),
    ("brands", "brand", ("overview", "files", "history")),
    ("gifts", "gift", ("overview",)),
    ("content", "post", ("overview",)),
)


@dataclass(frozen=True)
class Scene:
    """A screen: its name, what brings a window there, and whether its book is the sample or an empty one."""

    name: str
    show: Callable[[Window], None]
    empty: bool = False


def first_id(window: Window, kind: str, **filters: object) -> str:
    """Return the id of the first record of a kind in the order of its list; IndexError where there is none."""
    with window.desk.book.reading() as reading:
        return ids(reading, Query(kind, filters=filters), 1)[0]


def _go(page: str, window: Window) -> None:
    if page == "deals":
        _show_deals("table", window)
    else:
        window.go(page)


def _show_deals(shown_as: str, window: Window) -> None:
    window.go("deals")
    page = window.current_page
    if page is not None and page.state().get("as") != shown_as:
        page.restore({"as": shown_as})
        page.refresh(None)


def _inspect(page: str, kind: str, tab: str, window: Window) -> None:
    window.go(page)
    id = first_id(window, kind)
    window.go(page, {"select": id})
    window.inspect(kind, id)
    window.inspector.turn_to(tab)


def _new(kind: str, window: Window) -> None:
    window.commands.forms.create(kind)


def _edit(kind: str, window: Window) -> None:
    window.commands.forms.edit(kind, first_id(window, kind))


def _act(action: str, window: Window) -> None:
    window.commands.carry_out(action)


def _open(make: Callable[[Window], QWidget], window: Window) -> None:
    make(window).show()


def _conflict(window: Window) -> ConflictDialog:
    book, id = window.desk.book, first_id(window, "deal")
    with book.reading() as reading:
        before = get(reading, "deal", id)
    book.run(EditRecord("deal", id, {"title": f"{before.title} 2", "next_action_on": date(2026, 12, 1)}))
    with book.reading() as reading:
        theirs = get(reading, "deal", id)
    book.undo()
    return ConflictDialog(window, before, theirs, {"title": f"{before.title} 3", "next_action_on": date(2026, 12, 8)})


def _contradictions(window: Window) -> IssueDialog:
    """Ask about a deal whose payments do not add up to its fee."""
    book, id = window.desk.book, first_id(window, "deal")
    with book.reading() as reading:
        before = get(reading, "deal", id)
    book.run(EditRecord("deal", id, {"fee": Money(2 * before["fee"].minor, before["fee"].currency)}))
    with book.reading() as reading:
        made = draft(reading, id, "en", window.desk.clock.today())
        found = [(each, fixes(each, made.dossier)) for each in made.findings if can_be_accepted(each)]
    book.undo()
    return IssueDialog(window, before.title, countries.languages()["en"], 2, contradictions=Contradictions(found))


def _issued(window: Window) -> str:
    return first_id(window, "contract", state=(ContractState.ISSUED,))


def _beside(window: Window) -> BesideDialog:
    with window.desk.book.reading() as reading:
        issued = issued_pdf(reading, _issued(window))
    return BesideDialog(window, window.desk, issued, issued)


def _comparison(window: Window) -> ComparisonDialog:
    with window.desk.book.reading() as reading:
        contract = get(reading, "contract", _issued(window))
    return ComparisonDialog(window, window.desk, contract)


def _late_payment(window: Window) -> str:
    """Return the id of the payment that is late for longest."""
    with window.desk.book.reading() as reading:
        owed = sums_owed(reading, window.desk.clock.today())
    return max((each.days_late, each.payment_id) for each in owed)[1]


def _rule_note(window: Window) -> RuleNoteDialog:
    shelf = build_shelves(window.desk.clock.today())[0]
    return RuleNoteDialog(window, window.desk, shelf.entries[0], None)


def _conflicts(window: Window) -> FindingsDialog:
    params = {"brand": "Lumen Skin", "other_deal": "Winter serum", "category": "skincare"}
    found = [Finding("exclusivity.without_end", Severity.WARNING, params)]
    return FindingsDialog(window, _("This deal conflicts with an exclusivity"), found)


def _namesake(window: Window) -> NamesakeDialog:
    said = NamesakeThere(_("“{name}” is there already.").format(name="Kettle & Kin"))
    return NamesakeDialog(window, window.desk, RestoreRecords("brand", (), beside=True), said)


def _paper(window: Window) -> PaperDialog:
    out = PaperOut(_("Contract {number} is signed: it says what you and the brand agreed.").format(number="C-2026-011"))
    return PaperDialog(window, out, window.commands.steps.undo)


def _turn_contract(side: str, window: Window) -> None:
    window.go("contracts")
    page = window.current_page
    if isinstance(page, ContractsPage):
        page.middle.switch.choose(side)
        page.middle.turn(side)


def _say(window: Window) -> None:
    window.go("deals")
    window.show_message("Winter ridge", undo=True)


def _pop_up(menu: QMenu, window: Window) -> None:
    menu.popup(window.mapToGlobal(window.rect().center()))


def _ask_for_menu(page: str, window: Window) -> None:
    """Go to a page and ask for the menu of its first row, as the menu key does."""
    _go(page, window)
    shown = window.current_page
    if shown is None:
        return
    lists = [each for each in shown.findChildren(QAbstractItemView) if each.isVisible() and each.model().rowCount()]
    first = lists[0]
    first.setCurrentIndex(first.model().index(0, 0))
    place = first.visualRect(first.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, first.viewport().mapToGlobal(place))
    QApplication.postEvent(first.viewport(), asked)


def _show_columns(window: Window) -> None:
    _show_deals("table", window)
    _act("columns", window)


def _drop_choices(window: Window) -> None:
    _show_deals("table", window)
    if window.current_page is not None:
        next(each for each in window.current_page.findChildren(QComboBox) if each.isVisible()).showPopup()


def _drop_matches(window: Window) -> None:
    window.commands.forms.create("brand")
    forms = [each for each in window.findChildren(RecordForm) if each.isVisible()]
    field = next(each for each in forms[-1].findChildren(QComboBox) if each.isEditable())
    line, matches = field.lineEdit(), field.completer()
    if line is not None and matches is not None:
        forms[-1].activateWindow()
        line.setFocus()
        line.setText("gu")
        line.textEdited.emit("gu")
        matches.setCompletionPrefix("gu")
        matches.complete()


def _open_calendar(window: Window) -> None:
    window.commands.forms.create("gift")
    forms = [each for each in window.findChildren(RecordForm) if each.isVisible()]
    day = forms[-1].findChildren(DayField)[0]
    day.open_calendar()


_GOING = Emptied(
    6,
    (
        TrashLine("brand", "a", "Kettle & Kin", datetime(2026, 11, 20, tzinfo=UTC)),
        TrashLine("gift", "b", "Bread knife", datetime(2026, 11, 18, tzinfo=UTC)),
    ),
    (),
    (),
    {"brand": frozenset("a"), "gift": frozenset("b"), "deal": frozenset("cd"), "payment": frozenset("ef")},
)
_DIALOGS: dict[str, Callable[[Window], QWidget]] = {
    "conflict": _conflict,
    "post-editor": lambda window: PostEditor.edit(window, window.desk, "post", first_id(window, "post")),
    "publish": lambda window: PublishDialog(window, window.desk, first_id(window, "post")),
    "issue-batch": lambda window: BatchIssuingDialog(window, window.desk, [first_id(window, "deal")]),
    "issue": lambda window: IssueDialog(window, "Winter ridge", countries.languages()["en"], 2),
    "contradictions": _contradictions,
    "compare-versions": _comparison,
    "sign": lambda window: SigningDialog(window, window.desk, _issued(window)),
    "side-by-side": _beside,
    "rule-note": _rule_note,
    "conflicts": _conflicts,
    "namesake": _namesake,
    "template-name": lambda window: TemplateNameDialog(window, window.desk, first_id(window, "deal")),
    "templates": lambda window: TemplatesDialog(window, window.desk),
    "clause-words": lambda window: ClauseWordsDialog(window, window.desk, first_id(window, "deal"), "fr", None),
    "reason": lambda window: ReasonDialog(window, window.desk, (first_id(window, "deal"),), Stage.LOST),
    "import": lambda window: ImportDialog(window, window.desk, [str(_SAMPLES / "google-contacts.csv")]),
    "import-columns": lambda window: ImportDialog(window, window.desk, [str(_SAMPLES / "deals.csv")]),
    "message": lambda window: LetterDialog(window, window.desk, deal_id=first_id(window, "deal")),
    "reminders": lambda window: LadderDialog(window, window.desk, "payment", _late_payment(window)),
    "dropped": lambda window: DroppedDialog(window, "brief.pdf", "brief.pdf", "Winter ridge", out=True),
    "certificate": lambda window: NewCertificateDialog(window, window.desk),
    "check-signed": lambda window: VerificationDialog(window, window.desk),
    "their-contract": lambda window: TheirContractDialog(window, window.desk, first_id(window, "deal")),
    "rates": lambda window: RatesDialog(window, window.desk),
    "accountant": lambda window: AccountantDialog(window, window.desk, (2025, 2026), 2026),
    "media-kit": lambda window: MediaKitDialog(window, window.desk),
    "trash-emptying": lambda window: EmptyDialog(window, _GOING),
    "trash-paper": _paper,
    "report": lambda window: ReportDialog(window, "At: a place\nWhat: a fault\n" * 12),
    "first-run-1": lambda window: FirstRun(Path(window.desk.book.path).parent, window),
}


def scenes() -> tuple[Scene, ...]:
    """Return every scene, in the order in which a window goes through them."""
    pages = [Scene(name, partial(_go, page)) for name, page in _PAGES.items()]
    deals = [Scene("deals-table", partial(_show_deals, "table")), Scene("deals-board", partial(_show_deals, "board"))]
    parts = [
        Scene("content-owed", lambda window: window.go("content", {"show": "owed"})),
        *(Scene(f"contracts-{side}", partial(_turn_contract, side)) for side in ("clauses", "papers")),
    ]
    inspected = [
        Scene(f"inspector-{kind}{'' if tab == 'overview' else f'-{tab}'}", partial(_inspect, page, kind, tab))
        for page, kind, tabs in _INSPECTED
        for tab in tabs
    ]
    forms = [
        *(Scene(f"form-new-{kind.id}", partial(_new, kind.id)) for kind in KINDS.values() if kind.window.new),
        *(Scene(f"form-edit-{kind}", partial(_edit, kind)) for kind in ("deal", "brand", "contact", "gift", "creator")),
    ]
    dialogs = [Scene(name, partial(_open, make)) for name, make in _DIALOGS.items()]
    popups = [
        Scene("palette", partial(_act, "palette")),
        Scene("shortcuts", partial(_act, "shortcuts")),
        Scene("menu", lambda window: _pop_up(window.menu, window)),
        Scene("menu-new", lambda window: _pop_up(window.topbar.new.menu(), window)),
        Scene("menu-line", partial(_ask_for_menu, "today")),
        Scene("menu-row", partial(_ask_for_menu, "deals")),
        Scene("columns", _show_columns),
        Scene("choices", _drop_choices),
        Scene("matches", _drop_matches),
        Scene("calendar", _open_calendar),
        Scene("toast", _say),
    ]
    empty = [
        Scene(f"empty-{name}", partial(_go, page), empty=True)
        for name, page in (*_PAGES.items(), ("deals", "deals"))
        if page not in {"rules", "settings", "help"}
    ]
    return (*pages, *parts, *inspected, *deals, *forms, *popups, *dialogs, *empty)
