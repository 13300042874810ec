"""What is printed without being sealed: copies that anybody may take along."""
