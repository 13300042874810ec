"""Facts: the office's dictionary of data elements (数据元) and their typed values."""
