"""Grades one submission or a class: diagnosis, known mistakes, the store."""
