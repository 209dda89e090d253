"""Given code: what the text of Chapter 11 hands its reader before the exercises begin.

Import it, and leave it as it is: a grader uses its own copy.

    from chapter11 import data, network

This is our own code, not a listing from the book. It keeps to the conventions that the exercises
imply: a column is an example, the weights of layer l are `W<l>` (n_out, n_in) and its biases
`b<l>` (n_out, 1) in one dictionary, and `num_layers` counts the layers that have weights.
NumPy is all that it needs.
"""
