"""登记簿: the applications of one form, line by line, with what was filled in as columns."""
