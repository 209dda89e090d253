"""Your dictionary holds the number of epochs: the whole Fit is asked for."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    fits = right_learning_rate_effect(learning_rates, seed)
    return {rate: fit.epochs for rate, fit in fits.items()}
