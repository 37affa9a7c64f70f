"""Days and moments: dates as they are typed, local time and UTC, working days and holidays."""
