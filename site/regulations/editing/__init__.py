"""The editor's screen: outline, clauses opened one at a time, sentences and findings beside them."""
