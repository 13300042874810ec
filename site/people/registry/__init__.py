"""The registry of households and residents: who sees it, looking somebody up, entering somebody."""
