"""A place that may not be written to refuses the removing even of what is not there: only what stays is an error."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from creatorbook.common.leftovers import remove_leftover


class ReadOnly(type(Path())):  # type: ignore[misc]  # the class of this system's paths
    """A file on a file system that is mounted for reading only."""

    def unlink(self, missing_ok: bool = False) -> None:  # noqa: ARG002  the base class's signature
        raise OSError(errno.EROFS, "Read-only file system")


def test_what_is_not_there_needs_no_removing(tmp_path: Path) -> None:
    remove_leftover(ReadOnly(tmp_path / "part"))
    remove_leftover(tmp_path / "part")


def test_what_stays_is_said(tmp_path: Path) -> None:
    (tmp_path / "part").write_bytes(b"")
    with pytest.raises(OSError, match="Read-only"):
        remove_leftover(ReadOnly(tmp_path / "part"))
    remove_leftover(tmp_path / "part")
    assert not (tmp_path / "part").exists()
