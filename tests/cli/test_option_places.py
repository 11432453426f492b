"""Options stand anywhere among the words of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]

# Each command that takes a list of words, with a common option to be put between any two of them.
pytestmark = pytest.mark.alike

COMMANDS = (
    ("add", "brand", "name=Boréal", "country=FR"),
    ("edit", "brand", "Aurora", "name=Boréal", "country=FR"),
    ("list", "brand"),
    ("show", "brand", "Aurora"),
    ("history", "brand", "Aurora"),
    ("settings", "name=Camille", "country=FR"),
    ("trash", "brand", "Aurora", "Cobalt"),
    ("contract", "issue", "Reel"),
    ("disclose", "facts"),
    ("letter", "rate", "FR"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_common_option_may_stand_between_any_two_words(
    bare: Run, ok: Run, path: Path, words: tuple[str, ...]
) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "brand", "name=Cobalt")
    ok("add", "deal", "title=Reel", "brand=Aurora")
    for option in (("--book", str(path)), (f"--book={path}",), ("--json",), ("--lang", "fr")):
        others = () if option[0].startswith("--book") else ("--book", str(path))
        for place in range(1, len(words) + 1):
            said = bare(*others, *words[:place], *option, *words[place:])
            assert said.code != 2, (said, place, option)
            assert bare("--book", path, "undo").code in (0, 1, 4)


def test_an_option_of_its_own_stands_among_the_fields_too(cb: Run, ok: Run) -> None:
    brand = ok("add", "--json", "brand", "name=Aurora").json
    said = ok("edit", "brand", brand["id"], "name=Boréal", "--version", brand["version"], "--json", "country=FR")
    assert (said.json["name"], said.json["country"]) == ("Boréal", "FR")
    assert cb("edit", "brand", brand["id"], "name=Aurora", "--version", "1", "country=DE").code == 1


def test_what_is_missing_is_not_taken_from_elsewhere(cb: Run) -> None:
    said = cb("add", "brand", "name=Aurora", "--book")
    assert said.code == 2
    assert "A value is missing after --book." in said.err
    assert "--bogus" in cb("add", "brand", "--bogus", "name=Aurora").err
    assert cb("show", "--", "brand", "--json").code == 3
