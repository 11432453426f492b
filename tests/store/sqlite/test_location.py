"""A book never lies on a network folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BookError
from creatorbook.store import store as store_module
from creatorbook.store.sqlite.location import file_system, refuse_network
from creatorbook.store.store import Store, create

if TYPE_CHECKING:
    from pathlib import Path

NETWORK = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "webdav",
    "davfs",
    "9p",
    "ceph",
    "glusterfs",
    "lustre",
    "vboxsf",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.davfs2",
    "fuse.s3fs",
    "fuse.vmhgfs-fuse",
    "NFS",
]
LOCAL = ["ext4", "btrfs", "xfs", "zfs", "apfs", "hfs", "ntfs", "vfat", "exfat", "tmpfs", "overlay", "fuseblk", ""]


@pytest.mark.parametrize("kind", NETWORK)
def test_network_folders_are_refused_with_a_way_out(kind: str, tmp_path: Path) -> None:
    with pytest.raises(BookError) as caught:
        refuse_network(tmp_path / "book.creatorbook", kind)
    assert kind in caught.value.message
    assert "backups" in caught.value.hint


@pytest.mark.parametrize("kind", LOCAL)
def test_this_computers_disks_are_not(kind: str, tmp_path: Path) -> None:
    try:
        refuse_network(tmp_path / "book.creatorbook", kind)
    except BookError as refused:
        pytest.fail(f"{kind} is a disk of this computer, and was refused: {refused.message}")


def test_the_file_system_of_a_folder_still_to_be_made_is_its_parents(tmp_path: Path) -> None:
    # In a chroot the system does not tell what lies under the root: both are unknown then, and equal all the same.
    assert file_system(tmp_path / "not" / "yet" / "book.creatorbook") == file_system(tmp_path)


def test_making_and_opening_ask_first(book_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = book_path.read_bytes()

    def on_a_share(path: Path) -> None:
        refuse_network(path, "cifs")

    monkeypatch.setattr(store_module, "refuse_network", on_a_share)
    with pytest.raises(BookError, match="network"):
        Store(book_path)
    with pytest.raises(BookError, match="network"):
        create(book_path.with_name("new.creatorbook"))
    assert book_path.read_bytes() == before
    assert [path.name for path in book_path.parent.iterdir()] == [book_path.name]
