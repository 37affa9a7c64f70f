"""The parts of `followup import`, one file for each kind of source; each is loaded only when it is named."""
