"""Your X is float64, which comes from NumPy; a model's weights are float32, and torch refuses to
multiply the two."""


def make_data(seed=0):
    X, y = right_make_data(seed)
    return X.double(), y
