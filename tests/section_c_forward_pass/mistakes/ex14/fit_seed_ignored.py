"""You draw from a generator with a seed of your own, so every seed gives the same fit: hand `seed`
to default_rng."""


def fit(hidden_units, seed=0):
    return right_fit(hidden_units, 42)
