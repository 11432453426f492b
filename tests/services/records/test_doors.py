"""Each kind's rules through each door: the same refusal, the same default, the same value held, whichever way in.

`pytest -s tests/services/records/test_doors.py` prints the table of kinds and doors.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import creatorbook.services
from creatorbook.common.errors import CreatorbookError
from creatorbook.common.paths import resources
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.platforms import Platform, PostState
from creatorbook.services import imports
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.fields.hooks import HOOKS
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.sample.add import AddSample
from tests.services import support
from tests.services.desk import Desk, fill, furnished_desk
from tests.services.records.door_cases import (
    AUDIENCE,
    DOORS,
    HELD,
    REFUSALS,
    WINDOW_DOORS,
    Held,
    Refusal,
    fill_in,
    may_come_back,
    real_values,
    window_doors,
)
from tests.services.records.doors import Doors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.common.clock import FixedClock
    from creatorbook.services.book.book import Book


def _furnish(book: Book) -> dict[str, str]:
    fill(book)
    desk = Desk(book)
    return fill_in(book, desk.creator, desk.brand)


@pytest.fixture
def furnished(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Desk, dict[str, str]]]:
    desk, names = furnished_desk(tmp_path / "desk.creatorbook", clock, _furnish)
    with desk.book:
        yield desk, names


@pytest.fixture
def desk(furnished: tuple[Desk, dict[str, str]]) -> Desk:
    return furnished[0]


@pytest.fixture
def names(furnished: tuple[Desk, dict[str, str]]) -> dict[str, str]:
    """Return what stands for the desk's records in the values of a case."""
    return furnished[1]


@pytest.fixture
def doors(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FixedClock) -> Doors:
    return Doors(desk, tmp_path / "desk.creatorbook", capsys, clock)


@pytest.mark.parametrize(("case", "way"), [(case, way) for case in REFUSALS for way in case.doors],
                         ids=lambda part: part if isinstance(part, str) else f"{part.kind}: {part.name}")  # fmt: skip
def test_a_rule_refuses_alike_at_every_door(
    desk: Desk, doors: Doors, names: dict[str, str], case: Refusal, way: str
) -> None:
    with pytest.raises(CreatorbookError) as refused:
        getattr(doors, way)(case.kind, real_values(case.base, names), real_values(case.more, names))
    assert (refused.value.code, refused.value.where) == (case.code, case.where)
    assert desk.book.verify().is_ok


@pytest.mark.parametrize(
    "case", [case for case in REFUSALS if may_come_back(case)], ids=lambda case: f"{case.kind}: {case.name}"
)
def test_a_value_that_was_kept_before_comes_back_as_it_was(
    desk: Desk, doors: Doors, names: dict[str, str], case: Refusal
) -> None:
    record = doors.restore(case.kind, real_values(case.base, names), real_values(case.more, names))
    row = desk.row(case.kind, record)
    assert {name: row[name] for name in case.more} == case.more
    assert record in desk.ids(case.kind)


@pytest.mark.parametrize(
    "case", [case for case in REFUSALS if case.sheet], ids=lambda case: f"{case.kind}: {case.name}"
)
def test_a_row_of_a_sheet_that_a_rule_refuses_is_said_with_its_line(desk: Desk, tmp_path: Path, case: Refusal) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(case.sheet, encoding="utf-8")
    with pytest.raises(CreatorbookError) as refused:
        desk.add(case.kind, **real_values(case.base, {"{brand}": desk.brand}), **case.more)
    before = desk.ids(case.kind)
    (notice,) = imports.import_files(desk.book, [path]).value.notices
    assert (notice.code, notice.where) == ("row_refused", "line 2")
    assert refused.value.message in notice.message
    assert desk.ids(case.kind) == before


@pytest.mark.parametrize(("case", "way"), [(case, way) for case in HELD for way in case.doors],
                         ids=lambda part: part if isinstance(part, str) else f"{part.kind}: {part.name}")  # fmt: skip
def test_a_record_holds_the_same_by_every_door(
    desk: Desk, doors: Doors, names: dict[str, str], case: Held, way: str
) -> None:
    record = getattr(doors, way)(case.kind, real_values(case.base, names), real_values(case.given, names))
    row = desk.row(case.kind, record)
    held = {name: getattr(row[name], "id", row[name]) for name in case.held}
    assert held == real_values(case.held, names)
    if case.follows:
        assert support.count(desk.book, case.follows) == case.followed


def test_an_imported_post_has_the_audience_of_its_channel_and_waits_for_its_label(
    desk: Desk, names: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("Brand,Title,Platform,Link\nÉclat,Spring,TikTok,https://tiktok.com/@lea/1\n", encoding="utf-8")
    (notice,) = imports.import_files(desk.book, [path]).value.notices
    assert (notice.code, notice.where) == ("post_waits", "line 2")
    (post,) = (desk.row("post", id) for id in desk.ids("post"))
    assert (post["state"], post["audience_countries"], post["language"]) == (PostState.PLANNED, AUDIENCE, "fr")
    assert post["brand_id"].id == names["{brand}"]
    assert support.count(desk.book, "disclosure") == 0


def test_a_column_that_a_sheet_leaves_empty_stays_empty(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "gifts.csv"
    path.write_text("Brand,Product,Received,Value\nÉclat,Serum,,30 EUR\n", encoding="utf-8")
    imports.import_files(desk.book, [path])
    (gift,) = (desk.row("gift", id) for id in desk.ids("gift"))
    assert (gift["received_on"], gift["creator_id"].id) == (None, desk.creator)


def test_a_move_is_held_to_the_rules_of_an_edit(desk: Desk, names: dict[str, str]) -> None:
    with pytest.raises(CreatorbookError) as moved:
        desk.book.run(MoveDeal(names["{deal}"], Stage.LOST))
    with pytest.raises(CreatorbookError) as edited:
        desk.edit("deal", names["{deal}"], stage=Stage.LOST)
    assert (moved.value.code, moved.value.message) == (edited.value.code, edited.value.message)
    desk.book.run(MoveDeal(names["{deal}"], Stage.LOST, "Too late"))
    with pytest.raises(CreatorbookError) as emptied:
        desk.edit("deal", names["{deal}"], stage_reason="")
    assert emptied.value.code == moved.value.code


def test_going_live_is_held_to_the_rules_of_an_edit(desk: Desk, names: dict[str, str]) -> None:
    post = desk.add("post", brand_id=names["{brand}"], platform=Platform.TIKTOK)
    with pytest.raises(CreatorbookError) as refused:
        desk.book.run(GoLive(post))
    assert refused.value.code == "post.label_unconfirmed"
    desk.book.run(GoLive(post, label_confirmed=True))
    assert support.count(desk.book, "disclosure") == len(AUDIENCE)


def test_the_samples_live_posts_keep_what_they_owe_and_it_goes_with_them(desk: Desk) -> None:
    from creatorbook.services.sample.remove import RemoveSample

    before = support.content(desk.book)
    desk.book.run(AddSample())
    live = "SELECT count(*) FROM post WHERE state = 'live' AND id NOT IN (SELECT post_id FROM disclosure)"
    assert support.rows(desk.book, live) == [(0,)]
    assert support.count(desk.book, "disclosure") > 0
    assert desk.book.run(RemoveSample()).value.kept == ()
    assert support.content(desk.book) == before


def test_what_every_importer_and_the_sample_bring_would_be_let_in_again(desk: Desk) -> None:
    """Restoring holds a record to the rules of its kind as it stands: whatever brought it, it stands by them."""
    files = sorted(path for path in (resources() / "samples").iterdir() if path.is_file())
    assert {path.suffix for path in files} == {".csv", ".eml", ".vcf", ".xlsx"}
    for path in files:
        imports.import_files(desk.book, [path])
    desk.book.run(AddSample())
    brought = {kind: ids for kind in HOOKS if (ids := desk.ids(kind))}
    assert set(HOOKS) - set(brought) == {"task", "invoice"}
    for kind, ids in brought.items():
        desk.book.run(TrashRecords(kind, tuple(ids)))
        assert desk.book.run(RestoreRecords(kind, tuple(ids))).value >= len(ids)


def test_every_hook_of_the_table_is_taken_through_the_doors() -> None:
    taken = {(case.kind, "check") for case in REFUSALS} | {(case.kind, case.hook) for case in HELD}
    named = {(kind, hook) for kind, hooks in HOOKS.items() for hook in ("defaults", "check", "after")
             if getattr(hooks, hook)}  # fmt: skip
    assert named <= taken
    assert set(HOOKS) <= set(KINDS)
    print(_table())  # noqa: T201  the table of kinds and doors, with -s


def test_no_command_adds_past_the_gate() -> None:
    found = []
    for path in sorted(Path(creatorbook.services.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
                of_unit = isinstance(call.func.value, ast.Name) and call.func.value.id == "uow"
                if (
                    of_unit
                    and call.func.attr in ("add", "insert_many", "insert_ready")
                    and not _has_no_rules(call.args[0])
                ):
                    found.append(path.name)
    # The gate itself; JSON lines and the plan of an import, whose rows went through it one by one; and files.
    assert set(found) == {"gate.py", "many.py", "plan.py", "attachments.py", "proofs.py"}


def _has_no_rules(what: ast.expr) -> bool:
    """Whether a model is named, one that no person lists: nothing of the table is about it."""
    made = what.func if isinstance(what, ast.Call) else what
    tables = {"".join(part.title() for part in kind.split("_")) for kind in KINDS}
    is_model = isinstance(made, ast.Name) and made.id[0].isupper()
    return is_model and isinstance(made, ast.Name) and made.id not in tables


def _table() -> str:
    """Return which doors a rule was taken through: those of the window by tests/gui/forms/test_doors.py."""
    lines = ["", " | ".join(["kind", "rule", *DOORS, *WINDOW_DOORS, "sheet"])]
    for refusal in REFUSALS:
        ways = ["refused" if way in refusal.doors else "–" for way in DOORS]
        ways += ["refused" if way in window_doors(refusal) else "–" for way in WINDOW_DOORS]
        lines.append(" | ".join([refusal.kind, refusal.name, *ways, "said" if refusal.sheet else "–"]))
    for case in HELD:
        ways = ["held" if way in case.doors else "–" for way in DOORS] + ["–"] * len(WINDOW_DOORS)
        lines.append(" | ".join([case.kind, case.name, *ways, "held" if case.name.startswith("audience") else "–"]))
    return "\n".join(lines)
