"""Your step has a size of its own: use `learning_rate`."""

from chapter11 import data, network


def train_xor(activation, learning_rate=0.5, epochs=300, seed=0):
    X, Y = data.xor()
    parameters, losses = network.initialize_parameters([2, 4, 1], seed), []
    for _ in range(epochs):
        A, cache = forward_propagation(X, parameters, 2, activation)
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = backward_propagation(Y, parameters, cache, 2, activation)
        parameters = network.update_parameters(parameters, gradients, 0.5)
    return parameters, losses
