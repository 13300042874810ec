"""Packed files (.docx, .xlsx) looked through before anything in them is read; knows no other room."""

from .guarding import Bounds, Fault, Unfit, guarded, unfolds

__all__ = ["Bounds", "Fault", "Unfit", "guarded", "unfolds"]
