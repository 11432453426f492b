"""The sentences of a document's check: what is missing or wrong in a contract or a letter as it would be printed."""

from __future__ import annotations

from creatorbook.common.i18n import mark

DOCUMENT_SENTENCES: dict[str, str] = {
    "document.missing_value": mark("Missing for “{title}”: {name}."),
    "document.unknown_placeholder": mark("“{title}” holds a placeholder that nothing fills: {placeholder}."),
    "document.letters_replaced": mark(
        "No font of documents has these letters, and each is printed as □; the settings of the book can leave them "
        "out or take a font of this computer: {characters}"
    ),
    "document.letters_left_out": mark("No font of documents has these letters, and they are left out: {characters}"),
    "document.letters_of_system": mark("These letters are set from a font of this computer: {characters}"),
    "document.signs_left_out": mark("These signs are left out of the document, because no font has them: {characters}"),
    "document.too_long": mark("The text of {field} is too long: {length} characters, at most {limit}."),
    "document.too_many_rows": mark("There are too many lines in {field}: {count}, at most {limit}."),
    "document.too_many_lines": mark("There are too many lines in {field}: {count}, at most {limit}."),
    "document.minor_creator": mark(
        "The creator is under age: the legal representative signs too. Have a professional read this contract."
    ),
    "document.minor_refused": mark(
        "The creator is {age}. Under {limit}, French law asks for an authorisation and for part of the pay to be set "
        "aside: have this contract written by a professional."
    ),
    "document.minor_age_missing": mark(
        "The creator is under age, and French law has rules of its own under {limit}: fill in the date of birth."
    ),
    "document.guardian_missing": mark("The creator is under age: name the legal representative who signs."),
    "document.other_language": mark(
        "“{text}” seems to be in another language than the contract: it is printed as you wrote it, untranslated."
    ),
    "document.typed_once": mark(
        "“{text}” is printed in both columns as you wrote it: word it so that readers of either language understand it."
    ),
    "document.one_language": mark(
        "The clause “{title}” is worded in one of the two languages alone ({language}): the other column only says so. "
        "Word it in both."
    ),
    "document.fixed_clause": mark("The clause “{title}” stays: every contract needs it."),
    "document.unknown_alternative": mark("The clause “{title}” has no wording called “{name}”; the usual one is used."),
    "document.stray_braces": mark(
        "“{title}” has double braces that are not a placeholder: they are printed as they are."
    ),
    "document.mandatory_clause_off": mark("The clause “{title}” is switched off, and the law asks for it ({law})."),
    "document.mandatory_text_changed": mark("The clause “{title}” was reworded; check what the law asks ({law})."),
    "document.law_differs": mark("The contract follows the law of {governing_law}, not that of {jurisdiction}."),
    "document.unknown_clause": mark("There is no clause called “{clause}” in the library."),
    "document.empty_clause": mark("The clause “{title}” is empty."),
}
