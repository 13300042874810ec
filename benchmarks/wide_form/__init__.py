"""A form of 60 fields in three groups: drawing and judging it beside a plain Django form."""
