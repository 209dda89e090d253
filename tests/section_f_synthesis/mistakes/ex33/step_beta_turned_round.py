"""Your beta is the weight of the new gradient: it is what is kept of the old velocity."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    velocity = (1 - beta) * velocity + beta * gradient
    return theta - learning_rate * velocity, velocity
