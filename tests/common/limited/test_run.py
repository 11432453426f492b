"""Whatever a limited child does, its parent gets the answer or one reason why there is none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.limited.bounds import NO_TIME, Bounds
from creatorbook.common.limited.child import FLAG, NO_MEMORY, head
from creatorbook.common.limited.jobs import JOBS, READ_FILE, work_of
from creatorbook.common.limited.run import Ended, NoAnswer, ask, command, do_limited

if TYPE_CHECKING:
    from pathlib import Path

POSIX = sys.platform != "win32"
LITTLE = Bounds(memory=1 << 30, seconds=10, answer=2_000_000)
BEHAVIOURS = {
    "import time; time.sleep(600)": Ended.TOO_LONG,
    f"import os; os._exit({NO_MEMORY})": Ended.TOO_MUCH_MEMORY,
    f"import os; os._exit({NO_TIME})": Ended.TOO_LONG,
    "import os; os._exit(7)": Ended.DIED,
    "raise IndexError('boom')": Ended.DIED,
    "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 1000000)": Ended.TOO_MUCH_DATA,
}
SIGNALS = {
    "SIGABRT": Ended.TOO_MUCH_MEMORY,
    "SIGKILL": Ended.TOO_MUCH_MEMORY,
    "SIGXCPU": Ended.TOO_LONG,
    "SIGSEGV": Ended.DIED,
}


def reason(code: str, bounds: Bounds = LITTLE, request: bytes = b"") -> Ended:
    with pytest.raises(NoAnswer) as none:
        ask([sys.executable, "-I", "-c", code], [request], bounds)
    return none.value.ended


def bounded(action: str, memory: int = 1 << 30, seconds: int = 60) -> list[str]:
    """Return the command of a process that bounds itself before it does this."""
    code = f"from creatorbook.common.limited.bounds import *; keep_within({memory}, {seconds})\n{action}"
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_the_end_of_a_child_has_a_reason(behaviour: str) -> None:
    wait = 1 if "sleep" in behaviour else None
    assert reason(behaviour, Bounds(LITTLE.memory, LITTLE.seconds, LITTLE.answer, wait)) is BEHAVIOURS[behaviour]


@pytest.mark.parametrize("signal", SIGNALS)
def test_a_child_that_the_system_ends_has_a_reason(signal: str) -> None:
    if not POSIX:
        pytest.skip("Windows ends no process by a signal")  # signals are what is tested here
    assert reason(f"import os, signal; os.kill(os.getpid(), signal.{signal})") is SIGNALS[signal]


def test_a_child_that_does_not_listen_has_a_reason() -> None:
    assert reason("import os; os._exit(7)", request=b"x" * 10_000_000) is Ended.DIED
    with pytest.raises(NoAnswer) as none:
        ask(["/nowhere/to/be/found"], [], LITTLE)
    assert none.value.ended is Ended.DIED


def test_an_answer_of_any_allowed_size_arrives() -> None:
    code = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read() * 2)"
    assert (
        ask([sys.executable, "-I", "-c", code], [b"a" * 500_000, b"b" * 500_000], LITTLE)
        == (b"a" * 500_000 + b"b" * 500_000) * 2
    )


def test_processor_time_decides_what_is_too_long_and_waiting_does_not() -> None:
    if not POSIX:
        pytest.skip("Windows keeps no limit of processor time")  # the limit is what is tested here
    with pytest.raises(NoAnswer) as none:
        ask(bounded("while True: pass", seconds=1), [], LITTLE)
    assert none.value.ended is Ended.TOO_LONG
    assert ask(bounded("import time; time.sleep(1.5); print(end='done')", seconds=1), [], LITTLE) == b"done"


def test_the_wait_is_far_behind_the_processor_time() -> None:
    assert Bounds(1, 2).patience == 300
    assert Bounds(1, 60).patience == 1800


def test_where_the_system_watches_no_time_the_child_does() -> None:
    for action, code in (("while True: pass", NO_TIME), ("", 0)):
        words = f"from creatorbook.common.limited.bounds import watch_time; watch_time(0.3)\n{action}"
        assert subprocess.run([sys.executable, "-c", words], check=False, timeout=120).returncode == code


def test_a_child_can_write_no_file_and_take_no_more_memory(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux keeps every limit of a child")  # the limits are what is tested here
    for action, expected in (
        (f"open({str(tmp_path / 'x')!r}, 'w').write('x' * 100000)", "File too large"),
        ("bytearray(1 << 30)", "MemoryError"),
        ("allow_memory(); bytearray(1 << 30); raise SystemExit('allowed')", "allowed"),
    ):
        ended = subprocess.run(
            bounded(action, 512 << 20), capture_output=True, encoding="utf-8", check=False, timeout=120
        )
        assert ended.returncode != 0
        assert expected in ended.stderr


def test_only_jobs_of_the_table_are_done() -> None:
    for job in JOBS:
        assert callable(work_of(job))
    with pytest.raises(KeyError):
        work_of("os:system")
    with pytest.raises(NoAnswer) as none:
        ask(command(), [head("os:system", 1 << 30, 10), b"true"], LITTLE)
    assert none.value.ended is Ended.DIED


def test_a_request_that_is_none_ends_the_child_and_says_so() -> None:
    with pytest.raises(NoAnswer) as none:
        do_limited(READ_FILE, [b"nonsense"], LITTLE)
    assert none.value.ended is Ended.DIED


def test_a_bundled_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, FLAG]
    from creatorbook.app import main

    class Input:
        buffer = __import__("io").BytesIO(head("os:system", 1, 1))

    monkeypatch.setattr(sys, "stdin", Input())
    with pytest.raises(KeyError, match="os:system"):
        main([FLAG])
