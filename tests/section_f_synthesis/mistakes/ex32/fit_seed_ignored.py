"""You draw from a generator with a seed of your own, so every seed gives the same network: hand
`seed` to default_rng."""


def fit_piecewise(seed=0):
    return right_fit_piecewise(42)
