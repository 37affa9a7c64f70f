"""What a person noted, as thoughts: whose each is, what may be said, what is offered, what is private."""
