"""SQLite as Django has it, but that statements which come back are not read anew each time."""
