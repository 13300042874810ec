"""The screens on which editors keep the dictionary of facts."""
