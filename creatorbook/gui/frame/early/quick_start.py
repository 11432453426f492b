"""A quick start: what PySide and Python do slowly before the first paint, done quickly.

With quick_pyside the one place that leans on private parts of both. PySide makes each of Qt's enums by the functional
call of `enum`, member by member in Python. The remedy is for the versions it was compared on, tries itself against the
standard way first, and leaves that alone on any difference: the window is then only slower.
"""

from __future__ import annotations

import enum
import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from creatorbook.common.garbage import pause_collecting, resume_collecting
from creatorbook.gui.frame.early.quick_pyside import quick_pyside

if TYPE_CHECKING:
    from collections.abc import Callable

_PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
_BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_TRIED = [("Four", 4), ("None_", 0), ("One", 1), ("Five", 5), ("Far", 1 << 31), ("Same", 4)]
_standard: Any = getattr(enum.EnumType, "_create_", None)
_put = type.__setattr__
_taken: dict[type, frozenset[str]] = {}
_is_starting = _is_loading = False


def prepare_start() -> None:
    """Make the start quick: to be called before anything of PySide is imported, and followed by finish_start."""
    global _is_starting  # noqa: PLW0603  a process starts once
    if not _is_starting:
        _is_starting = True
        pause_collecting()
    if _standard is None or sys.implementation.name != "cpython" or sys.version_info[:2] not in _PYTHONS:
        return
    try:
        if is_like_standard():
            _create_by(create_enum)
    except Exception:  # noqa: BLE001  whatever these private parts have become, the standard way is still there
        _create_by(_standard)
    # Where Qt cannot be loaded, whoever imports it next says so.
    with quick_pyside(), suppress(ImportError):
        import PySide6.QtCore  # noqa: F401  with it comes all that PySide imports of its own


def finish_start() -> None:
    """Let garbage be collected again, once the window stands; what was made until then is not looked through again."""
    global _is_starting, _is_loading
    if _is_starting:
        _is_starting, _is_loading = False, True
        gc.freeze()
        resume_collecting()


def finish_loading() -> None:
    """Look no longer through what was loaded ahead after the start: as many objects as all that a day makes.

    Once in a process, and only after a quick start: what is garbage by then is not found any more.
    """
    global _is_loading  # noqa: PLW0603  a process loads once
    if _is_loading:
        _is_loading = False
        gc.freeze()


def _create_by(create: Callable[..., Any]) -> None:
    setattr(enum.EnumType, "_create_", create)  # noqa: B010  a private name, which mypy does not know


def is_like_standard() -> bool:
    """Return whether enums made here are like those made by the standard library, down to their private parts."""
    return all(
        enum_facts(create_enum(base, "Tried", list(_TRIED), module=__name__, boundary=enum.KEEP))
        == enum_facts(_standard(base, "Tried", list(_TRIED), module=__name__, boundary=enum.KEEP))
        for base in _BASES
    )


def create_enum(
    cls: type[Any],
    class_name: str,
    names: Any,  # noqa: ANN401  all that the functional call takes
    *,
    module: str | None = None,
    type: type[Any] | None = None,  # noqa: A002  enum's own name for it
    start: int = 1,
    **how: Any,  # noqa: ANN401  passed on
) -> Any:  # noqa: ANN401  the new class
    """Return a new enum class as enum's functional call does; plain members in one go."""
    if module is None:
        module = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001  as enum itself looks for the caller
    if type is not None or not _is_plain(cls, names):
        return _standard(cls, class_name, names, module=module, type=type, start=start, **how)
    made = _standard(cls, class_name, [], module=module, type=None, start=start, **how)
    _fill(made, names)
    return made


def _is_plain(cls: type[Any], names: Any) -> bool:  # noqa: ANN401  see create_enum
    """Return whether each member is a pair of a free name and a whole number that is not below zero for a flag."""
    if cls not in _BASES or names.__class__ is not list or not names:
        return False
    taken = _taken.get(cls)
    if taken is None:
        taken = _taken[cls] = frozenset(name for base in cls.__mro__ for name in vars(base)) | {"mro"}
    lowest = 0 if issubclass(cls, enum.Flag) else -sys.maxsize
    for item in names:
        if item.__class__ is not tuple or len(item) != 2 or item[1].__class__ is not int or item[1] < lowest:  # noqa: PLR2004  a pair
            return False
        if item[0] in taken or item[0][:1] in ("_", ""):
            return False
    return len({name for name, _value in names}) == len(names)


def _fill(made: Any, names: list[tuple[str, int]]) -> None:  # noqa: ANN401  an enum class
    flag, number = issubclass(made, enum.Flag), made._member_type_ is int
    make: Any = int.__new__ if number else object.__new__
    by_value, members, order = made._value2member_map_, made._member_map_, made._member_names_
    hashable = getattr(made, "_hashable_values_", None)
    mask = single = 0
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = make(made, value) if number else make(made)
            vars(member).update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(order))
            by_value[value] = member
            if hashable is not None:
                hashable.append(value)
            if not flag:
                order.append(name)
            else:
                mask |= value
                if value and not value & (value - 1):
                    single |= value
                    order.append(name)
        members[name] = member
        _put(made, name, member)
    if flag:
        made._flag_mask_, made._singles_mask_, made._all_bits_ = mask, single, 2 ** mask.bit_length() - 1
        values = [members[name]._value_ for name in order]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_


def enum_facts(made: Any) -> dict[str, Any]:  # noqa: ANN401  an enum class
    """Return all that an enum class holds, its private parts and those of its members too, in a form to compare."""
    held = {name: _fact(value) for name, value in vars(made).items()}
    held["in order"] = [_fact(member) for member in made]
    return held


def _fact(value: Any) -> Any:  # noqa: ANN401  anything that a class holds
    if isinstance(value, enum.Enum):
        own = {name: part for name, part in vars(value).items() if name != "__objclass__"}
        return (
            repr(own),
            value.__class__ is vars(value).get("__objclass__"),
            int(value) if isinstance(value, int) else 0,
        )
    if isinstance(value, dict):
        return [(key, _fact(part)) for key, part in value.items()]
    if isinstance(value, list | tuple):
        return [_fact(part) for part in value]
    if value is None or isinstance(value, int | str):
        return value
    return (value.__class__.__name__, getattr(value, "__name__", ""))
