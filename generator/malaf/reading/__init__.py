"""What an Arabic passage says: its quantities, its times, whom it names, and who says what in it."""
