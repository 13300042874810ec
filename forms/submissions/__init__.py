"""Drafts, submissions, uploads; answers turned into fact values."""
