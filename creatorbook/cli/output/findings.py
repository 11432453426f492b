"""Findings as the command line prints them: a word for how much each matters, its sentence, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.domain.findings.finding import Finding, Source

_WORDS = {
    Severity.ERROR: (mark("Missing or wrong:"), "bad"),
    Severity.WARNING: (mark("Look at this:"), "warning"),
    Severity.INFO: (mark("Good to know:"), "muted"),
}


def print_findings(terminal: Terminal, found: Iterable[Finding]) -> None:
    """Print findings in order, each under the word for its severity."""
    before = None
    for finding in found:
        if finding.severity is not before:
            word, role = _WORDS[finding.severity]
            terminal.line(_(word), role)
            before = finding.severity
        terminal.line(f"  - {sentence(finding)}")
        for line in sources(finding.sources):
            terminal.line(f"      {line}", "muted")


def sources(listed: Iterable[Source]) -> list[str]:
    """Return a line for each source: its title, the day it was checked, its address."""
    return [
        _("Source: {title} (checked {day}) {url}")
        .format(title=source.title, day=source.checked_on, url=source.url)
        .rstrip()
        for source in listed
    ]
