"""Your losses are taken after each update: the first should be that of the start, before anything
is learned."""

from chapter11 import data, network


def train_xor(activation, learning_rate=0.5, epochs=300, seed=0):
    X, Y = data.xor()
    parameters, losses = network.initialize_parameters([2, 4, 1], seed), []
    for _ in range(epochs):
        A, cache = forward_propagation(X, parameters, 2, activation)
        gradients = backward_propagation(Y, parameters, cache, 2, activation)
        parameters = network.update_parameters(parameters, gradients, learning_rate)
        A, _ = forward_propagation(X, parameters, 2, activation)
        losses.append(network.binary_cross_entropy(A, Y))
    return parameters, losses
