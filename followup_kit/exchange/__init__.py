"""What other programs read and write: calendars, address books, mail, tables; as bytes and values, but for mail on disk."""
