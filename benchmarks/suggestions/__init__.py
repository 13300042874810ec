"""How well suggested rules fit an answer sheet: precision, recall, what was missed, what was too much."""
