"""Has a stranger's PDF looked at in a limited child process.

A file made to hang or to fill the memory ends the child, never the window; it is then said to be unreadable.
"""

from __future__ import annotations

from creatorbook.common.codec.errors import Unreadable
from creatorbook.common.limited.bounds import MEGABYTE, Bounds
from creatorbook.common.limited.jobs import EXAMINE_SIGNED
from creatorbook.common.limited.run import NoAnswer, do_limited
from creatorbook.documents.signing.checking.codec import VERDICTS, Looked, ToExamine
from creatorbook.documents.signing.checking.spots import Looks, Spot, SpotKind
from creatorbook.documents.signing.checking.validation import Examined

MAX_BYTES = 50 * MEGABYTE
_UNSEEN = Looked(Examined(readable=True), (), Looks((Spot(1, SpotKind.ANEW),)))
_BOUNDS = Bounds(memory=1536 * MEGABYTE, seconds=30, answer=64 * MEGABYTE)


def examine_file(data: bytes, issued: bytes = b"", roots: tuple[bytes, ...] = ()) -> Looked:
    """Return what is in a file, its looks compared with the issued one that it begins with; never raises.

    Where it cannot be read there is nothing in it.
    """
    nothing = Looked(Examined(readable=False))
    if len(data) > MAX_BYTES or b"%PDF-" not in data[:1024]:
        return nothing
    return _ask(ToExamine(data, issued, roots=roots)) or nothing


def examine_looks(data: bytes, issued: bytes) -> Looked:
    """Return what looks different in a file that was examined before; never raises.

    Where it cannot be drawn within the bounds, its first page is said to look different everywhere.
    """
    return _ask(ToExamine(data, issued, looks_only=True)) or _UNSEEN


def _ask(asked: ToExamine) -> Looked | None:
    try:
        return VERDICTS.unpack(Looked, do_limited(EXAMINE_SIGNED, VERDICTS.pack(asked), _BOUNDS))
    except (NoAnswer, Unreadable):
        return None
