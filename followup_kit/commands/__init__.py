"""One module a command: `EXAMPLES`, `add_arguments(parser)` and `run(args)`, which returns the exit code."""
