"""Grades the exercises of "Neural Networks from Scratch": fairly, safely and fast."""

__version__ = "0.1.0"
