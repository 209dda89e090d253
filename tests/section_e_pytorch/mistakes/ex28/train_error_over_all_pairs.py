"""Your predictions (n,) and targets (n, 1) make a table of differences, of all pairs: give both the
same shape."""

import torch


def train_regression(loss, seed=0):
    if loss not in ("huber", "mse"):
        raise ValueError(f"loss should be 'huber' or 'mse', got {loss!r}")
    X, y, X_clean, y_clean = make_outlier_data(seed)
    torch.manual_seed(seed)
    model = torch.nn.Linear(X.shape[1], 1).to(X.dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(300):
        optimizer.zero_grad()
        out = model(X)
        value = huber_loss(y, out) if loss == "huber" else ((out - y) ** 2).mean()
        value.backward()
        optimizer.step()
        losses.append(value.item())
    with torch.no_grad():
        clean = ((model(X_clean).squeeze() - y_clean) ** 2).mean().item()
    return {"losses": losses, "clean_mse": clean}
