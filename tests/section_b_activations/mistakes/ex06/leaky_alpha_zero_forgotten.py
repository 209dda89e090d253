"""alpha = 0 gives what the default gives: "alpha or 0.01" takes a 0 for missing."""


def leaky_relu(z, alpha=0.01):
    return right_leaky_relu(z, alpha or 0.01)
