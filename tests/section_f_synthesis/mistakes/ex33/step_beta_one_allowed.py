"""Your step allows beta = 1, with which no gradient would ever enter the velocity: beta has to
be below 1."""

PART = "errors"


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta <= 1:
        raise ValueError("beta should be at least 0 and below 1")
    velocity = beta * velocity + (1 - beta) * gradient
    return theta - learning_rate * velocity, velocity
