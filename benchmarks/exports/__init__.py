"""The register of leave as a file, of a large office."""
