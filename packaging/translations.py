"""Brings the catalogues up to date with the texts in the code, and tells what is not translated.

`uv run python packaging/translations.py [--check] [--root FOLDER]`: collects every text marked in creatorbook/,
puts it into each resources/i18n/*.po and drops what the code no longer says. With --check nothing is written. The
exit code is 0 where everything is translated (and, with --check, up to date), else 1. Needs Babel.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Message

_WIDTH = 118
# What marks a text, and which arguments are texts: (number, "c") is a context.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "mark": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def collect(root: Path) -> Catalog:
    """Return a catalogue of every text marked in the code below root/creatorbook, with the files it stands in."""
    template = Catalog()
    found = extract_from_dir(
        root / "creatorbook", method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
    )
    for name, _line, message, comments, context in found:
        # Without line numbers, which would change the catalogue with every edit of the code.
        place = [(f"creatorbook/{Path(name).as_posix()}", None)]
        template.add(message, None, place, auto_comments=comments, context=context)  # type: ignore[arg-type]  # Babel's stubs want a line number, its writer does not
    return template


def update(source: Path, template: Catalog) -> tuple[str, list[Message]]:
    """Return the text of a catalogue brought up to date, and its messages that have no full translation.

    Nothing is guessed from similar texts, and what the code no longer says is dropped: git remembers it.
    """
    with source.open("rb") as file:
        catalogue = read_po(file)
    catalogue.update(template, no_fuzzy_matching=True)
    out = io.BytesIO()
    write_po(
        out, catalogue, width=_WIDTH, sort_output=True, ignore_obsolete=True, include_lineno=False, omit_header=True
    )
    # The header stays as it was written: Babel would put its own version and the date into it.
    header = source.read_text(encoding="utf-8").partition("\n\n")[0].rstrip("\n")
    text = "\n\n".join(part for part in (header, out.getvalue().decode("utf-8").strip("\n")) if part) + "\n"
    return text, [message for message in catalogue if message.id and _is_lacking(message)]


def _is_lacking(message: Message) -> bool:
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return message.fuzzy or not all(forms)


def main(arguments: Sequence[str] | None = None) -> int:
    """Update or check every catalogue, report each untranslated text, and return the exit code."""
    parser = argparse.ArgumentParser(prog="translations", description="Bring the catalogues up to date.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something would change")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project")
    chosen = parser.parse_args(arguments)
    template = collect(chosen.root)
    complete = True
    for source in sorted((chosen.root / "resources" / "i18n").glob("*.po")):
        text, lacking = update(source, template)
        stale = text != source.read_text(encoding="utf-8")
        if stale and not chosen.check:
            source.write_text(text, encoding="utf-8", newline="\n")
        for message in lacking:
            places = ", ".join(sorted({name for name, _line in message.locations}))
            print(f"{source.name}: not translated: {message.id!r} ({places})")
        state = "would change" if stale and chosen.check else "brought up to date" if stale else "is up to date"
        print(f"{source.name}: {state}; {len(template) - len(lacking)} of {len(template)} texts translated.")
        complete = complete and not lacking and not (stale and chosen.check)
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
