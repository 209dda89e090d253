"""One call of a student's function: the call, direct or in a notebook, and what it refuses."""
