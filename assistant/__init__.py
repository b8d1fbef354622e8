"""Groundrule: a chat assistant over clinical guidelines that says only what it can prove."""

__version__ = "0.1.0"
