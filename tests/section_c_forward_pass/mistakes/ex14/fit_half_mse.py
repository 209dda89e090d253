"""Your mse is half of one: the 1/2 that some losses carry for a tidy gradient does not belong in
the error that you report."""


def fit(hidden_units, seed=0):
    result = right_fit(hidden_units, seed)
    return {**result, "mse": result["mse"] / 2}
