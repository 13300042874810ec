"""留痕: the append-only log of acts and its hash chain; it knows no other app."""
