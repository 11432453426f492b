"""Every command is in the table of steps, each of its placeholders has its words, and every text is French too."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import string
from typing import Any

import pytest

import creatorbook.services
from creatorbook.common.i18n import _, use_language
from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.signatures import Signatory
from creatorbook.services.book.command import Command
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.wording.steps import STEPS, done_words, step_words

TURNS = {"step.undo", "step.redo"}


def all_commands() -> list[type[Command[Any]]]:
    """Return every command of the services."""
    for module in pkgutil.walk_packages(creatorbook.services.__path__, "creatorbook.services."):
        importlib.import_module(module.name)
    found = subclasses(Command)
    # What only other commands are built on has no code.
    return [each for each in found if each.__module__.startswith("creatorbook.") and hasattr(each, "code")]


def subclasses(of: type) -> list[type[Any]]:
    direct: list[type[Any]] = of.__subclasses__()
    return [*direct, *(each for one in direct for each in subclasses(one))]


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def test_every_command_has_a_code_of_its_own_in_the_table() -> None:
    commands = all_commands()
    codes = [command.code for command in commands]
    assert len(codes) > 40
    assert len(set(codes)) == len(codes)
    assert set(codes) | TURNS == set(STEPS)


@pytest.mark.parametrize("code", sorted(STEPS))
def test_every_placeholder_is_put_into_words(code: str) -> None:
    known = STEPS[code]
    assert placeholders(known.text) == set(known.words)
    assert placeholders(known.done) <= set(known.words)
    # What is not said leaves a hole, not an error: what was done can always be read.
    assert step_words(code, {})


@pytest.mark.parametrize("code", sorted(STEPS))
def test_every_text_is_french_too(code: str) -> None:
    use_language("fr")
    assert _(STEPS[code].text) != STEPS[code].text
    assert placeholders(_(STEPS[code].text)) == placeholders(STEPS[code].text)
    done = STEPS[code].done
    assert not done or (_(done) != done and placeholders(_(done)) == placeholders(done))


def test_what_was_just_done_is_said_as_done() -> None:
    use_language("en")
    assert done_words("record.add", {"kind": "brand", "title": "Aurora"}) == "Added “Aurora”"
    assert done_words("reminders.answer", {"count": 4, "answer": "done"}) == "Answered lines of Today (4): done"
    assert done_words("fee.split", {"phrase": "50/50"}) == "Split the fee: 50/50"
    use_language("fr")
    assert done_words("sample.remove", {}) == "Retrait de l’exemple"


def test_every_command_names_what_its_text_asks_for() -> None:
    for command in all_commands():
        source = inspect.getsource(inspect.getmodule(command) or command)
        for name in STEPS[command.code].words:
            named_elsewhere = command.__name__ == "KeepTheirContract"  # the file is named by the command that it runs
            assert named_elsewhere or f"{name}=" in source, (command.__name__, name)


READ = (
    ("record.add", {"kind": "brand", "title": "Aurora"}, "Add brand “Aurora”", "Ajout : marque « Aurora »"),
    (
        "record.trash",
        {"kind": "deal", "title": "Été", "more": 2},
        "Move deal “Été and 2 more” to the trash",
        "Mise à la corbeille : collaboration « Été et 2 de plus »",
    ),
    ("record.add", {"kind": "deliverable", "title": "reel"}, "Add deliverable “Reel”", ""),
    ("record.add", {"kind": "post", "title": ""}, "Add post “(no title)”", ""),
    ("deal.move", {"title": "Été", "stage": Stage.NEGOTIATING.value}, "Move “Été” to Negotiating", ""),
    ("contract.mark", {"number": "C-1", "state": ContractState.WITHDRAWN.value}, "Mark contract C-1 as Withdrawn", ""),
    ("contract.sign", {"number": "C-1", "party": Signatory.BRAND.value}, "Sign C-1 for Brand", ""),
    (
        "late_rate.set",
        {"country": "DE", "day": "2026-07-01"},
        "Set the late rate of Germany from 1 Jul 2026",
        "",
    ),
    ("files.import", {"file": "a.csv", "more": 6}, "Import “a.csv and 6 more”", ""),
    ("terms.take", {"kind": "terms", "field": "payment_days"}, "", ""),
    ("their_contract.take", {"topic": Topic.NOTICE.value}, "Take over “Notice period” from their contract", ""),
    ("clause.choose", {"clause": "own:1", "title": "Mine"}, "Choose the clause “Mine”", ""),
    ("post.publish", {"title": "", "platform": "instagram"}, "Mark the post “Instagram” as published", ""),
)


@pytest.mark.parametrize(("code", "params", "english", "french"), READ)
def test_raw_values_read_in_both_languages(code: str, params: dict[str, str | int], english: str, french: str) -> None:
    use_language("en")
    in_english = step_words(code, params)
    use_language("fr")
    in_french = step_words(code, params).replace("\N{NO-BREAK SPACE}", " ")
    assert in_english != in_french
    assert not english or in_english == english
    assert not french or in_french == french


def test_a_clause_has_the_librarys_title_in_the_readers_language() -> None:
    use_language("en")
    english = step_words("clause.choose", {"clause": "ownership", "title": ""})
    use_language("fr")
    french = step_words("clause.choose", {"clause": "ownership", "title": ""})
    assert "ownership" not in french
    assert english.split("“")[1][:-1] not in french


def test_what_a_newer_program_wrote_is_read_as_it_stands() -> None:
    assert step_words("deal.move", {"title": "T", "stage": "from_later"}) == "Move “T” to from_later"
    assert step_words("record.add", {"kind": "task", "title": "T"}) == "Add task “T”"
    assert step_words("late_rate.set", {"country": "QQ", "day": "soon"}) == "Set the late rate of QQ from soon"
    assert step_words("their_contract.take", {"topic": "from_later"}).startswith("Take over “from_later”")
    assert step_words("terms.take", {"kind": "terms", "field": "from_later"}) == "Take over “from_later”"


def test_a_step_from_before_there_were_codes_reads_as_it_did() -> None:
    old = ("Change {kind} “{title}”", {"kind": "brand", "title": "Aurora"})
    assert step_words(*old) == "Change brand “Aurora”"
    use_language("fr")
    assert step_words(*old).replace("\N{NO-BREAK SPACE}", " ") == "Modification : brand « Aurora »"


def test_the_title_of_every_kind_can_be_put_into_words() -> None:
    for kind in KINDS:
        assert "x" in step_words("record.edit", {"kind": kind, "title": "x"})
