"""What stands between a deal and its contract: one line each, and a click goes where it can be fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.findings.codes import can_be_accepted
from creatorbook.domain.findings.finding import Severity
from creatorbook.gui.parts.basic import Card, button, in_line, label
from creatorbook.gui.parts.finding_list import SEVERITY_WORDS
from creatorbook.gui.parts.status import Badge
from creatorbook.gui.rows.panel_list import PanelList
from creatorbook.gui.rows.row import PanelLine
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Finding

_ALL = 1000
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_DOTS = {Severity.ERROR: "danger", Severity.WARNING: "warn", Severity.INFO: "info"}
# Issuing itself gives these.
_BY_ISSUE = frozenset({"number", "issued_on"})


def gather_findings(found: Iterable[Finding]) -> list[tuple[Severity, Finding]]:
    """Return one finding a place, with the highest severity there; of two, the one about the deal is kept.

    The terms and the document are checked apart, and often miss the same thing.
    """
    kept: dict[object, tuple[Severity, Finding]] = {}
    for finding in found:
        if finding.about in _BY_ISSUE:
            continue
        key: object = (finding.about, finding.record) if finding.record and "." not in finding.about else finding.about
        if not finding.about:
            key = (finding.code, str(finding.params))
        before = kept.get(key)
        if before is None:
            kept[key] = (finding.severity, finding)
            continue
        weight = min(before[0], finding.severity, key=_ORDER.index)
        shown = before[1] if not before[1].code.startswith("document.") else finding
        kept[key] = (weight, shown)
    return sorted(kept.values(), key=lambda pair: (_ORDER.index(pair[0]), can_be_accepted(pair[1])))


def missing_text(finding: Finding) -> str:
    """Return what is missing, in the language of the screen: a document's own words are in the document's."""
    from creatorbook.services.wording.findings import sentence

    first, _dot, name = finding.about.partition(".")
    kind = KINDS.get(first)
    if finding.code == "document.missing_value" and kind is not None and kind.has(name):
        return _("{record}: “{field}” is missing.").format(record=_(kind.singular), field=_(kind.field(name).label))
    return sentence(finding)


class MissingList(Card):
    """`chosen(Finding)` asks to go where it can be fixed. What is only good to know is shown once asked for."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._found: list[tuple[Severity, Finding]] = []
        self._hints = self._folded = False
        self._title = label("", "heading")
        self._badge = Badge("", "ok")
        self.body.addLayout(in_line(self._title, self._badge, None))
        self.list = PanelList(_("What is missing"), at_first=_ALL)
        self.list.line_opened.connect(self._on_chosen)
        self.list.hide()
        self.body.addWidget(self.list)
        self._more = button("", self._toggle, "link")
        self._more.hide()
        self.body.addWidget(self._more)

    @property
    def errors(self) -> int:
        """How many findings forbid the issue, until they are mended or accepted."""
        return sum(severity is Severity.ERROR for severity, _finding in self._found)

    @property
    def is_blocked(self) -> bool:
        """Whether something forbids the issue that nobody can accept."""
        return any(severity is Severity.ERROR and not can_be_accepted(each) for severity, each in self._found)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return sum(severity is Severity.WARNING for severity, _finding in self._found)

    def fold(self, *, folded: bool) -> None:
        """Show the heading alone, where something else needs the room, or the findings too."""
        self._folded = folded
        self._fill()

    def show_findings(self, found: Iterable[Finding]) -> None:
        """Show these findings."""
        self._found = gather_findings(found)
        self._fill()

    def wait(self) -> None:
        """Show that the terms are being checked."""
        self._found = []
        self.list.show_lines([])
        self.list.hide()
        self._title.setText(_("Checking the terms …"))
        self._badge.show_badge("", "idle")
        self._more.hide()

    def _fill(self) -> None:
        errors, warnings = self.errors, self.warnings
        heavy = errors + warnings
        if errors:
            self._title.setText(_("Needed before issuing"))
            self._badge.show_badge(str(errors), "danger")
        elif warnings:
            self._title.setText(_("Ready to issue. Check first:"))
            self._badge.show_badge(str(warnings), "warn")
        else:
            self._title.setText(_("Nothing is missing"))
            self._badge.show_badge("", "ok")
        # Nothing that should be looked at hides behind a button; what is only good to know may.
        least = 0 if self._folded else heavy
        shown = len(self._found) if self._hints else least
        self.list.show_lines([_line_of(severity, finding) for severity, finding in self._found[:shown]])
        self.list.setVisible(bool(shown))
        rest = len(self._found) - least
        words = ngettext("Show {count} more", "Show {count} more", rest).format(count=rest)
        if self._folded:
            words = _("Show")
        self._more.setText(_("Show less") if self._hints else words)
        self._more.setVisible(rest > 0)

    def _toggle(self) -> None:
        self._hints = not self._hints
        self._fill()

    def _on_chosen(self, kind: str, id: str) -> None:
        del kind
        found = next((finding for _severity, finding in self._found if _id_of(finding) == id), None)
        if found is not None:
            self.chosen.emit(found)


def _id_of(finding: Finding) -> str:
    """Return what tells a finding from all others: it stays the same while others above it are mended."""
    return f"{finding.code} {finding.about} {finding.record} {finding.params}"


def _line_of(severity: Severity, finding: Finding) -> PanelLine:
    return PanelLine(
        "finding",
        _id_of(finding),
        missing_text(finding),
        dot=_DOTS[severity],
        tells=_(SEVERITY_WORDS[severity]),
        help=_("Enter goes where it can be fixed"),
    )
