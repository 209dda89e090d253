"""Your step refuses beta = 0, which is plain gradient descent and allowed."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 < beta < 1:
        raise ValueError("beta should be above 0 and below 1")
    velocity = beta * velocity + (1 - beta) * gradient
    return theta - learning_rate * velocity, velocity
