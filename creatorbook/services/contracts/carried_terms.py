"""The terms that a contract's PDF carries as data, read from any file."""

from __future__ import annotations

import json
from typing import Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.limited.bounds import MEGABYTE, Bounds
from creatorbook.common.limited.jobs import FIND_TERMS
from creatorbook.common.limited.run import NoAnswer, do_limited

_MAX_BYTES = 50 * MEGABYTE
_BOUNDS = Bounds(memory=768 * MEGABYTE, seconds=20, answer=16 * MEGABYTE)


def terms_of_file(data: bytes) -> dict[str, Any]:
    """Return the terms of a PDF by the names of fields, under "terms", with "schema" and "schema_version".

    Raises BadInput where it carries none, or cannot be read within the bounds of a stranger's file.
    """
    try:
        answer = do_limited(FIND_TERMS, [data], _BOUNDS) if len(data) <= _MAX_BYTES else b""
    except NoAnswer:
        answer = b""
    if not answer:
        raise BadInput(
            _("This file carries no terms as data."),
            where="file",
            hint=_("Contracts made by Creatorbook carry them; a print or a scan loses them."),
        )
    carried: dict[str, Any] = json.loads(answer)
    return carried
