"""You draw from a generator with a seed of your own, so every seed gives the same line: hand `seed`
to default_rng."""


def fit(X, y, seed=0):
    return right_fit(X, y, 42)
