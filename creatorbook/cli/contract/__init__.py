"""What `creatorbook contract` can do, one action a file; `actions` is their table.

May know what the other sub-commands may: services, and the command line's own helpers.
"""
