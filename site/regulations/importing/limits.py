"""How much an import takes in: bounds that a real regulation never meets."""

#: Characters of text; some 300 printed pages.
LONGEST_TEXT = 500_000
MOST_LINES = 20_000
#: Regulations of one file that are compared with each other.
MOST_COMPARED = 200
LARGEST_FILE_BYTES = 10 * 1024 * 1024
#: What a packed file (.docx) may hold when unpacked, and how many times its packed size.
LARGEST_UNPACKED_BYTES = 60 * 1024 * 1024
LARGEST_RATIO = 200
MOST_ENTRIES = 4000
MOST_PAGES = 400
