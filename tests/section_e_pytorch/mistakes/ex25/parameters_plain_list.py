"""Your layers are in a plain Python list, where a module does not look: it has no parameters to
train, and str(model) shows no layers. Keep them in an nn.ModuleList or an nn.Sequential."""

from itertools import pairwise

from torch import nn

PART = "MLP.parameters"


class MLP(nn.Module):
    def __init__(self, input_dim=10, hidden_dims=(64, 32, 16), output_dim=1, dropout=0.2):
        super().__init__()
        sizes = [input_dim, *hidden_dims, output_dim]
        self.linears = [nn.Linear(n, m) for n, m in pairwise(sizes)]
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        for linear in self.linears[:-1]:
            x = self.dropout(linear(x).relu())
        return self.linears[-1](x).sigmoid()
