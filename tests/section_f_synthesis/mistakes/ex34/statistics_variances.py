"""Your spreads are variances: take the root."""


def layer_statistics(parameters, X, Y):
    found = right_layer_statistics(parameters, X, Y)
    for one in found:
        one["activation_std"] **= 2
        one["gradient_std"] **= 2
    return found
