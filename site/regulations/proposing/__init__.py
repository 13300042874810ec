"""Proposed rules while an editor decides on them: kept beside their words, accepted, mended or refused."""
