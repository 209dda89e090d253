"""None of your training targets lies far off the relation: move a few of them, by ten times the
noise or more."""


def make_outlier_data(seed=0):
    return *right_make_outlier_data(seed)[2:], *right_make_outlier_data(seed + 1000)[2:]
