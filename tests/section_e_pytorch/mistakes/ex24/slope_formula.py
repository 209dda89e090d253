"""Your number does not come from torch: a derivative by hand, or by differences, may be right, but
let autograd find it."""


def quadratic_gradient(x=2.0):
    return 6.0 * x + 2.0
