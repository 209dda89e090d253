"""You leave out the learning rate 0: it counts too, and what it does is half of the question."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    return right_learning_rate_effect([rate for rate in learning_rates if rate], seed)
