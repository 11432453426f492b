"""Texts as the language of the screen sets them."""

from __future__ import annotations

import pytest

from creatorbook.common.i18n import quotable, use_language


@pytest.mark.parametrize(
    ("language", "text", "inner"),
    [
        ("en", "Import “contacts.csv”", "Import ‘contacts.csv’"),
        ("fr", "Importer «\u00a0contacts.csv\u00a0»", "Importer “contacts.csv”"),
        ("en", "Undo", "Undo"),
    ],
)
def test_quotation_marks_inside_others_are_of_another_kind(language: str, text: str, inner: str) -> None:
    use_language(language)
    assert quotable(text) == inner
