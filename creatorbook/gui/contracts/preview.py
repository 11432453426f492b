"""The right half of the contracts page: the real PDF, live while the terms change, or a version as it was issued."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.domain.findings.codes import can_be_accepted
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.contracts import TO_SIGN, ContractForm, ContractState
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.parts.basic import Card, icon_button, label, set_spacing, side_by_side
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.parts.pdf_view import PdfView
from creatorbook.services.fields import countries as places

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from creatorbook.common.runner import Job
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.contracts.fixes import Fix
    from creatorbook.services.records.rows import Row

_PAUSE_MS = 250
_GAP = 6
# A version's signed copy is chosen by the version's number and this letter.
_SIGNED = "s"
# Where a contract is not out, and its form can be chosen.
_MAY_CHOOSE = frozenset({ContractState.DRAFT, ContractState.ENDED, ContractState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Preview:
    """What was made of a deal: its languages and form, what is missing, the PDF or the sentence why there is none.

    `in_language`, `in_second` and `in_form` are those of the PDF, which may be of a version that was issued in others.
    `contradictions` are those of the findings that can be accepted, each with the ways to fix it.
    """

    serial: int
    deal: str
    language: str
    form: ContractForm | None = None
    second: str | None = None
    findings: tuple[Finding, ...] = ()
    pdf: bytes = b""
    problem: str = ""
    contradictions: tuple[tuple[Finding, tuple[Fix, ...]], ...] = ()
    in_language: str = ""
    in_form: ContractForm | None = None
    in_second: str = ""


def _second_of(contract: ContractInput) -> str:
    return contract.other.language if contract.other is not None else ""


def _make_language_field() -> ChoiceField:
    made = ChoiceField(places.language_options(places.document_languages()), search=False)
    made.set_name(_("Language of the contract"))
    made.setMinimumWidth(88)
    made.setMaximumWidth(130)
    return made


def _make_second_field() -> ChoiceField:
    made = ChoiceField([("", _("One language"))], search=False)
    made.set_name(_("Second language of the contract"))
    made.setMinimumWidth(128)
    made.setMaximumWidth(150)
    return made


def _make_form_field() -> ChoiceField:
    made = ChoiceField(
        [(ContractForm.SHORT.value, _("Short form")), (ContractForm.FULL.value, _("Full form"))], search=False
    )
    made.set_name(_("Form of the contract"))
    made.setMinimumWidth(92)
    made.setMaximumWidth(130)
    return made


class ContractPreview(QWidget):
    """`checked(Preview)` comes with every one that was made; those overtaken by a change are dropped."""

    checked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._deal = ""
        self._language = ""
        self._drafted: Preview | None = None
        self._form: ContractForm | None = None
        self._second: str | None = None
        self._contract: Row | None = None
        self._title = ""
        self._is_on_one_line: bool | None = None
        self._serial = 0
        self._to_save = b""
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._make)
        self.which = ChoiceField([("", _("Draft"))], search=False)
        self.which.set_name(_("Version"))
        self.which.setMinimumWidth(104)
        self.which.setMaximumWidth(300)
        self.which.changed.connect(self._make)
        self.languages, self.seconds, self.forms = _make_language_field(), _make_second_field(), _make_form_field()
        self.languages.changed.connect(self._change_language)
        self.seconds.changed.connect(self._change_second)
        self.forms.changed.connect(self._change_form)
        self.view = PdfView(desk.runner, _("Contract"))
        self.view.page_changed.connect(self._page)
        self._where = label("", "small")
        self.save = icon_button("download", _("Save the PDF as…"), self._save_as)
        self.to_sign = icon_button("pencil", _("Save it with fields, for others to sign…"), self._save_to_sign)
        self.to_sign.hide()
        self._zooms: tuple[QWidget, ...] = (
            self._where,
            icon_button("zoom-out", _("Smaller"), self.view.zoom_out),
            icon_button("zoom-in", _("Larger"), self.view.zoom_in),
            icon_button("move-horizontal", _("Fit to width"), self.view.fit_width),
        )
        tools = self._build_tools()
        self._cannot = EmptyState("file-text", "")
        self._cannot.acted.connect(self._make)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._cannot)
        card = Card(margin=1)
        card.body.setSpacing(0)
        card.body.addWidget(tools)
        card.body.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        set_spacing(layout)
        layout.addWidget(card)

    def _build_tools(self) -> QWidget:
        """Return the line above the pages."""
        self._choices = side_by_side(self.languages, self.seconds, self.forms, spacing=_GAP)
        self._ways = side_by_side(None, *self._zooms, self.to_sign, self.save, spacing=_GAP)
        tools = QWidget()
        self._tools = QGridLayout(tools)
        self._tools.setContentsMargins(8, 6, 8, 6)
        self._tools.setSpacing(_GAP)
        self._tools.setColumnStretch(2, 1)
        self._tools.addWidget(self.which, 0, 0)
        self._lay_out(on_one_line=True)
        return tools

    @property
    def language(self) -> str:
        """The language of the draft, whatever that of the version that is shown."""
        if self._drafted is not None and self.which.value():
            return self._drafted.language
        return str(self.languages.value() or "")

    @property
    def second(self) -> str:
        """The second language of the draft, "" for none, whatever that of the version that is shown."""
        if self._drafted is not None and self.which.value():
            return self._drafted.second or ""
        return str(self.seconds.value() or "")

    @property
    def form(self) -> ContractForm | None:
        """The form of the draft, whatever that of the version that is shown."""
        if self._drafted is not None and self.which.value():
            return self._drafted.form
        return ContractForm(self.forms.value()) if self.forms.value() else None

    # What is shown

    def show_deal(self, deal: str, title: str, contract: Row | None) -> None:
        """Show a deal's draft, and its issued versions to choose from."""
        other = deal != self._deal
        self._deal, self._title, self._contract = deal, title, contract
        if other:
            self._language, self._form, self._second, self._drafted = "", None, None, None
            self._name_language()
            self.view.show_pdf(b"", keep=False)
            self.view.wait()
        # A new version keeps the form of the contract that is out.
        for field in (self.forms, self.seconds):
            field.setEnabled(contract is None or contract["state"] in _MAY_CHOOSE)
        self._show_versions(reset=other)
        self.changed()

    def _name_language(self) -> None:
        """Name the language that the draft will be in, while it is drawn: that of the deal before is not its."""
        from creatorbook.services.contracts.inputs import document_language
        from creatorbook.services.deals import facts

        try:
            with self._desk.book.reading() as reading:
                self.languages.set_value(document_language(reading, facts.dossier(reading, self._deal), ""))
        except CreatorbookError:
            # A deal that cannot be drawn says why when it is tried.
            self.languages.set_value(None)

    def _show_versions(self, *, reset: bool) -> None:
        from creatorbook.services.contracts import drafts as contracts
        from creatorbook.services.signing.signatures import signatures

        kept = "" if reset else self.which.value() or ""
        options = [("", _("Draft"))]
        if self._contract is not None:
            with self._desk.book.reading() as reading:
                versions = contracts.versions(reading, self._contract.id)
                signed = {each.version for each in signatures(reading, self._contract.id)}
            for each in versions:
                if each.ordinal in signed:
                    words = _("Version {version}, signed").format(version=each.ordinal)
                    options.append((f"{each.ordinal}{_SIGNED}", words))
                options.append((str(each.ordinal), _("Version {version}").format(version=each.ordinal)))
            if reset and self._contract["state"] not in _MAY_CHOOSE and len(options) > 1:
                # What is out, or what everybody has signed, is what there is to see of it: a draft would be another.
                kept = options[1][0]
        self.which.set_options(options)
        self.which.set_value(kept)

    def show_version(self, ordinal: int) -> None:
        """Show a version as it was issued."""
        self.which.set_value(str(ordinal))
        self._make()

    def show_signed(self, ordinal: int) -> None:
        """Show the signed copy of a version; the draft where nobody has signed it."""
        self._show_versions(reset=False)
        self.which.set_value(f"{ordinal}{_SIGNED}")
        self._make()

    def changed(self) -> None:
        """The terms have changed: make the draft again in a moment."""
        if self._deal:
            self._timer.start()

    # Making

    def _change_language(self) -> None:
        self._language = str(self.languages.value() or "")
        if self._second == self._language:
            self._second = ""
        self.which.set_value("")
        self._make()

    def _change_second(self) -> None:
        self._second = str(self.seconds.value() or "")
        self.which.set_value("")
        self._make()

    def _change_form(self) -> None:
        self._form = ContractForm(self.forms.value()) if self.forms.value() else None
        self.which.set_value("")
        self._make()

    def _make(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._serial += 1
        wanted = Preview(self._serial, self._deal, self._language, self._form, self._second)
        version = self.which.value() or ""
        contract = self._contract.id if self._contract is not None else ""
        self._job = self._desk.runner.submit(
            lambda job: self._work(job, wanted, contract, version),
            self._on_made,
            self._on_failed,
            label=_("Making the contract …"),
            stopped=self._on_stopped,
        )

    def _on_stopped(self) -> None:
        # One that another took the place of was stopped as well.
        if self._job is not None and self._job.cancelled:
            self._cannot.set_message(_("The contract was not made: it was cancelled."), _("Make the contract"))
            self._stack.setCurrentIndex(1)

    def _work(self, job: Job, wanted: Preview, contract: str, version: str) -> Preview:
        from creatorbook.services.contracts import drafts as contracts
        from creatorbook.services.contracts.fixes import fixes
        from creatorbook.services.contracts.gathering import draft
        from creatorbook.services.signing.signatures import read_signed_copy

        with self._desk.book.reading() as reading:
            made = draft(reading, wanted.deal, wanted.language, self._desk.clock.today(), wanted.form, wanted.second)
            job.check()
            pdf, problem = b"", ""
            shown = made.contract
            try:
                if version and contract:
                    shown = contracts.version_input(reading, contract, int(version.removesuffix(_SIGNED)))
                if version.endswith(_SIGNED):
                    pdf = read_signed_copy(reading, contract, int(version.removesuffix(_SIGNED)))
                elif version and contract:
                    pdf = contracts.issued_pdf(reading, contract, int(version))
                else:
                    pdf = contracts.render_draft(made).pdf
            except CreatorbookError as error:
                problem = sentence(error)
        contradictions = tuple(
            (each, fixes(each, made.dossier))
            for each in made.findings
            if each.severity is Severity.ERROR and can_be_accepted(each)
        )
        return Preview(
            wanted.serial,
            wanted.deal,
            made.contract.language,
            made.contract.form,
            _second_of(made.contract),
            made.findings,
            pdf,
            problem,
            contradictions,
            shown.language,
            shown.form,
            _second_of(shown),
        )

    def _on_made(self, preview: Preview) -> None:
        if preview.serial != self._serial:
            return
        self._drafted = preview
        self.languages.set_value(preview.in_language)
        self._offer_seconds(preview)
        self.forms.set_value(preview.in_form.value if preview.in_form else "")
        self._cannot.set_message(preview.problem)
        self._stack.setCurrentIndex(1 if preview.problem else 0)
        self.view.show_pdf(preview.pdf)
        self.save.setEnabled(bool(preview.pdf))
        version = str(self.which.value() or "")
        out = self._contract is not None and self._contract["state"] in TO_SIGN
        self.to_sign.setVisible(bool(preview.pdf) and out and version.isdigit())
        self.checked.emit(preview)

    def _offer_seconds(self, preview: Preview) -> None:
        """Offer every other language as the second one."""
        others = [code for code in places.document_languages() if code != preview.in_language]
        named = [(code, f"+ {name}") for code, name in places.language_options(others)]
        self.seconds.set_options([("", _("One language")), *named])
        self.seconds.set_value(preview.in_second)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CreatorbookError):
            self._cannot.set_message(sentence(error))
            self._stack.setCurrentIndex(1)
        else:
            self._desk.fail(error)

    def _page(self, page: int, pages: int) -> None:
        self._where.setText(_("{page} of {pages}").format(page=page, pages=pages) if pages else "")

    # Saving

    def file_name(self) -> str:
        """Return the name that is proposed for the PDF."""
        version = str(self.which.value() or "")
        number = _("draft")
        if version and self._contract is not None:
            number = f"{self._contract['number']}-v{version.removesuffix(_SIGNED)}"
            if version.endswith(_SIGNED):
                number = _("{number}-signed").format(number=number)
        words = "".join(letter if letter.isalnum() else "-" for letter in self._title).strip("-")
        return f"{number}-{words[:60]}.pdf"

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the zoom away where there is no room for it, as the wheel with Ctrl still does it; then use two lines."""
        super().resizeEvent(event)
        chosen = (self.which, self.languages, self.seconds, self.forms, self.to_sign, self.save)
        wide = self.width() >= self._width_of(*chosen, *self._zooms)
        for part in self._zooms:
            part.setVisible(wide)
        self._lay_out(on_one_line=wide or self.width() >= self._width_of(*chosen))

    def _lay_out(self, *, on_one_line: bool) -> None:
        """Put what is chosen of a draft beside its versions, or on a line of its own."""
        if on_one_line is self._is_on_one_line:
            return
        self._is_on_one_line = on_one_line
        if on_one_line:
            self._tools.addWidget(self._choices, 0, 1)
        else:
            self._tools.addWidget(self._choices, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._tools.addWidget(self._ways, 0, 2)

    @staticmethod
    def _width_of(*parts: QWidget) -> int:
        """Return how wide the line of these must be for none of them to lie over its neighbour."""
        widths = [part.minimumWidth() or part.sizeHint().width() for part in parts]
        return sum(widths) + _GAP * len(widths) + 2 * 8

    def _save_to_sign(self) -> None:
        """Ask where to save the version that is shown with fields for name, date and signature."""
        from creatorbook.services.signing.signatures import version_to_sign

        version = str(self.which.value() or "")
        if self._contract is None or not version.isdigit():
            return
        contract = self._contract.id
        name = _("{name} to sign").format(name=Path(self.file_name()).stem)

        def make(job: Job) -> tuple[str, bytes]:
            job.check()
            with self._desk.book.reading() as reading:
                return f"{name}.pdf", version_to_sign(reading, contract, int(version))

        self._desk.runner.submit(make, self._ask_where, self._desk.fail)

    def _ask_where(self, made: tuple[str, bytes]) -> None:
        name, self._to_save = made
        ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), name, self._write_to_sign, "pdf")

    def _write_to_sign(self, path: str) -> None:
        self._write(path, self._to_save)

    def _save_as(self) -> None:
        ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), self.file_name(), self.save_to, "pdf")

    def save_to(self, path: str) -> None:
        """Write the PDF that is shown to this place."""
        self._write(path, self.view.pdf)

    def _write(self, path: str, pdf: bytes) -> None:
        self._desk.runner.submit(lambda _job: write_whole(Path(path), pdf), self._on_saved, self._desk.fail)

    def _on_saved(self, nothing: object) -> None:
        del nothing
        self._desk.show_message(_("The PDF was saved."))
