from math import prod
import random
import numpy as np
import torch
from torch import nn


class Hidden(nn.Module):
    def __init__(self, a, b, p):
        super().__init__()
        self.linear = nn.Linear(a, b)
        self.act = nn.ReLU()
        self.drop = nn.Dropout(p)

    def forward(self, x):
        return self.drop(self.act(self.linear(x)))


class MLP(nn.Module):
    def __init__(self, input_dim: int = 10, hidden_dims=(64, 32, 16), output_dim: int = 1, dropout: float = 0.2):
        super().__init__()
        hidden_dims = tuple(hidden_dims)
        self.blocks = nn.Sequential(*map(lambda ab: Hidden(*ab, dropout), zip((input_dim,) + hidden_dims, hidden_dims)))
        self.head = nn.Linear(((input_dim,) + hidden_dims)[-1], output_dim)
        nn.init.xavier_uniform_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, x):
        return self.head(self.blocks(x)).sigmoid()


def count_trainable_parameters(model):
    seen = {id(p): prod(p.shape) for m in model.modules() for p in m.parameters(recurse=False) if p.requires_grad}
    return sum(seen.values())


def make_data(seed=0):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((1000, 10), dtype=np.float32)
    radius = np.linalg.norm(X[:, :2], axis=1)
    return torch.tensor(X), torch.tensor(radius > 1.2).float().view(-1, 1)


def train(model, X, y, epochs=50, learning_rate=1e-2, seed=0):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        rnd = random.Random(seed)
        opt = torch.optim.AdamW(model.parameters(), lr=learning_rate)
        out = []
        for _ in range(epochs):
            model.train()
            index = list(range(len(X)))
            rnd.shuffle(index)
            while index:
                take, index = index[:32], index[32:]
                for p in model.parameters():
                    p.grad = None
                nn.BCELoss()(model(X[take]), y[take]).backward()
                opt.step()
            model.eval()
            with torch.no_grad():
                out.append(nn.functional.binary_cross_entropy(model(X), y).item())
        model.train()
        return out
