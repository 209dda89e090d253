"""Your output is the last layer's as it is: a sigmoid still has to turn it into a probability."""

PART = "MLP.forward"


class MLP(right_MLP):
    def forward(self, x):
        return self.layers[:-1](x)
