"""Your hidden layer has no activation, so the network draws one line, and no line separates XOR."""

import numpy as np

PART = "train_xor"


def train_xor(seed=0):
    X, Y = data.xor()
    rng = np.random.default_rng(seed)
    W1 = Tensor(rng.normal(size=(8, 2)), requires_grad=True)
    W2 = Tensor(rng.normal(size=(1, 8)), requires_grad=True)
    losses = []
    for _ in range(100):
        A = (W2 @ (W1 @ X)).sigmoid()
        loss = -(Y * A.log() + (1 - Y) * (1 - A).log()).mean()
        losses.append(float(loss.data))
        loss.backward()
        for parameter in (W1, W2):
            parameter.data = parameter.data - 0.1 * parameter.grad
            parameter.grad = None
    return {"losses": losses, "predictions": (A.data[0] > 0.5).astype(int)}
