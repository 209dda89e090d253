"""Your training ends after a few steps, before the network has learned XOR."""

import numpy as np

PART = "train_xor"


def train_xor(seed=0):
    X, Y = data.xor()
    rng = np.random.default_rng(seed)
    W1 = Tensor(rng.normal(size=(8, 2)), requires_grad=True)
    b1 = Tensor(np.zeros((8, 1)), requires_grad=True)
    W2 = Tensor(rng.normal(size=(1, 8)), requires_grad=True)
    losses = []
    for _ in range(5):
        A = (W2 @ (W1 @ X + b1).sigmoid()).sigmoid()
        loss = ((A - Y) * (A - Y)).mean()
        losses.append(float(loss.data))
        loss.backward()
        for parameter in (W1, b1, W2):
            parameter.data = parameter.data - 0.1 * parameter.grad
            parameter.grad = None
    return {"losses": losses, "predictions": (A.data[0] > 0.5).astype(int)}
