"""Cases: what residents or staff report, handled up a ladder until it is solved and answered."""
