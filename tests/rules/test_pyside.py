"""The PySide6 in use keeps count of None: 6.12.0 on Python < 3.12 takes one for each void call, and dies."""

from __future__ import annotations

from tests.children import run


def test_void_calls_take_no_reference_of_none() -> None:
    drifts = [float(word) for word in run("tests.rules.none_references").split()]
    assert len(drifts) == 2
    assert all(abs(drift) < 0.1 for drift in drifts)
