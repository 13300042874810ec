"""Findings about a form before it is published: small functions, fields in, sentences out."""
