"""What a person typed becomes one change of one entry, and the change is made."""
