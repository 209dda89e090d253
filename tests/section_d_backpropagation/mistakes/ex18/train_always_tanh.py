"""You train with tanh whatever is asked for: hand `activation` on to both passes."""

from chapter11 import data, network


def train_xor(activation, learning_rate=0.5, epochs=300, seed=0):
    X, Y = data.xor()
    parameters, losses = network.initialize_parameters([2, 4, 1], seed), []
    for _ in range(epochs):
        A, cache = forward_propagation(X, parameters, 2, "tanh")
        losses.append(network.binary_cross_entropy(A, Y))
        gradients = backward_propagation(Y, parameters, cache, 2, "tanh")
        parameters = network.update_parameters(parameters, gradients, learning_rate)
    return parameters, losses
