"""The headless API: what people do on the staff site, for other software (design section 9)."""
