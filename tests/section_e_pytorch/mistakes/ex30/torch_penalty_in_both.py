"""Your penalty is in the loss, and in the optimizer once more: weight_decay does it all."""

import torch
from torch import nn


def train_torch(lam, epochs=300, seed=0):
    X, Y, X_test, Y_test = (torch.tensor(array.T, dtype=torch.float32) for array in make_data(seed))
    torch.manual_seed(seed)
    layers = [nn.Linear(2, 128), nn.Linear(128, 64), nn.Linear(64, 1)]
    model = nn.Sequential(layers[0], nn.ReLU(), layers[1], nn.ReLU(), layers[2])
    weights, biases = [layer.weight for layer in layers], [layer.bias for layer in layers]
    optimizer = torch.optim.SGD(
        [{"params": weights, "weight_decay": torch_weight_decay(lam, 50)}, {"params": biases}],
        lr=0.5,
    )
    loss_fn = nn.BCEWithLogitsLoss()
    train_losses, test_losses = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_fn(model(X), Y)
        (loss + lam / 100 * sum((W**2).sum() for W in weights)).backward()
        optimizer.step()
        train_losses.append(loss.item())
        with torch.no_grad():
            test_losses.append(loss_fn(model(X_test), Y_test).item())
    parameters = {f"W{i}": W.detach().numpy() for i, W in enumerate(weights, 1)}
    parameters |= {f"b{i}": b.detach().numpy()[:, None] for i, b in enumerate(biases, 1)}
    return {"train_losses": train_losses, "test_losses": test_losses, "parameters": parameters}
