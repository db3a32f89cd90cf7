"""What is timed. A work takes the arrays of the request, prepares, and gives the function that does it."""
import numpy as np

import book

try:
    from scipy.optimize._numdiff import approx_derivative
except ImportError:
    pass  # the worker says so, and nobody asks for its works
try:
    import torch
    import torch_net
except ImportError:
    pass


def numpy_gradient(f):
    return lambda x: lambda: book.vector_gradient(f, x)


def scipy_gradient(f):
    return lambda x: lambda: approx_derivative(f, x, method="3-point", abs_step=book.H)


def numpy_simple_net(w, x, t):
    net = book.SimpleNet(w)
    return lambda: book.array_gradient(lambda _: net.loss(x, t), net.w)


def scipy_simple_net(w, x, t):
    return scipy_gradient(lambda row: book.SimpleNet(row.reshape(w.shape)).loss(x, t))(w.ravel())


def numpy_descent(x, rate, steps):
    return lambda: book.gradient_descent(book.bowl, x, rate, steps)


def numpy_numerical_gradient(net, x, labels, limit=None):
    net = book.TwoLayerNet(*net)
    return lambda: [g.ravel()[:limit] for g in net.numerical_gradient(x, labels, limit).values()]


def numpy_backpropagation(net, x, labels):
    net = book.TwoLayerNet(*net)
    return lambda: [*net.gradient(x, labels).values()]


def torch_backpropagation(net, x, labels):
    net, x, labels = torch_net.TwoLayerNet(*net), torch.tensor(x), torch.tensor(labels)
    return lambda: net.gradient(x, labels)


def numpy_training(net, x, labels, rate, epochs):
    def train():
        trained = book.TwoLayerNet(*net)
        trained.train(x, labels, rate, epochs)
        return [*trained.params.values()]
    return train


def torch_training(net, x, labels, rate, epochs):
    x, labels, epochs = torch.tensor(x), torch.tensor(labels), torch.tensor(epochs)

    def train():
        trained = torch_net.TwoLayerNet(*net)
        trained.train(x, labels, rate, epochs)
        return [part.detach() for part in trained.params]
    return train


WORKS = {
    "numpy simple net": numpy_simple_net,
    "scipy simple net": scipy_simple_net,
    "numpy bowl": numpy_gradient(book.bowl),
    "scipy bowl": scipy_gradient(book.bowl),
    "numpy rosenbrock": numpy_gradient(book.rosenbrock),
    "scipy rosenbrock": scipy_gradient(book.rosenbrock),
    "numpy descent": numpy_descent,
    "numpy numerical gradient": numpy_numerical_gradient,
    "numpy backpropagation": numpy_backpropagation,
    "torch backpropagation": torch_backpropagation,
    "numpy training": numpy_training,
    "torch training": torch_training,
}
