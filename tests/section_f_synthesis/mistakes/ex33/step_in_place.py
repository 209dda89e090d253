"""Your step changes theta and velocity in place, with += or -=: whoever passed them in keeps
them, so make new arrays."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    velocity *= beta
    velocity += (1 - beta) * gradient
    theta -= learning_rate * velocity
    return theta, velocity
