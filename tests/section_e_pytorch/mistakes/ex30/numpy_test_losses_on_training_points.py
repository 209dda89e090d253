"""Your test_losses are taken on the training points: they should come from points that took no
part in the training."""

from chapter11 import network


def train_numpy(lam, epochs=300, seed=0):
    X, Y, _, _ = make_data(seed)
    m, layers = X.shape[1], 3
    parameters = network.initialize_parameters(LAYER_DIMS, seed)
    train_losses, test_losses = [], []
    for _ in range(epochs):
        A, cache = network.forward_propagation(X, parameters, layers)
        train_losses.append(network.binary_cross_entropy(A, Y))
        test_losses.append(network.binary_cross_entropy(A, Y))
        gradients = network.backward_propagation(Y, parameters, cache, layers)
        gradients = l2_gradients(gradients, parameters, lam, m)
        parameters = network.update_parameters(parameters, gradients, 0.5)
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
