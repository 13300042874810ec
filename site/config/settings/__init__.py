"""Settings: what every site shares in `base`, and one file for each way of running."""
