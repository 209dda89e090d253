"""Your theta goes along the old velocity: first bring the velocity up to date, then step."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    return theta - learning_rate * velocity, beta * velocity + (1 - beta) * gradient
