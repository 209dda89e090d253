"""The keys of your dictionary are strings: use the learning rates themselves, which are numbers."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    fits = right_learning_rate_effect(learning_rates, seed)
    return {str(rate): fit for rate, fit in fits.items()}
