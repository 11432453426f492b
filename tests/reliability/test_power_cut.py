"""A thousand replayed power cuts: nothing acknowledged is lost with our settings, and weaker settings do lose.

The controls prove that the test bites; kill -9 cannot tell these settings apart.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.store.engine import driver
from tests.children import PATIENCE, finish, start
from tests.reliability.disk import Disk, Operation, read_log
from tests.reliability.recorded import BOOK

if TYPE_CHECKING:
    from collections.abc import Iterator

STATES = 10 * int(os.environ.get("CREATORBOOK_ROUNDS", "100"))
UNITS = 80

pytestmark = [pytest.mark.slow, pytest.mark.durable]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the compiled recorder."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        pytest.fail("No C compiler was found; the power-cut test needs one: install gcc, or run packaging/dev.py test.")
    source = Path(__file__).with_name("recorder.c")
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"], check=True, timeout=PATIENCE
    )
    return library


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Return a folder in memory where there is one: thousands of small files need no real disk."""
    memory = Path("/dev/shm")  # noqa: S108  a folder of random name is made in it
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def record(recorder: Path, folder: Path, synchronous: str, units: int) -> Path:
    work = folder / "work"
    work.mkdir()
    log = folder / "log"
    environment = {"LD_PRELOAD": str(recorder), "RECORDER_FOLDER": str(work), "RECORDER_LOG": str(log)}
    finish(start("tests.reliability.recorded", work, synchronous, units, environment=environment))
    return log


def cut(recorder: Path, scratch: Path, synchronous: str, states: int, units: int = UNITS) -> dict[str, Any]:
    log = record(recorder, scratch, synchronous, units)
    found: dict[str, Any] = json.loads(
        finish(start("tests.reliability.power_cuts", log, scratch, states, 11), seconds=PATIENCE + states // 2)
    )
    assert found["states"] == states
    return found


def test_the_recorder_sees_what_is_written(recorder: Path, scratch: Path) -> None:
    operations = list(read_log(record(recorder, scratch, driver.SYNCHRONOUS, 25).read_bytes()))
    disk = Disk()
    for operation in operations:
        disk.apply(operation)
    for name in list(disk.names):
        disk.apply(Operation("S", name, 0, b""))
    disk.apply(Operation("S", ".", 0, b""))
    # With everything synced, the model holds the very bytes of the folder.
    work = scratch / "work"
    real = {path.name: path.read_bytes() for path in work.iterdir() if not path.name.endswith("-shm")}
    model = {name: bytes(disk.durable_data.get(file, b"")) for name, file in disk.durable_names.items()}
    assert {name: data for name, data in model.items() if not name.endswith("-shm")} == real
    kinds = {(operation.kind, operation.name) for operation in operations}
    assert {("W", BOOK), ("W", f"{BOOK}-wal"), ("S", BOOK), ("S", f"{BOOK}-wal"), ("S", ".")} <= kinds


def test_no_power_cut_loses_an_acknowledged_write(recorder: Path, scratch: Path) -> None:
    found = cut(recorder, scratch, driver.SYNCHRONOUS, STATES)
    assert found["examples"] == []
    assert (found["lost"], found["beyond"], found["damaged"], found["bad_backups"]) == (0, 0, 0, 0)


def test_the_control_without_syncs_is_damaged_and_loses(recorder: Path, scratch: Path) -> None:
    found = cut(recorder, scratch, "OFF", 200, units=50)
    assert found["lost"] + found["damaged"] > 40


def test_the_control_with_fewer_syncs_loses(recorder: Path, scratch: Path) -> None:
    found = cut(recorder, scratch, "NORMAL", 200, units=50)
    assert found["lost"] > 40
    assert found["lost_most"] > 1


def test_the_model_itself() -> None:
    import random

    disk = Disk()
    for operation in (
        Operation("C", "a", 0, b""),
        Operation("W", "a", 0, b"x" * 1_024),
        Operation("S", "a", 0, b""),
        Operation("S", ".", 0, b""),
        Operation("W", "a", 512, b"y" * 512),
        Operation("R", "a", 0, b"b"),
    ):
        disk.apply(operation)
    seen = {next(iter(disk.after_power_cut(random.Random(seed)).items())) for seed in range(200)}
    assert seen == {(name, b"x" * 512 + tail * 512) for name in ("a", "b") for tail in (b"x", b"y")}
