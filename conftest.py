"""`pytest` here runs the visible checks over `assignments/`; see `grader/student/plugin.py`."""

pytest_plugins = ["grader.student.plugin"]
