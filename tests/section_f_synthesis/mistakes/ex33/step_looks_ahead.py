"""Your theta takes Nesterov's step, which looks one velocity ahead: here it is learning_rate
times the new velocity."""


def momentum_step(theta, velocity, gradient, learning_rate, beta):
    if not 0 <= beta < 1:
        raise ValueError("beta should be at least 0 and below 1")

    velocity = beta * velocity + (1 - beta) * gradient
    return theta - learning_rate * (beta * velocity + (1 - beta) * gradient), velocity
