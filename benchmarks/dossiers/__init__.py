"""Sealing beside a plain call of the PDF engine, on the same document."""
