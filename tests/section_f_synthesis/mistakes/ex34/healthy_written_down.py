"""Your healthy_strategies is a list of names that were known before: look at activations and
gradients, and let them decide."""


def healthy_strategies(seed=0):
    return {"he"}
