"""A plain textbook solution of exercise 16."""

import numpy as np

W1 = np.array([[0.1, 0.3], [-0.2, 0.5], [0.4, -0.1]])
B1 = np.array([[0.0], [0.1], [-0.2]])
W2 = np.array([[0.2, -0.4, 0.6]])
B2 = np.array([[0.3]])
X_EXAMPLE = np.array([[1.0], [-0.5]])
Y_EXAMPLE = np.array([[1.0]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def bce_loss(y_hat, y):
    eps = 1e-8
    return -np.sum(y * np.log(y_hat + eps) + (1 - y) * np.log(1 - y_hat + eps))


def backward(x, y, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(0, z1)
    y_hat = sigmoid(W2 @ a1 + b2)
    delta2 = y_hat - y
    delta1 = W2.T @ delta2 * (z1 > 0)
    return {
        "delta2": delta2,
        "dW2": delta2 @ a1.T,
        "db2": delta2,
        "delta1": delta1,
        "dW1": delta1 @ x.T,
        "db1": delta1,
    }


def numerical_gradients(x, y, W1, b1, W2, b2, epsilon=1e-7):
    params = {"W1": W1.copy(), "b1": b1.copy(), "W2": W2.copy(), "b2": b2.copy()}

    def loss():
        a1 = np.maximum(0, params["W1"] @ x + params["b1"])
        return bce_loss(sigmoid(params["W2"] @ a1 + params["b2"]), y)

    grads = {}
    for name, param in params.items():
        grad = np.zeros(param.shape)
        for i in range(param.shape[0]):
            for j in range(param.shape[1]):
                old = param[i, j]
                param[i, j] = old + epsilon
                up = loss()
                param[i, j] = old - epsilon
                down = loss()
                param[i, j] = old
                grad[i, j] = (up - down) / (2 * epsilon)
        grads["d" + name] = grad
    return grads
