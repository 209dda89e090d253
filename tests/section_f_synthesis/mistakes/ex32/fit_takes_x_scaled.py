"""Your network takes x / 10, as it was trained: fold the scale into the first layer's weights."""


def fit_piecewise(seed=0):
    weights, biases = right_fit_piecewise(seed)
    return [10 * weights[0], *weights[1:]], biases
