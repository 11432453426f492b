"""Record classes made quickly: what @dataclass writes for a class is compiled when it is first called.

The one place that leans on private parts of `dataclasses`: before Python 3.13 it compiles six functions for each frozen
class, one by one, and a short command makes a few of the hundred classes that it knows. Later versions compile them
together, and are left alone, as is any whose parts are not those that this was compared with: the start is then only
slower. A class without a docstring is given a shorter one, since its signature is not known yet. Whatever Python it is,
`inspect` is loaded when somebody asks for a signature.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from creatorbook.common.quick.late_modules import load_later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


# A twentieth of a short command's start, for signatures that nobody asks for.
load_later("inspect")

import dataclasses  # noqa: E402  it imports the module above

_PYTHONS = ((3, 11), (3, 12))
_PRIVATE = "_create_fn"
_PARAMETERS = ("name", "args", "body", "globals", "locals", "return_type")
_WAITING = frozenset({"__delattr__", "__eq__", "__hash__", "__init__", "__repr__", "__setattr__"})
_standard: Any = getattr(dataclasses, _PRIVATE, None)


@contextmanager
def quick_classes() -> Iterator[None]:
    """Let the classes that are made within the block be made quickly; they stay as they are afterwards."""
    if not is_known():
        yield
        return
    setattr(dataclasses, _PRIVATE, _create_function)
    try:
        yield
    finally:
        setattr(dataclasses, _PRIVATE, _standard)


def is_known() -> bool:
    """Return whether `dataclasses` is of a version that this was compared with."""
    code = getattr(_standard, "__code__", None)
    return (
        sys.implementation.name == "cpython"
        and sys.version_info[:2] in _PYTHONS
        and code is not None
        and code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] == _PARAMETERS
    )


def _create_function(
    name: str,
    args: Sequence[str],
    body: Sequence[str],
    *,
    globals: dict[str, Any] | None = None,  # noqa: A002  the names of dataclasses
    locals: dict[str, Any] | None = None,  # noqa: A002
    return_type: object = dataclasses.MISSING,
) -> Callable[..., object]:
    """Return the function that is asked for; one that may wait is compiled, and put in place, at its first call."""

    def compile_it() -> Callable[..., object]:
        made: Callable[..., object] = _standard(
            name, args, body, globals=globals, locals=locals, return_type=return_type
        )
        return made

    if name not in _WAITING:
        return compile_it()
    compiled: Callable[..., object] | None = None

    def wait(self: object, *given: object, **named: object) -> object:
        nonlocal compiled
        if compiled is None:
            compiled = compile_it()
            compiled.__qualname__ = wait.__qualname__
            for owner in type(self).__mro__:
                if vars(owner).get(name) is wait:
                    type.__setattr__(owner, name, compiled)
        return compiled(self, *given, **named)

    wait.__name__ = name
    wait.__module__ = (globals or {}).get("__name__", __name__)
    return wait
