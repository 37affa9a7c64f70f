"""What other programs read: calendars and address books, as files that the person names."""
