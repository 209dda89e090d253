"""Your velocity takes the whole gradient: here it is an average, to which the gradient adds (1 -
beta) times itself."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    velocity = beta * velocity + gradient
    return theta - learning_rate * velocity, velocity
