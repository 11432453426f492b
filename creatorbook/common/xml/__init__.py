"""XML that others wrote, read with expat alone: as elements that are handed over one by one, or as a tree of them."""
