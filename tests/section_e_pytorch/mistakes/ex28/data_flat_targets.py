"""Your targets are vectors: beside predictions of the shape (n, 1) they broadcast."""


def make_outlier_data(seed=0):
    X, y, X_clean, y_clean = right_make_outlier_data(seed)
    return X, y.flatten(), X_clean, y_clean.flatten()
