"""Commands that set up an office."""
