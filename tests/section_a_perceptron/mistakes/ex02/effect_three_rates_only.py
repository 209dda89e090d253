"""You try 0, 0.1 and 100 whatever is asked for: the rates are `learning_rates`."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    return right_learning_rate_effect(seed=seed)
