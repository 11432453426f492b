"""Findings as the command line prints them: a word for how much each matters, its sentence, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.wording.findings import sentence
from creatorbook.services.wording.sources import titled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.domain.findings.finding import Finding, Source

_WORDS = {
    Severity.ERROR: (mark("Missing or wrong:"), "bad"),
    Severity.WARNING: (mark("Check this:"), "warning"),
    Severity.INFO: (mark("Good to know:"), "muted"),
}


class SourceNotes:
    """The sources of what is printed: numbered where they are cited, and listed once, at the end."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def cite(self, sources: Iterable[Source]) -> str:
        """Return the numbers of sources as they stand behind a sentence, "" where there are none."""
        numbers = [self._numbers.setdefault(each, len(self._numbers) + 1) for each in dict.fromkeys(sources)]
        return f" [{', '.join(str(each) for each in sorted(numbers))}]" if numbers else ""

    def print_all(self, terminal: Terminal) -> None:
        """Print each source that was cited on a line: its title, how it was read and when, its address."""
        if self._numbers:
            terminal.line(_("Sources:"), "muted")
        for source, number in self._numbers.items():
            terminal.line(f"  [{number}] {titled(source)} {source.url}".rstrip(), "muted")


def told_once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those whose sentence an earlier one says: two blanks may lack the same field."""
    told: dict[tuple[Severity, str], Finding] = {}
    for each in found:
        told.setdefault((each.severity, sentence(each)), each)
    return tuple(told.values())


def print_findings(terminal: Terminal, found: Iterable[Finding], notes: SourceNotes | None = None) -> None:
    """Print findings under the words for their severities, each word once, and then their sources, each once.

    What is said first decides which word comes first. Where `notes` are given, the sources are only cited: whoever has
    more to say prints them.
    """
    cited = SourceNotes() if notes is None else notes
    groups: dict[Severity, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.severity, []).append(finding)
    for severity, together in groups.items():
        word, role = _WORDS[severity]
        terminal.line(_(word), role)
        for finding in together:
            terminal.line(f"  - {sentence(finding)}{cited.cite(finding.sources)}")
    if notes is None:
        cited.print_all(terminal)
