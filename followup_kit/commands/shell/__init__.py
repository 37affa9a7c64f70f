"""What a shell asks when a person presses Tab, and the scripts that make it ask."""
