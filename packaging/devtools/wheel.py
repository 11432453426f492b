"""Building the packages, and looking whether what must be inside is inside."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from devtools.shell import TroubleError, ask, child_environment, print_now, run
from devtools.uv import environment_python

# Folders of the repository that the package carries, and where it carries them.
_CARRIED = {"migrations": "creatorbook/_migrations", "resources": "creatorbook/_resources"}
_LOOK = (
    "from creatorbook.common import paths; import sys; "
    "print(paths.migrations(), paths.resources(), sep='\\n'); "
    "sys.exit(not (paths.migrations().is_dir() and (paths.resources() / 'i18n').is_dir()))"
)


def build(uv: str, folder: Path) -> int:
    """Build sdist and wheel into a folder, check them, and return an exit code.

    The wheel that is kept is made from the sdist; one made straight from the checkout must hold the same files.
    """
    with tempfile.TemporaryDirectory(prefix="creatorbook-wheel-") as name:
        scratch = Path(name)
        made, direct = _build_wheel(uv, folder, ()), _build_wheel(uv, scratch, ("--wheel",))
        complaints = _differences(_contents(made), _contents(direct))
        complaints += _find_absent(_contents(made))
        if not complaints:
            complaints = _check_installed(uv, made, scratch)
    for complaint in complaints:
        print_now(complaint)
    if complaints:
        return 1
    print_now(f"{made.name} and its sdist are in {folder}: whole, and equal to a wheel made from the checkout.")
    return 0


def _build_wheel(uv: str, folder: Path, options: tuple[str, ...]) -> Path:
    if run([uv, "build", "--quiet", "--clear", "--out-dir", folder, *options], child_environment()) != 0:
        raise TroubleError("The package could not be built; what was said above tells why.")
    return next(folder.glob("*.whl"))


def _contents(wheel: Path) -> dict[str, int]:
    """Return the checksum of every file of a wheel by its name, without the wheel's own book-keeping."""
    with zipfile.ZipFile(wheel) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist() if ".dist-info/" not in entry.filename}


def _differences(made: dict[str, int], direct: dict[str, int]) -> list[str]:
    names = sorted(name for name in made.keys() | direct.keys() if made.get(name) != direct.get(name))
    return [f"Not the same in a wheel from the sdist and one from the checkout: {name}" for name in names]


def _find_absent(contents: dict[str, int]) -> list[str]:
    """Return a complaint for every file of the repository that the wheel should carry and does not."""
    tracked = ask(["git", "ls-files", *_CARRIED]).stdout.splitlines()
    wanted = []
    for name in tracked:
        folder, _, rest = name.partition("/")
        # A catalogue travels compiled: its source would make the installed one look out of date.
        rest = rest.removesuffix(".po") + ".mo" if rest.endswith(".po") else rest
        wanted.append(f"{_CARRIED[folder]}/{rest}")
    # Without git (an unpacked sdist) these stand for the rest.
    wanted += [f"{_CARRIED['migrations']}/env.py", f"{_CARRIED['resources']}/i18n/fr.mo"]
    return [f"Not in the wheel: {name}" for name in dict.fromkeys(wanted) if name not in contents]


def _check_installed(uv: str, wheel: Path, scratch: Path) -> list[str]:
    """Install the wheel alone into an empty environment, and let it look for its own folders from elsewhere."""
    place = scratch / "installed"
    env = child_environment()
    if ask([uv, "venv", "--python", environment_python(), place], env).returncode != 0:
        return ["An empty environment to try the wheel in could not be made."]
    python = next(path for path in (place / "Scripts" / "python.exe", place / "bin" / "python") if path.exists())
    installed = ask([uv, "pip", "install", "--no-deps", "--python", python, wheel], env)
    looked = ask([python, "-I", "-c", _LOOK], env)
    found = [Path(line) for line in looked.stdout.splitlines()]
    inside = bool(found) and all(path.is_relative_to(place.resolve()) for path in found)
    if installed.returncode != 0 or looked.returncode != 0 or not inside:
        return [f"The installed wheel does not find its folders: {installed.stderr}{looked.stdout}{looked.stderr}"]
    return []
