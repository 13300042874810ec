"""查询: finding matters by the words in them, whatever their number."""
