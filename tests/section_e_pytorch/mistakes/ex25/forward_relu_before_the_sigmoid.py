"""Your last layer is followed by a ReLU like the hidden ones, and then by the sigmoid: no output
can be below 0.5. ReLU belongs to the hidden layers alone."""

PART = "MLP.forward"


class MLP(right_MLP):
    def forward(self, x):
        return self.layers[:-1](x).relu().sigmoid()
