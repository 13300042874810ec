"""Banfa beside its floor: the same job done by bare Django, both measured in one run."""
