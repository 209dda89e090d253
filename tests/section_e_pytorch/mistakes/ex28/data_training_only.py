"""You return the training data only: X_clean and y_clean belong to it."""


def make_outlier_data(seed=0):
    return right_make_outlier_data(seed)[:2]
