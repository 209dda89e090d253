"""`pytest` here runs the visible checks over `assignments/`; see `grader/checks/plugin.py`."""

pytest_plugins = ["grader.checks.plugin"]
