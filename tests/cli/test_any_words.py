"""Whatever is typed, the command line answers with a code of its own and one object or two lines: never a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creatorbook.cli.table import COMMANDS
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

pytestmark = pytest.mark.repeats

# The tour and the doctor take what they take in other tests; these take seconds each.
NAMES = [entry.name for entry in COMMANDS if entry.name not in ("tour", "doctor")]
OPTIONS = [
    *("--limit", "--search", "--filter", "--sort", "--trash", "--version", "--on", "--within", "--language", "--out"),
    *("--as", "--preview", "--keep", "--audience", "--value", "--platform", "--affiliate", "--country", "--name"),
]
TYPED = st.one_of(
    st.sampled_from(["", "FR", "yes", "fri", "+3", "-5", "3*250", "1/0", "9" * 30, "2026-13-45"]),
    st.sampled_from(
        ["\udce9", "\x00", "a\x1b[2Jb", "夏" * 50, "%s", "{title}", "' OR 1=1 --", "x" * 5_000, "9999-12-31"]
    ),
    st.text(max_size=20),
)
FIELDS = sorted({field.name for kind in KINDS.values() for field in kind.fields})
WORDS = st.one_of(
    st.sampled_from([*OPTIONS, *KINDS, "check", "preview", "issue", "post", "facts", "gift"]),
    st.builds("{}={}".format, st.sampled_from(FIELDS), TYPED),
    TYPED,
)


@st.composite
def sensible(draw: st.DrawFn) -> list[str]:
    """Give a command line whose shape is right and whose values are anything."""
    kind = draw(st.sampled_from(list(KINDS.values())))
    fields = draw(st.lists(st.sampled_from(kind.fields), min_size=1, max_size=4, unique_by=lambda field: field.name))
    values = [f"{field.name}={draw(TYPED)}" for field in fields]
    facts = [
        f"--{name}={draw(TYPED)}" for name in ("audience", "value", "tie", "control", "on", "ended-on", "language")
    ]
    shape = draw(st.sampled_from(("add", "edit", "list", "sort", "facts", "due", "settings", "show")))
    return {
        "add": ["add", kind.id, *values],
        "edit": ["edit", "creator", "Léa Martin", f"name={draw(TYPED)}", *values],
        "list": ["list", kind.id, f"--search={draw(TYPED)}", *(f"--filter={value}" for value in values)],
        "sort": ["list", kind.id, *(word for field in fields for word in ("--sort", f"-{field.name}"))],
        "facts": ["disclose", "facts", *facts[: draw(st.integers(1, len(facts)))]],
        "due": ["due", f"--on={draw(TYPED)}", f"--within={draw(TYPED)}"],
        "settings": ["settings", f"country={draw(TYPED)}", f"name={draw(TYPED)}"],
        "show": ["show", kind.id, draw(TYPED)],
    }[shape]


def _answered(said: RunResult, *, as_json: bool) -> None:
    assert said.code in (0, 1, 2, 3, 4), said
    if said.code == 0 or said.out:
        return
    if as_json:
        assert said.error["error"]
    else:
        assert 1 <= len(said.err.splitlines()) <= 2, said.err


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(words=sensible(), as_json=st.booleans())
def test_any_values_get_an_answer(bare: Callable[..., RunResult], path: Path, words: list[str], as_json: bool) -> None:
    _answered(bare("--book", path, *(["--json"] if as_json else []), *words), as_json=as_json)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(words=st.lists(WORDS, max_size=6), as_json=st.booleans())
def test_any_words_get_an_answer(
    bare: Callable[..., RunResult],
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    words: list[str],
    as_json: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = bare("--book", path, *(["--json"] if as_json else []), name, *words)
    _answered(said, as_json=as_json or "--json" in words)
