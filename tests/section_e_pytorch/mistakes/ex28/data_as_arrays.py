"""Your data are NumPy arrays: give tensors."""


def make_outlier_data(seed=0):
    X, y, X_clean, y_clean = right_make_outlier_data(seed)
    return X.numpy(), y.numpy(), X_clean.numpy(), y_clean.numpy()
