"""Assessments: what several raters hand in about one person becomes a score and a grade."""
