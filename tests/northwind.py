"""One interview at Northwind, the moment an hour after it, and the journal of Robin Marsh: for tests that want no more."""

from __future__ import annotations

NOW = "2026-11-18T16:00"
TOML = 'timezone = "America/New_York"\n[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\n'
BARE = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example}
---
"""  # without notes
NOTES = """## Discussed
We talked about moving the nightly loads to streaming.
## Why me
I have moved such loads before.
"""
ENTRY = BARE + NOTES
INTERESTED = BARE.removesuffix("---\n") + "interest: yes\n---\n" + NOTES  # all that a thank-you needs
