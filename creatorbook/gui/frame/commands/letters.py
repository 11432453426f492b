"""Letters about a record, the media kit, and the check of a signed copy that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.frame.commands.group import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.gui.frame.commands.finding import FindCommands
    from creatorbook.gui.frame.shell import Shell


class LetterCommands(Group):
    """Writes letters and looks at copies; `finding` asks for a record where none is selected."""

    def __init__(self, window: Shell, finding: FindCommands) -> None:
        super().__init__(window)
        self._finding = finding

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        return {
            "write_letter": self.write_letter,
            "media_kit": self.make_media_kit,
            "check_signed": self.check_signed,
        }

    def write_letter(self) -> None:
        """Open a letter about the selected record; ask which one where none is selected."""
        from creatorbook.gui.letters import ways

        for kind, id in self._chosen_records()[:1]:
            if kind in ways.ABOUT:
                self._write_about(("record", kind, id))
                return
        title, hint = _("Write a letter about…"), _("Name a deal, a brand or a gift.")
        self._finding.ask_for_record(title, hint, ways.FOUND_BY_NAME, self._write_about)

    def _write_about(self, key: tuple[str, ...]) -> None:
        from creatorbook.gui.letters import ways

        ways.open_letter_dialog(self._host, self._desk, ways.Wanted((key[1], key[2])))

    def make_media_kit(self) -> None:
        """Open what makes the page on a creator for brands."""
        from creatorbook.gui.reports.media_kit import MediaKitDialog

        MediaKitDialog(self._host, self._desk).open()

    def check_signed(self) -> None:
        """Examine a file that came back, of whichever contract it is."""
        from creatorbook.gui.signing.verification import VerificationDialog

        VerificationDialog(self._host, self._desk).open()
