"""Dossiers: each finished matter as one sealed file that anyone can check."""
