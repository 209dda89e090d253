"""You flatten the bias before it becomes a leaf, so its gradient is flat too: keep the shape that
it came in."""

import torch


def gradient_shapes(W, x, b):
    leaves = [torch.as_tensor(v).clone().requires_grad_() for v in (W, x, b.reshape(-1))]
    (leaves[0] @ leaves[1] + leaves[2][:, None]).sum().backward()
    return {name: tuple(leaf.grad.shape) for name, leaf in zip("Wxb", leaves, strict=True)}
