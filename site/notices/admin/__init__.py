"""Webhooks and deliveries on the editors' side."""
