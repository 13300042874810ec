"""Regulations and their editions."""

from .edition import Edition
from .import_draft import ImportDraft
from .regulation import RegulationIndex, RegulationPage

__all__ = ["Edition", "ImportDraft", "RegulationIndex", "RegulationPage"]
