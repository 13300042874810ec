"""The staff site: what waits, fill in, follow, look up."""
