"""免填率: how much of the office's forms is answered without typing, by form and month."""
