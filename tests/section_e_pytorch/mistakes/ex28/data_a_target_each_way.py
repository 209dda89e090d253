"""Your y is n times n: a column and a row have been added, and broadcasting made a matrix of
them."""


def make_outlier_data(seed=0):
    X, y, X_clean, y_clean = right_make_outlier_data(seed)
    return X, y + 0 * y.T, X_clean, y_clean
