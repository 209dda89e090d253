import torch
from torch.autograd.functional import jacobian, vjp


def poly(t):
    return torch.stack([3 * t.square(), 2 * t, torch.ones_like(t)]).sum()


def quadratic_gradient(x=2.0):
    return jacobian(poly, torch.tensor(float(x), dtype=torch.double)).tolist()


def gradient_shapes(W, x, b):
    inputs = tuple(torch.tensor(a) if not isinstance(a, torch.Tensor) else a.detach() for a in (W, x, b))
    _, grads = vjp(lambda W, x, b: (W.matmul(x) + b).sum(), inputs)
    return {name: tuple(int(d) for d in g.shape) for name, g in zip(("W", "x", "b"), grads)}


def accumulated_gradient(x=2.0, n_backwards=2, zero_between=False):
    if n_backwards <= 0:
        raise ValueError("n_backwards should be positive")
    leaf = torch.tensor([x], requires_grad=True, dtype=torch.float32)

    def passes(n):
        if n > 1:
            passes(n - 1)
            if zero_between:
                leaf.grad = None
        torch.autograd.backward(poly(leaf[0]))

    passes(n_backwards)
    return leaf.grad.tolist()[0]
