"""Your fit takes all examples in one step, whatever batch_size says."""

PART = "NeuralNetwork.fit"


class NeuralNetwork(right_NeuralNetwork):
    def fit(self, X, Y, epochs, learning_rate, batch_size=None, seed=0):
        if batch_size is not None and batch_size < 1:
            raise ValueError("batch_size should be at least 1")
        return super().fit(X, Y, epochs, learning_rate, None, seed)
