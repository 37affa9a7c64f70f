"""What people call the fields: in a vault that was there before, and by mistake."""
