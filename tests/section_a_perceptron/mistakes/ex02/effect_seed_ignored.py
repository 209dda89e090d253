"""Every training uses seed 0: hand `seed` on."""


def learning_rate_effect(learning_rates=(0.0, 0.1, 100.0), seed=0):
    return right_learning_rate_effect(learning_rates)
