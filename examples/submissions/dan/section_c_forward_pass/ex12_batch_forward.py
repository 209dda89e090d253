import numpy as np

def forward_batch(X, W1, b1, W2, b2:
    z1 = W1 @ X + b1
    return {"z1": z1}
