"""Your step takes any beta: with 1 or more nothing is ever forgotten, below 0 the average makes
no sense, so raise ValueError there."""

PART = "errors"


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    velocity = beta * velocity + (1 - beta) * gradient
    return theta - learning_rate * velocity, velocity
