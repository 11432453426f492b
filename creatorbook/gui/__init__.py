"""The window: the frame, the parts every page is built from, and a room for each subject.

The only layer that knows Qt. It reads and writes through services; it knows nothing of the command line, the
store, the documents or the exchange. Heavy libraries are never imported before the first paint.
"""
