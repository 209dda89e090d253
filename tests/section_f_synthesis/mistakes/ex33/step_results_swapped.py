"""You return the velocity before theta: theta comes first."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    velocity = beta * velocity + (1 - beta) * gradient
    return velocity, theta - learning_rate * velocity
