"""A plain textbook solution of exercise 28."""

import torch
from torch import nn


def huber_loss(y, y_hat, delta=1.0):
    r = torch.abs(y_hat - y)
    return torch.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)).mean()


def gradient_error(y, y_hat, delta=1.0):
    h = 1e-6
    y_hat = y_hat.detach().clone().requires_grad_()
    huber_loss(y, y_hat, delta).backward()

    flat = y_hat.detach().flatten()
    numerical = torch.zeros_like(flat)
    for i in range(len(flat)):
        plus, minus = flat.clone(), flat.clone()
        plus[i] += h
        minus[i] -= h
        above = huber_loss(y, plus.reshape(y.shape), delta)
        below = huber_loss(y, minus.reshape(y.shape), delta)
        numerical[i] = (above - below) / (2 * h)
    return (y_hat.grad.flatten() - numerical).abs().max().item()


def make_outlier_data(seed=0):
    torch.manual_seed(seed)
    X = 4 * torch.rand(100, 1) - 2
    y = 2 * X + 1 + 0.1 * torch.randn(100, 1)
    y[:10] += 15
    X_clean = 4 * torch.rand(100, 1) - 2
    y_clean = 2 * X_clean + 1 + 0.1 * torch.randn(100, 1)
    return X, y, X_clean, y_clean


def train_regression(loss, seed=0):
    X, y, X_clean, y_clean = make_outlier_data(seed)
    criterion = {"huber": huber_loss, "mse": nn.MSELoss()}[loss]
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for _ in range(500):
        loss_value = criterion(y, model(X))
        optimizer.zero_grad()
        loss_value.backward()
        optimizer.step()
        losses.append(loss_value.item())
    with torch.no_grad():
        clean_mse = ((model(X_clean) - y_clean) ** 2).mean().item()
    return {"losses": losses, "clean_mse": clean_mse}
