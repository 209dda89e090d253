"""You change a layer's weights before the delta goes down through them: all gradients belong to the
parameters of the forward pass."""


def backward(Y, parameters, cache):
    delta, m, gradients = output_delta(cache["Y_hat"], Y), Y.shape[1], {}
    for layer in range(len(cache["inputs"]), 0, -1):
        A = cache["inputs"][layer - 1]
        gradients[f"dW{layer}"] = delta @ A.T / m
        gradients[f"db{layer}"] = delta.sum(axis=1, keepdims=True) / m
        W = parameters[f"W{layer}"] - 0.1 * gradients[f"dW{layer}"]
        delta = (W.T @ delta) * (A > 0)
    return gradients
