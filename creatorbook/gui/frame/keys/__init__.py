"""The keys: the table of shortcuts, which of them hold on this machine, the sheet that shows them.

Beside it in the window's frame it knows the table of actions.
"""
