"""What is changed, and which tests have to notice: one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Subject:
    """A subject's modules and its own tests, both as patterns of paths from the project's folder."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]

    def modules_in(self, root: Path) -> list[Path]:
        """Return the modules in the order of their paths."""
        return sorted({path for pattern in self.modules for path in root.glob(pattern)})

    def tests_in(self, root: Path) -> list[str]:
        """Return the paths of the tests, in the order of the table, without the modules that only help them."""
        found = (path for pattern in self.tests for path in sorted(root.glob(pattern)))
        return list(dict.fromkeys(path.relative_to(root).as_posix() for path in found))


# Fuzz, properties of captions and the random walk through undo are left out: they take a minute for each mutant, and
# look for what nobody thought of, where a mutant asks whether what we did think of is held.
SUBJECTS = (
    Subject(
        "money",
        (
            "creatorbook/domain/money/*.py",
            "creatorbook/domain/values/money.py",
            "creatorbook/domain/gifts/values.py",
            "creatorbook/domain/contracts/checks/money.py",
        ),
        (
            "tests/domain/money/test_*.py",
            "tests/domain/values/test_money.py",
            "tests/domain/gifts/test_values.py",
            "tests/domain/law/test_rule_files.py",
            "tests/domain/contracts/test_check.py",
            "tests/domain/contracts/test_contradictions.py",
        ),
    ),
    Subject(
        "deadlines",
        (
            "creatorbook/domain/reminders/*.py",
            "creatorbook/domain/values/ages.py",
            "creatorbook/domain/values/spans.py",
            "creatorbook/domain/values/working_days.py",
            "creatorbook/domain/contracts/checks/days.py",
        ),
        (
            "tests/domain/reminders/test_*.py",
            "tests/domain/values/test_ages.py",
            "tests/domain/values/test_territories_and_spans.py",
            "tests/domain/values/test_working_days.py",
            "tests/domain/contracts/test_check.py",
            "tests/domain/contracts/test_contradictions.py",
        ),
    ),
    Subject(
        "exclusivity",
        (
            "creatorbook/domain/deals/exclusivity_conflicts.py",
            "creatorbook/domain/deals/rights_windows.py",
            "creatorbook/domain/records/exclusivity.py",
        ),
        ("tests/domain/deals/test_exclusivity_conflicts.py", "tests/domain/deals/test_rights_windows.py"),
    ),
    Subject(
        "disclosure",
        ("creatorbook/domain/disclosure/*.py",),
        (
            "tests/domain/disclosure/test_changes.py",
            "tests/domain/disclosure/test_duties.py",
            "tests/domain/disclosure/test_gathering.py",
            "tests/domain/disclosure/test_jurisdictions.py",
            "tests/domain/disclosure/test_sectors.py",
            "tests/domain/disclosure/test_situations.py",
            "tests/domain/disclosure/test_wording.py",
            "tests/domain/gifts/test_values.py",
            "tests/domain/law/test_rule_files.py",
        ),
    ),
    Subject(
        "captions",
        ("creatorbook/domain/disclosure/captions/**/*.py",),
        (
            "tests/domain/disclosure/test_caption_labels.py",
            "tests/domain/disclosure/test_decided.py",
            "tests/domain/disclosure/test_fixing.py",
            "tests/domain/disclosure/test_readings.py",
            "tests/domain/disclosure/test_situations.py",
            "tests/domain/disclosure/test_together.py",
            "tests/domain/disclosure/test_visible_part.py",
        ),
    ),
    Subject(
        "log",
        (
            "creatorbook/store/log/changes.py",
            "creatorbook/store/log/steps.py",
            "creatorbook/store/log/recorder.py",
            "creatorbook/store/log/images.py",
        ),
        ("tests/store/log/test_undo.py", "tests/store/writing/test_*.py"),
    ),
    Subject(
        "replay",
        ("creatorbook/store/log/replay.py",),
        ("tests/store/log/test_undo.py",),
    ),
)
