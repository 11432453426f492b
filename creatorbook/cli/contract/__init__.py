"""What `creatorbook contract` can do, one action a file; `actions` is their table.

Beside it in the layer it knows exits, files, input, output, session, table.
"""
