"""Your trainings differ in name only: the learning rate has to be handed to train_perceptron."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    return {rate: train_perceptron(X_AND, Y_AND, seed=seed) for rate in learning_rates}
