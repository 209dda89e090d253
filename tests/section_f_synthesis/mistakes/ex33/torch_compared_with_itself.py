"""Both of the paths that you compare are torch's, so they cannot differ: one of them should go
by momentum_step."""


def max_difference_from_torch(beta, n_steps=20, learning_rate=0.1, seed=0):
    import torch

    momentum_step(0.0, 0.0, 0.0, learning_rate, beta)
    paths = []
    for _ in range(2):
        parameter = torch.tensor([1.0, 2.0 + seed], dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([parameter], lr=learning_rate * (1 - beta), momentum=beta)
        for _ in range(n_steps):
            parameter.grad = parameter.detach().clone()
            optimizer.step()
        paths.append(parameter.detach().numpy())
    return float(abs(paths[0] - paths[1]).max())
