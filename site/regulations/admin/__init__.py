"""What this room shows on the editors' side beside its pages."""
