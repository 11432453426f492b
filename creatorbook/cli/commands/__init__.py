"""One file a sub-command: `configure(parser)` says what it takes, `run(session, arguments)` does it.

Beside it in the layer it knows contract, disclosure, exits, files, input, letters, money, output, session.
"""
