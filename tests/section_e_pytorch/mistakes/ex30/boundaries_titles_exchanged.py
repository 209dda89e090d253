"""Your titles are in another order than your panels."""

import matplotlib.pyplot as plt


def plot_boundaries(seed=0):
    lams = (0.0, 1.0)
    X, Y, _, _ = make_data(seed)
    figure, panels = plt.subplots(1, 2)
    x, y = np.meshgrid(np.linspace(-2, 3, 60), np.linspace(-1.5, 2, 60))
    for panel, lam, named in zip(panels, lams, reversed(lams), strict=True):
        parameters = train_numpy(lam, seed=seed)["parameters"]
        A, _ = network.forward_propagation(np.array([x.ravel(), y.ravel()]), parameters, 3)
        panel.contour(x, y, A.reshape(x.shape), levels=[0.5])
        panel.scatter(X[0], X[1], c=Y[0])
        panel.set_title(f"lam = {named}")
    return figure
