"""The 1/m is in your hidden layers' gradients more than once: delta is carried down as it is, and
dW and db of each layer are divided by m once."""


def backward(Y, parameters, cache):
    gradients, m = right_backward(Y, parameters, cache), Y.shape[1]
    last = len(gradients) // 2
    return {n: g / m ** (last - int(n[2:])) for n, g in gradients.items()}
