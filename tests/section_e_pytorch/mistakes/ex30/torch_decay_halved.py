"""You give the optimizer lam / (2m): weight_decay is what torch_weight_decay gives."""

import torch
from torch import nn


def train_torch(lam, epochs=300, seed=0):
    X, Y, X_test, Y_test = (torch.tensor(array.T, dtype=torch.float32) for array in make_data(seed))
    torch.manual_seed(seed)
    layers = [nn.Linear(2, 128), nn.Linear(128, 64), nn.Linear(64, 1)]
    model = nn.Sequential(layers[0], nn.ReLU(), layers[1], nn.ReLU(), layers[2])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5, weight_decay=lam / (2 * len(X)))
    loss_fn = nn.BCEWithLogitsLoss()
    train_losses, test_losses = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_fn(model(X), Y)
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        with torch.no_grad():
            test_losses.append(loss_fn(model(X_test), Y_test).item())
    parameters = {f"W{i}": layer.weight.detach().numpy() for i, layer in enumerate(layers, 1)}
    parameters |= {
        f"b{i}": layer.bias.detach().numpy()[:, None] for i, layer in enumerate(layers, 1)
    }
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
