"""Regulations: pages of clauses with rules, and the editions they are published as."""
