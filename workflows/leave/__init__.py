"""Leave: an application that knows days, halves, and coming back."""
