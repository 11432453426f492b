"""The read transaction, under a name that the window and the command line may use."""

from creatorbook.store.reading import Executes, Reading

__all__ = ["Executes", "Reading"]
