"""The rules: what follows from the entries at a moment under a playbook. Pure: no clock, no disk."""
