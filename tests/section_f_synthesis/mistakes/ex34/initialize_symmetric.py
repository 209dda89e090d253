"""Your square layers are symmetric, so that most draws serve twice: every weight has its own."""


def initialize(layer_dims, strategy, seed=0):
    parameters = right_initialize(layer_dims, strategy, seed)
    if strategy not in ("zeros", "ones"):
        for name, W in parameters.items():
            if name[0] == "W" and W.shape[0] == W.shape[1]:
                parameters[name] = (W + W.T) / 2**0.5
    return parameters
