"""Rule kinds and verdicts: pure Python, facts in, verdict or outcome out; no database, request or clock."""
