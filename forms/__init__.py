"""Forms: what is asked (schemas) and what was answered (submissions)."""
