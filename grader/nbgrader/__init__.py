"""All that needs nbgrader: its course, its notebooks, its gradebook."""
