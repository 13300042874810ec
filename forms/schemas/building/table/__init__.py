"""A draft form of the headings of an .xlsx table."""
