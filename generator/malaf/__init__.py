"""Malaf: bilingual dossiers from Arabic articles."""

__version__ = "0.1.0"
