"""From the rows of a proceeding to what its dossier says."""
