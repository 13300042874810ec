"""Records: what somebody notes of his work, looked over by whoever leads him, kept by the month."""
