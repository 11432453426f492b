"""One file a sub-command: `configure(parser)` says what it takes, `run(session, arguments)` does it."""
