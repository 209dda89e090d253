"""Your learning rate goes into the velocity: v is an average of gradients alone, and theta's
step is learning_rate times v."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    velocity = beta * velocity + (1 - beta) * learning_rate * gradient
    return theta - velocity, velocity
