"""Days and moments: what is typed, what a zone makes of it, which days are worked."""
