"""Your network drops entries in evaluation mode too: torch.nn.functional.dropout does so unless it
is told the module's mode, self.training. An nn.Dropout layer knows it by itself."""

from torch.nn import functional

PART = "MLP.dropout"


class MLP(right_MLP):
    def forward(self, x):
        for layer in self.layers:
            p = getattr(layer, "p", None)
            x = layer(x) if p is None else functional.dropout(x, p)
        return x
