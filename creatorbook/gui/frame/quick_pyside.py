"""PySide imported quickly: what only its messages and its tools need waits until it is asked for.

With quick_start the place that leans on private parts of PySide. It carries a dozen Python modules in an archive, and
at each import compiles them from their source and makes their large regular expressions. Five of them serve the message
of a wrong call, `inspect` and the writing of stubs: they wait here. A sixth reads the source of each module imported to
see whether it names PySide: it goes by the module's name. All that holds for the sources that it was compared with;
any other is compiled as always, and the window is then only slower.
"""

from __future__ import annotations

import builtins
import os
import sys
import threading
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

KNOWN = {
    "shibokensupport/feature.py": 0x16ACCFE1,
    "shibokensupport/signature/layout.py": 0x5A9065C3,
    "shibokensupport/signature/parser.py": 0x105CFC9F,
    "shibokensupport/signature/lib/enum_sig.py": 0x2DAA4418,
    "shibokensupport/signature/lib/pyi_generator.py": 0x66004E69,
    "shibokensupport/signature/lib/tool.py": 0x35E890F1,
}
"""The sources that this was compared with: their checksums by their names in PySide's archive."""

_FEATURE = "shibokensupport/feature.py"
_PARSER = "shibokensupport/signature/parser.py"
_BY_NAME = f"\nfrom {__name__} import is_ours as _mod_uses_pyside\n".encode()
_WAIT = f"""
from {__name__} import fill_module
def __getattr__(name):
    return fill_module(globals(), name)
"""
_HOLD_OPTION = f"from {__name__} import hold_option\nhold_option()"
# Which kind of enums PySide makes: its parser says it to the rest, by way of these two.
_OPTION = "PYSIDE6_OPTION_PYTHON_ENUM"
_standard: Any = builtins.compile
_waiting: dict[str, bytes] = {}
_lock = threading.RLock()


@contextmanager
def quick_pyside() -> Iterator[None]:
    """Let PySide be imported quickly within the block."""
    builtins.compile = _compile
    try:
        yield
    finally:
        builtins.compile = _standard


def _compile(source: Any, filename: Any, mode: str, *how: Any, **named: Any) -> Any:  # noqa: ANN401  as compile does
    """Compile as the builtin does; in place of a source that may wait, what fetches it."""
    if not isinstance(source, bytes) or KNOWN.get(filename) != zlib.crc32(source):
        return _standard(source, filename, mode, *how, **named)
    if filename == _FEATURE:
        return _standard(source + _BY_NAME, filename, mode)
    if filename == _PARSER and not _is_option_usual():
        return _standard(source, filename, mode)
    _waiting[filename] = source
    return _standard(_WAIT + (_HOLD_OPTION if filename == _PARSER else ""), filename, mode)


def fill_module(namespace: dict[str, Any], name: str) -> Any:  # noqa: ANN401  anything of a module
    """Run the module that waits, and return what was asked of it; raise AttributeError where it has no such thing."""
    if name.startswith("__"):
        # Python asks modules for much that they may have: none of it is what these wait for.
        raise AttributeError(name)
    filename = namespace["__file__"]
    with _lock:
        source = _waiting.get(filename)
        if source is not None:
            exec(_standard(source, filename, "exec"), namespace)  # noqa: S102  PySide's own, which it would have run
            namespace.pop("__getattr__", None)
            del _waiting[filename]
    try:
        return namespace[name]
    except KeyError:
        raise AttributeError(name) from None


def hold_option() -> None:
    """Say that enums are the usual ones, as the parser says when it is imported."""
    setattr(sys, _OPTION.lower(), True)
    os.environ[_OPTION] = "True"


def _is_option_usual() -> bool:
    return os.environ.get(_OPTION, "True") == "True" and getattr(sys, _OPTION.lower(), True) is True


def is_ours(module: ModuleType) -> bool:
    """Return whether a module uses PySide, by its name."""
    return module.__name__.startswith("creatorbook.gui")
