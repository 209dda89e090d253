"""You cut large residuals off at delta, so their loss no longer grows and their gradient is 0:
beyond delta a straight line goes on."""


def huber_loss(y, y_hat, delta=1.0):
    if delta <= 0:
        raise ValueError(f"delta should be above 0, got {delta}")
    if y.shape != y_hat.shape:
        raise ValueError("y and y_hat differ in shape")
    r = y_hat - y
    size = r.abs()
    return (0.5 * size.clamp(max=delta) ** 2).mean()
