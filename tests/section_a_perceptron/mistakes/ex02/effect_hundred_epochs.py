"""You give each training 100 epochs: max_epochs keeps its default."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    return {rate: train_perceptron(X_AND, Y_AND, rate, 100, seed) for rate in learning_rates}
