"""Your clean data lie where no training data are: what is compared there is guesswork."""

import torch


def make_outlier_data(seed=0):
    X, y, X_clean, y_clean = right_make_outlier_data(seed)
    return X, y, X_clean + 20 * X.std() * torch.sign(X.mean() + 1e-9), y_clean
