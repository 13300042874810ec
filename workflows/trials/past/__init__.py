"""Reading past matters by the chunk: a fixed number of queries for each, however many matters it holds."""
