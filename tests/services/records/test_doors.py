"""Each kind's rules through each door: the same refusal, the same default, the same value held, whichever way in.

`pytest -s tests/services/records/test_doors.py` prints the table of kinds and doors.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import creatorbook.services
from creatorbook.common.errors import CreatorbookError
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Platform, PostState
from creatorbook.services import imports
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.fields.hooks import HOOKS
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.editing import TrashRecords
from tests.services import support
from tests.services.records.doors import Doors

if TYPE_CHECKING:
    from creatorbook.common.clock import FixedClock
    from tests.services.desk import Desk

DOORS = ("add", "form", "edit", "command_line", "command_line_edit", "json_lines", "rows", "restore")
_NOBODY = "00000000-0000-7000-8000-000000000000"
_LATE, _EARLY = date(2026, 5, 31), date(2026, 5, 1)


@dataclass(frozen=True)
class Refusal:
    """Values that a kind does not stand: `base` may stand, with `more` it may not; `sheet` says the same as a file.

    "{brand}" and "{deal}" in a value are the desk's.
    """

    kind: str
    name: str
    more: dict[str, Any]
    where: str
    code: str = "bad_input"
    base: dict[str, Any] = field(default_factory=dict)
    sheet: str = ""
    doors: tuple[str, ...] = DOORS


# A row that leaves a column out takes the default; what is edited or restored has had its own.
_NEW = ("add", "form", "command_line", "json_lines", "rows")
_DEAL = {"title": "Spring", "brand_id": "{brand}"}
REFUSALS = (
    Refusal("creator", "no colour", {"document_accent": "notacolour"}, "document_accent", base={"name": "Noor"}),
    Refusal(
        "deal",
        "lost without a reason",
        {"stage": Stage.LOST},
        "stage_reason",
        "stage.reason_needed",
        _DEAL,
        "Brand,Title,Status\nÉclat,Spring,Lost\n",
    ),
    Refusal("deal", "ends before it starts", {"starts_on": _LATE, "ends_on": _EARLY}, "ends_on", base=_DEAL),
    Refusal("deal", "negative fee", {"fee": Money(-100, "EUR")}, "fee", base=_DEAL),
    Refusal(
        "deal_period",
        "ends before it starts",
        {"starts_on": _LATE, "ends_on": _EARLY},
        "ends_on",
        base={"deal_id": "{deal}", "label": "May"},
    ),
    Refusal(
        "exclusivity",
        "ends before it starts",
        {"starts_on": _LATE, "ends_on": _EARLY},
        "ends_on",
        base={"deal_id": "{deal}", "category": "Skincare"},
    ),
    Refusal(
        "note",
        "on nothing",
        {"record_id": _NOBODY},
        f"brand {_NOBODY}",
        "not_found",
        {"record_kind": "brand", "record_id": "{brand}", "text": "Call back"},
    ),
    Refusal(
        "task",
        "on nothing",
        {"record_id": _NOBODY},
        f"brand {_NOBODY}",
        "not_found",
        {"record_kind": "brand", "record_id": "{brand}", "text": "Call back"},
    ),
    Refusal(
        "post",
        "live without its label",
        {"state": PostState.LIVE},
        "label_confirmed",
        "post.label_unconfirmed",
        {"brand_id": "{brand}"},
    ),
    Refusal(
        "terms",
        "of a deal whose own are in the trash",
        {"deal_id": "{emptied}"},
        "deal_id",
        doors=_NEW,
    ),
    Refusal("post", "no place", {"label_position": "xyzzy"}, "label_position", base={"brand_id": "{brand}"}),
)

_AUDIENCE = ("BE", "FR")


@dataclass(frozen=True)
class Held:
    """What a record holds in the end of values that are given: defaults filled in, words brought to their form."""

    kind: str
    name: str
    given: dict[str, Any]
    held: dict[str, Any]
    base: dict[str, Any] = field(default_factory=dict)
    doors: tuple[str, ...] = DOORS[:-1]
    follows: str = ""
    hook: str = "check"


_BY_HAND = ("add", "form", "command_line", "json_lines")
HELD = (
    Held("creator", "colour in capitals", {"document_accent": " #1f4b6e "}, {"document_accent": "#1F4B6E"},
         base={"name": "Noor"}),
    Held("deal", "the only creator", {}, {"creator_id": "{creator}"}, _DEAL, _BY_HAND, hook="defaults"),
    Held("gift", "the only creator", {}, {"creator_id": "{creator}"}, {"description": "Serum", "brand_id": "{brand}"},
         _BY_HAND, hook="defaults"),
    Held("gift", "arrived today", {}, {"received_on": date(2026, 3, 2)},
         {"description": "Serum", "brand_id": "{brand}"}, _NEW, hook="defaults"),
    Held("post", "audience of the channel", {"platform": Platform.TIKTOK},
         {"audience_countries": _AUDIENCE, "language": "fr"}, {"brand_id": "{brand}"}, _NEW, hook="defaults"),
    Held("post", "parties of the deal", {}, {"brand_id": "{brand}", "creator_id": "{creator}"}, {"deal_id": "{deal}"},
         _NEW, hook="defaults"),
    Held("post", "place by its name", {"label_position": "in the bio"}, {"label_position": "bio"},
         {"brand_id": "{brand}"}),
    Held("post", "what it owes is kept", {"state": PostState.LIVE, "label_confirmed": True},
         {"state": PostState.LIVE}, {"brand_id": "{brand}", "platform": Platform.TIKTOK}, follows="disclosure",
         hook="after"),
)  # fmt: skip


@pytest.fixture
def doors(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FixedClock) -> Doors:
    return Doors(desk, tmp_path / "desk.creatorbook", capsys, clock)


@pytest.fixture
def names(desk: Desk) -> dict[str, str]:
    """Return what stands for the desk's records in the values of a case."""
    desk.add("channel", creator_id=desk.creator, platform=Platform.TIKTOK, handle="lea", audience_countries=_AUDIENCE)
    deal = desk.add("deal", title="Winter", brand_id=desk.brand)
    emptied = desk.add("deal", title="Autumn", brand_id=desk.brand)
    desk.book.run(TrashRecords("terms", (desk.add("terms", deal_id=emptied),)))
    return {"{brand}": desk.brand, "{deal}": deal, "{emptied}": emptied, "{creator}": desk.creator}


def _real(values: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {name: names.get(value, value) if isinstance(value, str) else value for name, value in values.items()}


@pytest.mark.parametrize(("case", "way"), [(case, way) for case in REFUSALS for way in case.doors],
                         ids=lambda part: part if isinstance(part, str) else f"{part.kind}: {part.name}")  # fmt: skip
def test_a_rule_refuses_alike_at_every_door(
    desk: Desk, doors: Doors, names: dict[str, str], case: Refusal, way: str
) -> None:
    with pytest.raises(CreatorbookError) as refused:
        getattr(doors, way)(case.kind, _real(case.base, names), _real(case.more, names))
    assert (refused.value.code, refused.value.where) == (case.code, case.where)
    assert desk.book.verify().is_ok


@pytest.mark.parametrize(
    "case", [case for case in REFUSALS if case.sheet], ids=lambda case: f"{case.kind}: {case.name}"
)
def test_a_row_of_a_sheet_that_a_rule_refuses_is_said_with_its_line(desk: Desk, tmp_path: Path, case: Refusal) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(case.sheet, encoding="utf-8")
    with pytest.raises(CreatorbookError) as refused:
        desk.add(case.kind, **_real(case.base, {"{brand}": desk.brand}), **case.more)
    (notice,) = imports.import_files(desk.book, [path]).value.notices
    assert (notice.code, notice.where) == ("row_refused", "line 2")
    assert refused.value.message in notice.message
    assert desk.ids(case.kind) == []


@pytest.mark.parametrize(("case", "way"), [(case, way) for case in HELD for way in case.doors],
                         ids=lambda part: part if isinstance(part, str) else f"{part.kind}: {part.name}")  # fmt: skip
def test_a_record_holds_the_same_by_every_door(
    desk: Desk, doors: Doors, names: dict[str, str], case: Held, way: str
) -> None:
    record = getattr(doors, way)(case.kind, _real(case.base, names), _real(case.given, names))
    row = desk.row(case.kind, record)
    held = {name: getattr(row[name], "id", row[name]) for name in case.held}
    assert held == _real(case.held, names)
    if case.follows:
        assert support.count(desk.book, case.follows) == len(_AUDIENCE)


def test_an_imported_post_has_the_audience_of_its_channel_and_waits_for_its_label(
    desk: Desk, names: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("Brand,Title,Platform,Link\nÉclat,Spring,TikTok,https://tiktok.com/@lea/1\n", encoding="utf-8")
    (notice,) = imports.import_files(desk.book, [path]).value.notices
    assert (notice.code, notice.where) == ("post_waits", "line 2")
    (post,) = (desk.row("post", id) for id in desk.ids("post"))
    assert (post["state"], post["audience_countries"], post["language"]) == (PostState.PLANNED, _AUDIENCE, "fr")
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
    assert support.count(desk.book, "disclosure") == len(_AUDIENCE)


def test_the_samples_live_posts_keep_what_they_owe_and_it_goes_with_them(desk: Desk) -> None:
    from creatorbook.services.sample.add import AddSample
    from creatorbook.services.sample.remove import RemoveSample

    before = support.content(desk.book)
    desk.book.run(AddSample())
    live = "SELECT count(*) FROM post WHERE state = 'live' AND id NOT IN (SELECT post_id FROM disclosure)"
    assert support.rows(desk.book, live) == [(0,)]
    assert support.count(desk.book, "disclosure") > 0
    assert desk.book.run(RemoveSample()).value.kept == ()
    assert support.content(desk.book) == before


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
    lines = ["", " | ".join(["kind", "rule", *DOORS, "sheet"])]
    for refusal in REFUSALS:
        ways = ["refused" if way in refusal.doors else "–" for way in DOORS] + ["said" if refusal.sheet else "–"]
        lines.append(" | ".join([refusal.kind, refusal.name, *ways]))
    for case in HELD:
        ways = ["held" if way in case.doors else "–" for way in DOORS]
        lines.append(" | ".join([case.kind, case.name, *ways, "held" if case.name.startswith("audience") else "–"]))
    return "\n".join(lines)
