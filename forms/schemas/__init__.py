"""Form pages, field types, editions of forms, JSON Schema."""
