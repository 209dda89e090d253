"""You move all training targets, which only shifts the line: fewer than half should be outliers."""


def make_outlier_data(seed=0):
    X, _, X_clean, y_clean = right_make_outlier_data(seed)
    return X, y_clean + 15.0, X_clean, y_clean
