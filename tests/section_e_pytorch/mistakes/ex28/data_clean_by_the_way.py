"""Your outliers are in the clean data, and the training data have none: the other way round."""


def make_outlier_data(seed=0):
    X, y, X_clean, y_clean = right_make_outlier_data(seed)
    return X_clean, y_clean, X, y
