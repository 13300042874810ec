"""Formats that Django has otherwise than people write."""
