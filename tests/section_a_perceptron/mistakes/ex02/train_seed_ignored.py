"""You draw from a generator with a seed of your own, so every seed gives the same start: hand
`seed` to default_rng."""


def train_perceptron(X, y, learning_rate=0.1, max_epochs=1000, seed=0):
    return right_train_perceptron(X, y, learning_rate, max_epochs, 42)
