"""The notices room: what happened is told to people and to other software, once and for certain."""
