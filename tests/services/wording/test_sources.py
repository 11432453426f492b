"""How a source is said: the same words everywhere, with the day, in both languages."""

from __future__ import annotations

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.domain.findings.finding import Source
from creatorbook.services.disclosure.duties import plain_source
from creatorbook.services.wording.sources import backed_by, how_read, titled

TEXT = Source("The act", "https://law.example/act/5", "2026-11-23", "high")
NEWS = Source("The paper", "https://news.example/1", "2026-11-30", "medium", "elsewhere")
KNOWN = Source("Habit", "https://news.example/", "2026-11-30", "low", "memory")
OWN = Source("Mine", "", "2026-03-02", "low", "own")


@pytest.mark.parametrize(
    ("source", "english", "french"),
    [
        (TEXT, "read at the source on 23 Nov 2026", "lu à la source le 23 nov. 2026"),
        (NEWS, "read elsewhere on 30 Nov 2026", "lu ailleurs le 30 nov. 2026"),
        (KNOWN, "from memory, written down on 30 Nov 2026", "de mémoire, noté le 30 nov. 2026"),
        (OWN, "your own word, of 2 Mar 2026", "votre propre parole, du 2 mars 2026"),
    ],
)
def test_each_way_of_reading_has_its_words_and_its_day(source: Source, english: str, french: str) -> None:
    for language, said in (("en", english), ("fr", french)):
        use_language(language)
        assert how_read(source) == said
        assert titled(source) == f"{source.title} ({said})"
        assert plain_source(source)["read"] == said
    use_language("en")


def test_a_fact_says_its_best_reading_what_was_not_read_and_whether_it_is_unsure() -> None:
    use_language("en")
    assert backed_by((TEXT,), "high") == "● Read at the source on 23 Nov 2026"
    assert backed_by((NEWS, KNOWN), "low") == (
        "○ Read elsewhere on 30 Nov 2026 · 1 of 2 sources from memory · to be confirmed"
    )
    assert backed_by((KNOWN,), "medium") == "△ From memory, written down on 30 Nov 2026"
    assert backed_by((OWN,), "low") == "Your own word, of 2 Mar 2026"
    assert backed_by((), "high") == ""
