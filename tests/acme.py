"""One interview at Acme, with two people, on the day of the one at Northwind."""

from __future__ import annotations

ACME = """---
company: Acme
role: Engineer
date: 2026-11-18 10:00
interviewers:
  - {name: Jo Park, email: jo@acme.example}
  - {name: Omar Haddad, email: omar@acme.example}
---
"""
