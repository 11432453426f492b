"""What argparse does not understand, said in one sentence in the language of the screen."""

from __future__ import annotations

import re

from creatorbook.common.i18n import _, mark

# argparse's own words, which it has in English alone, and ours for them. What is not here is passed on as it is.
_SENTENCES = (
    (r"the following arguments are required: (?P<names>.+)", mark("This is needed too: {names}.")),
    (r"unrecognized arguments: (?P<names>.+)", mark("This is not understood here: {names}.")),
    (
        r"argument (?P<name>.+?): invalid choice: '?(?P<typed>.*?)'?(?:, maybe .*)? \(choose from (?P<names>.+)\)",
        mark("“{typed}” is not one of the choices for {name}: {names}."),
    ),
    (r"argument (?P<name>.+?): expected one argument", mark("A value is missing after {name}.")),
    (r"argument (?P<name>.+?): expected at least one argument", mark("A value is missing after {name}.")),
    (r"argument (?P<name>.+?): ignored explicit argument '?(?P<typed>.*?)'?", mark("{name} takes no value.")),
)


def explain_message(message: str) -> str:
    """Return argparse's message as a sentence of ours."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = found.groupdict()
            if "names" in parts:
                parts["names"] = parts["names"].replace("'", "")
            return _(sentence).format(**parts)
    return _("The command was not understood: {reason}.").format(reason=message.rstrip("."))
