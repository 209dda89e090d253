"""For who writes exercises: build, gate, mutation, coverage."""
