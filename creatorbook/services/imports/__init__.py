"""Foreign files into the book: what one would bring, and bringing it as one step that can be undone.

A file is read into records by the exchange, the records become a plan of rows against what the book holds, and the
plan is either shown or written: what the preview says is what the import does. Beside it in the layer it knows book,
deals, fields, records.
"""

from creatorbook.services.imports.files import ImportFiles, UnclearFile, import_files, preview, read_files
from creatorbook.services.imports.summary import FileSummary, ImportSummary, Tally
from creatorbook.services.imports.wishes import Wishes

__all__ = [
    "FileSummary",
    "ImportFiles",
    "ImportSummary",
    "Tally",
    "UnclearFile",
    "Wishes",
    "import_files",
    "preview",
    "read_files",
]
