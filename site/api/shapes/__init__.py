"""The shapes of what the API takes and gives; section 9 of the design is their contract."""
