"""Where a book may lie: on a disk of this computer, never on a network folder.

Over a network, WAL loses acknowledged writes without an error; the only safe answer is to refuse.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.store.engine.files import identity

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes

# Other machines' disks, and folders that a virtual machine shares with its host: none of them keeps SQLite's locks and
# shared memory as a disk of this computer does.
_NETWORK_KINDS = """
    9p acfs afpfs afs beegfs ceph cifs coda davfs fuse.beegfs fuse.ceph fuse.cifs fuse.curlftpfs fuse.davfs2
    fuse.gcsfuse fuse.glusterfs fuse.google-drive-ocamlfuse fuse.goofys fuse.gvfsd-fuse fuse.juicefs fuse.kio-fuse
    fuse.onedriver fuse.portal fuse.rclone fuse.s3fs fuse.smbnetfs fuse.sshfs fuse.vmhgfs-fuse gfs2 glusterfs gpfs
    lustre ncpfs nfs nfs4 ocfs2 orangefs prl_fs pvfs2 smb smb2 smb3 smbfs vboxsf vmhgfs webdav
"""
_NETWORK = frozenset(_NETWORK_KINDS.split())
_REMOTE_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE


def file_system(path: Path) -> str:
    """Return the type of the file system that holds `path` ("ext4", "nfs", …), or "" where it cannot be determined."""
    folder = _existing_folder(path)
    if sys.platform == "win32":
        return _windows(folder)
    if sys.platform == "darwin":
        return _darwin(folder)
    return _linux(folder)


def refuse_network(path: Path, kind: str | None = None) -> None:
    """Raise BookError where the book would lie on a network folder; `kind` is the file system if already known."""
    kind = file_system(path) if kind is None else kind
    if kind.lower() in _NETWORK:
        raise BookError(
            _("A book cannot be kept on a network folder ({kind}): changes could be lost without warning.").format(
                kind=kind
            ),
            where=str(path),
            hint=_("Keep the book on this computer’s own disk, and copy backups to the network folder."),
        )


def is_open_book(reading: Executes, path: Path) -> bool:
    """Whether a file is the very book that is read, whatever name it goes by."""
    wanted = identity(path)
    open_files = (file for _number, _name, file in reading.exec_driver_sql("PRAGMA database_list") if file)
    return wanted != (0, 0) and any(identity(Path(file)) == wanted for file in open_files)


def _existing_folder(path: Path) -> Path:
    folder = Path(path).absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _linux(folder: Path) -> str:
    try:
        device = folder.stat().st_dev
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    found = ""
    for line in lines:
        left, _separator, right = line.partition(" - ")
        fields = left.split()
        if len(fields) > 2 and fields[2] == wanted and right:  # noqa: PLR2004  the third field is major:minor
            found = right.split()[0]
    return found


def _darwin(folder: Path) -> str:
    import subprocess

    try:
        listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    best, found = "", ""
    for line in listing.splitlines():
        _device, _on, rest = line.partition(" on ")
        point, _open, options = rest.rpartition(" (")
        inside = str(folder) == point or str(folder).startswith(point.rstrip("/") + "/")
        if inside and len(point) > len(best):
            best, found = point, options.split(",")[0].rstrip(")")
    return found


def _windows(folder: Path) -> str:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  exists on Windows alone
    if str(folder).startswith("\\\\"):
        return "smb"
    return "smb" if kernel.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE else "ntfs"
