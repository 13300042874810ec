"""Trial runs of a draft against thousands of past leaves."""
