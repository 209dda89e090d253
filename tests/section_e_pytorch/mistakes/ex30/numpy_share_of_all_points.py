"""You share the penalty among all points that there are: m counts the training points."""


def train_numpy(lam, epochs=300, seed=0):
    X, Y, X_test, Y_test = make_data(seed)
    parameters = network.initialize_parameters(LAYER_DIMS, seed)
    train_losses, test_losses = [], []
    for _ in range(epochs):
        A, cache = network.forward_propagation(X, parameters, 3)
        A_test, _ = network.forward_propagation(X_test, parameters, 3)
        train_losses.append(network.binary_cross_entropy(A, Y))
        test_losses.append(network.binary_cross_entropy(A_test, Y_test))
        gradients = network.backward_propagation(Y, parameters, cache, 3)
        gradients = l2_gradients(gradients, parameters, lam, X.shape[1] + X_test.shape[1])
        parameters = network.update_parameters(parameters, gradients, 0.3)
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
