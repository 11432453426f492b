"""What is due as two lines: the verb first, the reason under it, in both languages, with holes for nothing unknown."""

from __future__ import annotations

import string
from datetime import date

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.domain.reminders.kinds import ReminderKind
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.wording.due_lines import REASONS, TITLES, due_lines
from creatorbook.services.wording.findings import format_param

TODAY = date(2026, 11, 23)
FACTS: dict[str, object] = {
    "brand": "Maison Lune",
    "deal": "Winter serum",
    "platform": Platform.INSTAGRAM,
    "amount": Money(130000, "GBP"),
    "label": "Balance",
    "gift": "Tea box",
    "deliverable": Medium.REEL,
    "words": "Publicité | Annonce",
    "reason_given": "The brand wants it so",
    "switch": "Paid partnership",
    "territories": ("FR", "DE"),
    "objective": "Serum",
    "total": Money(116200, "EUR"),
    "threshold": Money(100000, "EUR"),
    "channels": ("organic_social",),
    "post": "Mornings by the lake",
    "terms": ("payment_days",),
    "scope": "skin care",
    "period": "Autumn",
    "number": "C-2026-001",
    "action": "Answer",
    "task": "Tidy the shelf",
    "published_on": date(2026, 11, 8),
    "ended_on": date(2025, 3, 1),
    "issued_on": date(2026, 11, 14),
    "ends_on": date(2027, 1, 1),
    "due_on": date(2026, 11, 21),
    "account": "FR76 3000",
    "count": 3,
    "booked_on": date(2026, 11, 18),
    "since": date(2026, 11, 1),
    "ladder": "",
}


def _lines(kind: str, **facts: object) -> tuple[str, str]:
    """Return the lines of what was due two days ago, of just these facts beside those of its day."""
    return due_lines(kind, {"due_on": FACTS["due_on"], **facts}, date(2026, 11, 21), TODAY)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", sorted(TITLES))
def test_every_kind_says_what_to_do_and_why_in_a_line_each(case: str, language: str) -> None:
    use_language(language)
    kind, _dot, late = case.partition(".")
    first, second = due_lines(kind, FACTS, date(2026, 11, 21) if late else TODAY, TODAY)
    assert first[0].isupper()
    assert bool(second) == bool(REASONS[case])
    for text in (first, second):
        assert len(text) <= 90
        assert not {"{", "}", "|"} & set(text)
        assert text == text.strip()
    use_language("en")


def test_the_tables_hold_every_kind_and_name_only_facts() -> None:
    assert {case.partition(".")[0] for case in TITLES} == {kind.value for kind in ReminderKind}
    assert set(REASONS) == set(TITLES)
    texts = [*TITLES.values(), *(part for parts in REASONS.values() for part in parts)]
    names = {name for text in texts for _text, name, *_rest in string.Formatter().parse(text) if name}
    assert names <= set(FACTS)


def test_a_late_payment_says_who_owes_what_and_since_when() -> None:
    facts = {name: FACTS[name] for name in ("brand", "amount", "deal", "label")}
    assert _lines("payment_late", **facts) == ("Maison Lune owes you £1,300.00", "Winter serum · Balance · due 21 Nov")
    step = {"step": 7, "letter": "payment_reminder", "tone": "firm"}
    told = _lines("payment_late", **facts, **step)[1]
    assert told == "Winter serum · Balance · due 21 Nov · send the firm reminder"
    told = _lines("payment_late", **facts, reminded_on=date(2026, 11, 22))[1]
    assert told == "Winter serum · Balance · due 21 Nov · reminded 22 Nov"
    ahead = {"step": -3, "letter": "payment_reminder", "tone": "ahead", "due_on": date(2026, 11, 25)}
    told = due_lines("payment_expected", {**facts, **ahead}, date(2026, 11, 25), TODAY)[1]
    assert told.endswith("send a word ahead")
    post = {"platform": Platform.INSTAGRAM, "brand": "Maison Lune", "published_on": date(2025, 12, 30)}
    title = "Keep proof of the Instagram post for Maison Lune"
    reason = "ut since 30 Dec 2025 · a screenshot now saves an argument later"
    assert _lines("proof_missing", **post) == (title, f"O{reason}")
    assert _lines("proof_missing", **post, post="Mornings by the lake") == (
        title,
        f"“Mornings by the lake” · o{reason}",
    )
    # Without words, posts of one day have their hours.
    assert _lines("proof_missing", **post, post=("", "18:00")) == (title, f"18:00 · o{reason}")
    assert format_param("post", (Medium.REEL, "21:30")) == " (reel, 21:30)"


def test_what_is_not_known_leaves_no_hole() -> None:
    assert _lines("payment_to_invoice", amount=Money(500, "EUR"), brand="", deal="", label="") == (
        "Invoice €5.00 to the brand",
        "Possible since 21 Nov",
    )
    assert _lines("next_action", action="", deal="iPhone case", brand="") == ("Next step", "iPhone case")
    assert _lines("task_due", task="buy milk") == ("buy milk", "")


def test_french_counts_the_first_of_a_month_and_leaves_the_year_out() -> None:
    use_language("fr")
    first = due_lines("gift_return", {"gift": "Sac", "brand": "Lune", "due_on": date(2026, 12, 1)}, None, TODAY)
    assert first == ("Renvoyer «\u00a0Sac\u00a0» à Lune", "Un prêt, pas un cadeau · pour le 1er déc.")
    use_language("en")
