"""Proceedings and their chains: perform() is the one door, explain() asks the same rules without saving."""
