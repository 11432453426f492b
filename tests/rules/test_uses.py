"""What is built is reached: a public name that only tests use is a feature that no user has."""

from __future__ import annotations

import ast

from tests.rules.source import Module
from tests.rules.uses import publics, unused

ALLOWED = {
    "creatorbook.cli.exits:USAGE": "the table of exit codes is whole; errors carry this one themselves",
    "creatorbook.cli.exits:BOOK": "the table of exit codes is whole; errors carry this one themselves",
    "creatorbook.gui.desk.guard:forget": "each test begins with no fault reported",
    "creatorbook.gui.parts.marked_pages:MarkedPdfView.marked": "what is painted can be seen by a test only so",
    "creatorbook.gui.parts.pdf_view:PdfView.zoom": "what is painted can be seen by a test only so",
    "creatorbook.services.book.bus:ChangeBus.listeners": "a closed window must leave none behind",
    "creatorbook.services.fields.words:all_words": "a test walks the table, so that it stays complete",
}

# The rules of invoices came before what drafts and issues them: each name goes from here when a command uses it.
INVOICES_TO_COME = frozenset(
    """
    law:InvoiceLaw.keeping_years
    """.split()  # noqa: SIM905  reads better as lines
)
ALLOWED |= {
    f"creatorbook.domain.money.invoices.{name}": "the commands that issue invoices follow" for name in INVOICES_TO_COME
}
ALLOWED |= {
    f"creatorbook.documents.invoice.{name}": "the commands that issue invoices follow" for name in ("story:file_name",)
}

# The one way to read was written first; the reads of services and window move to it one by one. Then this goes.


def test_every_public_name_is_used_by_more_than_tests() -> None:
    found = {str(each) for each in unused()}
    assert sorted(found - set(ALLOWED)) == [], "wire it to the window or the command line, or remove it"


def test_what_is_allowed_is_there_and_still_unused() -> None:
    found = {str(each) for each in unused()}
    assert sorted(set(ALLOWED) - found) == []


def test_a_module_offers_its_top_level_and_the_methods_of_its_classes() -> None:
    text = "A = 1\n_b = 2\ndef c(): ...\ndef _d(): ...\nclass E:\n    def f(self): ...\n    def _g(self): ...\n"
    module = Module("creatorbook/x/y.py", text, ast.parse(text))
    assert [str(each) for each in publics(module)] == [f"creatorbook.x.y:{name}" for name in ("A", "c", "E", "E.f")]
