"""The guest: a sandboxed process that imports a submission and runs the calls it is asked to run.

It never holds an expected value, a hidden check, the reference, another student's work, or a
place to write a score. Nothing here imports the host's rooms.
"""
