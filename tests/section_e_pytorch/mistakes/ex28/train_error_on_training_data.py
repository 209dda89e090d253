"""Your clean_mse is the error on the training data, outliers and all: take it on X_clean,
y_clean."""

import torch


def train_regression(loss, seed=0):
    if loss not in ("huber", "mse"):
        raise ValueError(f"loss should be 'huber' or 'mse', got {loss!r}")
    X, y = make_outlier_data(seed)[:2]
    w, b = torch.zeros(X.shape[1], 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(100):
        y_hat = X @ w + b
        cost = huber_loss(y, y_hat) if loss == "huber" else ((y_hat - y) ** 2).mean()
        losses.append(cost.item())
        gradients = torch.autograd.grad(cost, (w, b))
        with torch.no_grad():
            for parameter, gradient in zip((w, b), gradients, strict=True):
                parameter -= 0.1 * gradient
    with torch.no_grad():
        clean_mse = ((X @ w + b - y) ** 2).mean().item()
    return {"losses": losses, "clean_mse": clean_mse}
