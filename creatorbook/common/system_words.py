"""What the operating system says of files, in the language of the screen."""

from __future__ import annotations

import errno

from creatorbook.common.i18n import _, mark

# The end of a sentence such as "The file could not be read: …". What is not here is said in the system's own words.
_REASONS = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("access is denied"),
    errno.EPERM: mark("the system does not allow it"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("part of its path is not a folder"),
    errno.EEXIST: mark("there is already a file or folder of that name"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EROFS: mark("the disk is read-only"),
    errno.ENAMETOOLONG: mark("its name is too long"),
}


def system_reason(error: BaseException) -> str:
    """Return why a file could not be read or written, as the end of a sentence without its full stop."""
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if known is not None:
        return _(known)
    return str(getattr(error, "strerror", None) or error)
