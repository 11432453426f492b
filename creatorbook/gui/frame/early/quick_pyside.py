"""PySide imported quickly: what only its messages and its tools need waits until it is asked for.

With quick_start the place that leans on private parts of PySide. It carries a dozen Python modules in an archive, and
at each import compiles them from their source and makes their large regular expressions. Five of them serve the message
of a wrong call, `inspect` and the writing of stubs: they wait here, and are then loaded by PySide's own importer. A
sixth stands in every import of the process and reads the source of each module, to see whether it asks for other names
of Qt's methods: nothing here does. All that holds for the sources that it was compared with; any other is compiled as
always, and the window is then only slower.
"""

from __future__ import annotations

import builtins
import os
import sys
import threading
import zlib
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from creatorbook.common.quick.late_modules import load_later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, ModuleType

_FEATURE = "shibokensupport.feature"
_PARSER = "shibokensupport.signature.parser"
KNOWN = {
    _FEATURE: 0x16ACCFE1,
    _PARSER: 0x105CFC9F,
    "shibokensupport.signature.layout": 0x5A9065C3,
    "shibokensupport.signature.lib.enum_sig": 0x2DAA4418,
    "shibokensupport.signature.lib.pyi_generator": 0x66004E69,
    "shibokensupport.signature.lib.tool": 0x35E890F1,
}
"""The modules of PySide that this was compared with: the checksums of their sources."""

_ASKED = "_mod_uses_pyside"
_OWN_IMPORT, _USUAL_IMPORT = "__feature_import__", "__orig_import__"
# Which kind of enums PySide makes: its parser says it to the rest, by way of these two.
_OPTION = "PYSIDE6_OPTION_PYTHON_ENUM"
_standard: Any = builtins.compile
_waiting: set[str] = set()
# The module that looks for features, where it is one that was compared.
_features: list[str] = []
_lock = threading.RLock()


@contextmanager
def quick_pyside() -> Iterator[None]:
    """Let PySide be imported quickly within the block, and imports be as quick as before afterwards."""
    # It imports these two and uses them only where it fails.
    load_later("tempfile")
    load_later("traceback")
    builtins.compile = _compile
    try:
        yield
    finally:
        builtins.compile = _standard
    _import_directly()


def _compile(source: Any, filename: Any, *how: Any, **named: Any) -> Any:  # noqa: ANN401  as compile does
    """Compile as the builtin does; for a source that may wait, return what holds its place."""
    name = _name(filename)
    # What is asked for a second time is being loaded in earnest.
    if name in _waiting or not isinstance(source, bytes) or KNOWN.get(name) != zlib.crc32(source):
        return _standard(source, filename, *how, **named)
    if name == _FEATURE:
        _features.append(name)
        return _standard(source, filename, *how, **named)
    code = _late_part() if name != _PARSER or _is_option_usual() else None
    if code is None:
        return _standard(source, filename, *how, **named)
    _answer_by_name()
    if name == _PARSER:
        _say_option()
    _waiting.add(name)
    return code


def _name(filename: object) -> str:
    """Return the name of the module whose file it is."""
    return str(filename).removesuffix(".py").replace("/", ".")


def _late_part() -> CodeType | None:
    spec = find_spec("creatorbook.gui.frame.early.late_part")
    find_code = getattr(spec.loader, "get_code", None) if spec is not None else None
    return find_code(spec.name) if spec is not None and find_code is not None else None


def fill_module(module: str, name: str) -> Any:  # noqa: ANN401  anything of a module
    """Load the module that waits, and return what was asked of it; raise AttributeError where it has no such thing."""
    if name.startswith("__"):
        # Python asks modules for much that they may have: none of it is what these wait for.
        raise AttributeError(name)
    there = sys.modules[module]
    with _lock:
        if module in _waiting:
            _load(there)
            _waiting.discard(module)
    try:
        return vars(there)[name]
    except KeyError:
        raise AttributeError(name) from None


def _load(module: ModuleType) -> None:
    """Let the importer that held its place run the module."""
    spec = module.__spec__
    if spec is None or spec.loader is None:
        return
    # PySide publishes its modules under a second name, by which its own importer does not find them.
    published, spec.name = spec.name, module.__name__
    try:
        spec.loader.exec_module(module)
    finally:
        spec.name = published
    vars(module).pop("__getattr__", None)


def _answer_by_name() -> None:
    """Let PySide tell by a module's name, not by its source, whether it uses PySide."""
    for name in _features:
        setattr(sys.modules[name], _ASKED, _is_ours)


def _import_directly() -> None:
    """Take PySide out of every import: there it looks for features of its own that nothing here asks for."""
    usual = getattr(builtins, _USUAL_IMPORT, None)
    if _features and usual is not None and builtins.__import__ is getattr(builtins, _OWN_IMPORT, None):
        builtins.__import__ = usual


def _is_ours(module: ModuleType) -> bool:
    return module.__name__.startswith("creatorbook.gui")


def _say_option() -> None:
    setattr(sys, _OPTION.lower(), True)
    os.environ[_OPTION] = "True"


def _is_option_usual() -> bool:
    return os.environ.get(_OPTION, "True") == "True" and getattr(sys, _OPTION.lower(), True) is True
