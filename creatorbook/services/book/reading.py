"""The read transaction, under a name that the window and the command line may use."""

from creatorbook.store.engine.reading import Executes, Reading

__all__ = ["Executes", "Reading"]
