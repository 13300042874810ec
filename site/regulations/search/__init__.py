"""Looking for words in what is laid down."""
