"""`python -m followup_kit.notebook clean`: the filter that git runs on notebooks."""

import sys

from .git_filter import main

raise SystemExit(main(sys.argv[1:]))
