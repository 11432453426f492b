"""The page "Writing" of CONTRIBUTING holds where a machine can tell: forms, marks and spaces that no text may have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "i18n" / "fr.po"
HELP = ROOT / "resources" / "help"

# Words of a dialect that readers of English do not share; "owed" is for money alone.
ENGLISH = {
    "mend": r"\bmend(s|ed|ing)?\b",
    "you are told": r"\btold\b",
    "stands, for is": r"\bstands?\b",
    "worth a look": r"\bworth a look\b|\blook (at (this|it|what)|here|whether)\b",
    "things owed": r"\bwhat is owed\b|\bthings? (is|are) owed\b|\bwhat this post owes\b",
    "moved to the trash": r"\bput away\b",
    "by itself": r"\bby itself\b",
    "said of": r"\b(nothing is|not) said\b",
    "hold instead": r"\bhold instead\b",
    "whole, for undamaged": r"\bis (not )?whole\b",
    "apart, for separately": r"\b(quoted|apart by) apart\b|\bapart by\b",
    "is no …": r"” is (no|none)\b",
    "mail, e-mail": r"\be-mails?\b|\b(?<![-@.])mails?\b(?!\.)",
    "a straight apostrophe": r"\w'\w",
    "a space before %": r"[\d}] %",
    "three dots": r"\.\.\.",
}
# One thing has one name: what is wrong in French, and what is said instead.
FRENCH = {
    "label, for libellé": r"\blabels?\b",
    "droit d’utilisation, for droit d’exploitation": r"droits? d’utilisation",
    "intérêts de retard, for pénalités": r"intérêts? de retard|taux de retard",
    "versement, for échéance": r"\bversements?\b",
    "tours, for allers-retours": r"\btours de modifications\b",
    "relecture, for validation": r"délai de relecture",
    "courriel, infolettre, mot-dièse": r"\bcourriels?\b|\binfolettres?\b|\bmots?-dièses?\b",
    "influenceur, for créateur": r"\binfluenceurs?\b",
    "place, for emplacement": r"\bplaces? (pour|de) (signer|signature|parapher)\b",
    "tient, for valide": r"signature[^.]* ne tient pas",
    "the reader’s gender": r"\w\([eE]\)|\bl’utilisateur\b",
    "conforme": r"\bconformes?\b",
    "de before a name": r"\b(de|du|que|jusque|d’|l’) ?\{(creator|name|country|courts|place|category)\}",
}


def texts(side: str) -> list[str]:
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    held = [message.id if side == "en" else message.string for message in messages]
    return [str(text) for each in held for text in (each if isinstance(each, list | tuple) else (each,))]


def helped(language: str) -> list[str]:
    return [line for page in sorted((HELP / language).glob("*.md")) for line in page.read_text("utf-8").splitlines()]


def broken(said: list[str], pattern: str) -> list[str]:
    found = re.compile(pattern, re.IGNORECASE)
    return [text for text in said if found.search(text)]


@pytest.mark.parametrize("form", ENGLISH)
def test_english_says_it_as_readers_do(form: str) -> None:
    # What can be copied out is an address, a path or an option, and no prose.
    said = [
        re.sub(r"`[^`]*`|\]\([^)]*\)|--\w+|\*\.\w+|\.(eml|mbox)\b", "", text) for text in texts("en") + helped("en")
    ]
    assert broken(said, ENGLISH[form]) == []


@pytest.mark.parametrize("form", FRENCH)
def test_french_calls_one_thing_by_one_name(form: str) -> None:
    said = texts("fr") + helped("fr")
    # The name of what is filled in is no word of the sentence, but for what stands before a person's own.
    bare = said if "name" in form else [re.sub(r"\{\w+\}", "…", text) for text in said]
    assert broken(bare, FRENCH[form]) == []


def test_french_help_has_its_marks_and_no_break_spaces() -> None:
    for line in helped("fr"):
        assert not re.search("«(?!\u00a0)|(?<!\u00a0)»|\\S [:;!?%]|\u202f|\\w'\\w", line), line


def test_what_is_refused_is_seen() -> None:
    assert broken(["A copy that is not whole"], ENGLISH["whole, for undamaged"])
    assert broken(["Le label de la plateforme"], FRENCH["label, for libellé"])
    assert broken(["Logo de {name}"], FRENCH["de before a name"])
    assert not broken(["Standard"], ENGLISH["stands, for is"])
