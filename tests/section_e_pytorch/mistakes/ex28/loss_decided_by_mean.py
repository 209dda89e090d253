"""You decide once for all entries which piece to take: each entry decides for itself, as in
torch.where."""


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    if size.mean() <= delta:
        return (0.5 * size**2).mean()
    return (delta * (size - 0.5 * delta)).mean()
