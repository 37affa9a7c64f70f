"""The parts of `followup import`, one file for each kind of source, each loaded only when it is named; and what they need."""
