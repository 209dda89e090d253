"""The student's own pytest: its plugin, its screen, and the checks in a notebook's kernel."""
