"""What packaging/dev.py does, one subject a module.

Standard library only: it runs before anything is installed, and knows nothing of the application's code. Only what
stands in revision/ does: the project's own environment runs it.
"""
