"""Applications: a form and a route make a new kind of request, without code."""
