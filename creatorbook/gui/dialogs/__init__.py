"""Dialogs: the palette, shortcuts, conflicts, import, the first run. Each frees itself when it is closed."""
