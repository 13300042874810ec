"""Setting up an office: from files that a clerk can read to people, forms and regulations."""
