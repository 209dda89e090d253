"""Your gradients carry the names of the parameters: call them "dW1", "db1" and so on."""


def backward(Y, parameters, cache):
    return {n[1:]: g for n, g in right_backward(Y, parameters, cache).items()}
