"""You return both X first and then both y: return X, y, X_clean, y_clean."""


def make_outlier_data(seed=0):
    X, y, X_clean, y_clean = right_make_outlier_data(seed)
    return X, X_clean, y, y_clean
