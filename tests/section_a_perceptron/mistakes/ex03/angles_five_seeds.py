"""You take the seeds 0 to 4 whatever is asked for: they are `seeds`."""


def boundary_angles(X, y, seeds=range(5)):
    return right_boundary_angles(X, y)
