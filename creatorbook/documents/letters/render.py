"""From a letter's input to its PDF, for preview and for the file that is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.letters.checks import check_letter
from creatorbook.documents.letters.text import compose_letter
from creatorbook.documents.render import CannotRender, Rendered, lay_out_document
from creatorbook.domain.findings.finding import Severity

if TYPE_CHECKING:
    from creatorbook.documents.inputs.letter import LetterInput
    from creatorbook.documents.page.layout import Built


def render_letter(letter: LetterInput) -> Rendered:
    """Return the letter as a PDF; equal inputs give equal bytes, in any process.

    A draft is made with its gaps marked, a letter that goes out only where the check found no error. Raises
    CannotRender with a sentence otherwise, BadInput where there are no letters in the language.
    """
    findings = check_letter(letter)
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if any(finding.code.startswith("document.too_") for finding in errors):
        raise CannotRender(
            _("The text is too long for a letter."), errors, hint=_("Shorten it, or attach it as a file of its own.")
        )
    if errors and letter.status is not DocumentStatus.DRAFT:
        raise CannotRender(
            ngettext(
                "The letter cannot be written: {count} thing is missing or wrong.",
                "The letter cannot be written: {count} things are missing or wrong.",
                len(errors),
            ).format(count=len(errors)),
            errors,
            hint=_("Fix what is listed, then write it again."),
        )

    def lay_out() -> Built:
        # Imported late: ReportLab costs a tenth of a second, and a start must not pay for it.
        from creatorbook.documents.letters.story import letter_furniture, letter_story
        from creatorbook.documents.page.densities import Density
        from creatorbook.documents.page.layout import build
        from creatorbook.documents.page.styles import set_density

        composed = compose_letter(letter)
        furniture = letter_furniture(letter, composed)
        made = build(letter_story(letter, composed), furniture)
        for density in (Density.CLOSER, Density.LETTER, Density.LETTER_CLOSE):
            # A letter is read on one page: rather closer than carried over.
            if made.pages > 1:
                with set_density(density):
                    closer = build(letter_story(letter, composed), furniture)
                made = closer if closer.pages < made.pages else made
        return made

    return lay_out_document(lay_out, findings, letter.look, letter.language)
