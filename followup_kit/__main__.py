"""`python -m followup_kit` is the command `followup`."""

from .cli import main

raise SystemExit(main())
