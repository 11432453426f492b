"""Finding uv, getting it where it is missing, and having it install the project."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path

from devtools import system
from devtools.shell import ROOT, TroubleError, ask, child_environment, print_now, run

_OLDEST = (0, 5)
# The Pythons for which the pinned Qt has wheels.
OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 14)
_FOLDER = "creatorbook-dev"


def tool_folder() -> Path:
    """Return the private folder of this user in which uv is kept when the machine has none."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / _FOLDER


def find() -> str | None:
    """Return a uv that runs and is new enough: the one on PATH, else the one in our own folder, else None."""
    programs = "Scripts" if sys.platform == "win32" else "bin"
    own = [tool_folder() / place / programs for place in ("venv", "target")]
    candidates = [shutil.which("uv"), *(shutil.which("uv", path=str(folder)) for folder in own)]
    # pip --target puts programs into bin on every system.
    candidates.append(shutil.which("uv", path=str(tool_folder() / "target" / "bin")))
    return next((path for path in candidates if path and _usable(path)), None)


def uv_needs() -> tuple[system.Need, ...]:
    """Return what the system must bring before uv can be got: nothing where uv, ensurepip or pip is here."""
    return () if any(map(importlib.util.find_spec, ("ensurepip", "pip"))) or find() else system.VENV


def provide() -> str:
    """Return a uv, got with what the machine has if need be; TroubleError with the line to type where nothing helps.

    It goes into a virtual environment of our own, or by pip into a folder of our own. The system's Python itself
    is never written to (PEP 668).
    """
    found = find()
    if found:
        return found
    print_now(f"uv is not here yet; putting it into {tool_folder()}.")
    importlib.invalidate_caches()  # a package manager may just have brought ensurepip
    _make()
    found = find()
    if found:
        return found
    if uv_needs():
        raise TroubleError(f"uv could not be installed. Type this, then try again:\n\n    {_line_to_type()}\n")
    raise TroubleError("uv could not be installed; what pip said above tells why.")


def _usable(path: str) -> bool:
    # A shim without a version behind it is on PATH and cannot run.
    answer = ask([path, "--version"])
    version = re.match(r"uv (\d+)\.(\d+)", answer.stdout)
    if answer.returncode != 0 or version is None:
        return False
    return (int(version[1]), int(version[2])) >= _OLDEST


def _make() -> None:
    env = child_environment()
    folder = tool_folder()
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        place = folder / "venv"
        programs = place / ("Scripts" if sys.platform == "win32" else "bin")
        if run([sys.executable, "-m", "venv", "--clear", place], env) == 0 and (
            run([programs / "python", "-m", "pip", "install", "--quiet", "--upgrade", "uv"], env) == 0
        ):
            return
    if importlib.util.find_spec("pip"):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade"]
        run([*pip, "--target", str(folder / "target"), "uv"], env)


def _line_to_type() -> str:
    # On Linux the package manager has been asked for ensurepip before, and its line has been shown.
    if sys.platform == "win32":
        return "winget install astral-sh.uv"
    if sys.platform == "darwin":
        return "brew install uv"
    return f"{sys.executable} -m ensurepip --user"


def sync(uv: str, *, tools: bool = True) -> None:
    """Install what uv.lock names into the project's environment; TroubleError where that fails.

    Signatures by certificate come along: from a checkout the whole application is expected. Without `tools` only what
    the application itself needs is fetched, and what is there already stays.
    """
    env = child_environment()
    command = [
        uv,
        "sync",
        "--locked",
        "--extra",
        "sign",
        "--extra",
        "einvoice",
        *([] if tools else ["--no-dev", "--inexact"]),
        *_python_option(),
    ]
    if run([*command, "--quiet"] if environment_python().exists() else command, env) == 0:
        return
    if "needs to be updated" in ask([*command, "--dry-run"], env).stderr:
        raise TroubleError(
            "uv.lock is older than pyproject.toml. Type this, then look at what changed:\n\n    uv lock\n"
        )
    raise TroubleError("The libraries could not be installed; what uv said above tells why.")


def environment_python() -> Path:
    """Return the interpreter of the project's environment, which may not be there yet."""
    folder = ROOT / (os.environ.get("UV_PROJECT_ENVIRONMENT") or ".venv")
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def _python_option() -> list[str]:
    """Return which Python a new environment is made with; nothing where one stands already and runs."""
    wanted = f"import sys; sys.exit(not {OLDEST_PYTHON} <= sys.version_info[:2] <= {NEWEST_PYTHON})"
    if ask([environment_python(), "-c", wanted]).returncode == 0:
        return []
    if OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        return ["--python", sys.executable]
    return ["--python", ">={}.{},<{}.{}".format(*OLDEST_PYTHON, NEWEST_PYTHON[0], NEWEST_PYTHON[1] + 1)]
