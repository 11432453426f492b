"""The build hook: compiles the translation catalogues, so that every package carries them ready to read.

Found through [tool.hatch.build.hooks.custom] in pyproject.toml, and run for wheels, sdists and editable installs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[misc]  # hatchling lives in the build only
    """Writes a .mo beside every .po of resources/i18n; pyproject.toml names the .mo files as artifacts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the base class's signature
        """Compile before the files are collected; `version` is the kind of build, such as standard or editable."""
        root = Path(self.root)
        # The application compiles catalogues the same way; this part of it needs Babel only.
        sys.path.insert(0, str(root))
        try:
            from creatorbook.common.i18n import compile_catalogue
        finally:
            sys.path.remove(str(root))
        for source in sorted((root / "resources" / "i18n").glob("*.po")):
            # In one step, because a running copy of an editable installation may be reading the old one.
            part = source.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(compile_catalogue(source))
            part.replace(source.with_suffix(".mo"))
