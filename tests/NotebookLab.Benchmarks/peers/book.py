"""The definitions of "Deep Learning from Scratch", chapter 4, in plain NumPy: what "the book's way" means in the table.

Written for the comparison, with the book's settings: h = 1e-4, 1e-7 inside the logarithm, every element moved and
restored in a loop. Nothing is slower here than in the book; the exponentials of the softmax are even computed only once.
"""
from itertools import islice

import numpy as np

H = 1e-4


def vector_gradient(f, x):
    """Section 4.4: central differences over the elements of a vector."""
    gradient = np.zeros_like(x)
    for i in range(x.size):
        here = x[i]
        x[i] = here + H
        above = f(x)
        x[i] = here - H
        below = f(x)
        x[i] = here
        gradient[i] = (above - below) / (2 * H)
    return gradient


def array_gradient(f, x, limit=None):
    """Section 4.4.2: the same over an array of any shape; a limit stops after so many elements."""
    gradient = np.zeros_like(x)
    elements = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    for _ in islice(elements, limit):
        i = elements.multi_index
        here = x[i]
        x[i] = here + H
        above = f(x)
        x[i] = here - H
        below = f(x)
        x[i] = here
        gradient[i] = (above - below) / (2 * H)
    return gradient


def gradient_descent(f, start, rate, steps):
    """Section 4.4.1, with the trajectory: the start and the point after each step."""
    x = start.copy()
    trajectory = [x.copy()]
    for _ in range(steps):
        x -= rate * vector_gradient(f, x)
        trajectory.append(x.copy())
    return np.array(trajectory)


def bowl(x):
    return x[0] ** 2 + x[1] ** 2


def rosenbrock(x):
    return np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)


def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def cross_entropy(y, labels):
    """The mean over a batch of probabilities, for the numbers of the right classes."""
    return -np.sum(np.log(y[np.arange(len(y)), labels] + 1e-7)) / len(y)


class SimpleNet:
    """Section 4.4.2: one layer of weights, one example, its target one-hot."""

    def __init__(self, w):
        self.w = w

    def loss(self, x, t):
        y = softmax(np.dot(x, self.w))
        return -np.sum(t * np.log(y + 1e-7))


class TwoLayerNet:
    """Section 4.5: sigmoid in the hidden layer, softmax at the end."""

    def __init__(self, inputs, hidden, classes, parameters):
        """The parameters are W1, b1, W2 and b2 one after the other, the matrices row by row."""
        shapes = {"W1": (inputs, hidden), "b1": (hidden,), "W2": (hidden, classes), "b2": (classes,)}
        ends = np.cumsum([np.prod(shape) for shape in shapes.values()])
        parts = np.split(parameters, ends[:-1])
        self.params = {name: part.reshape(shape).copy() for (name, shape), part in zip(shapes.items(), parts)}

    def predict(self, x):
        p = self.params
        z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
        return softmax(np.dot(z, p["W2"]) + p["b2"])

    def loss(self, x, labels):
        return cross_entropy(self.predict(x), labels)

    def numerical_gradient(self, x, labels, limit=None):
        return {name: array_gradient(lambda _: self.loss(x, labels), w, limit) for name, w in self.params.items()}

    def gradient(self, x, labels):
        """The same by backpropagation, which the book adds in chapter 5."""
        p = self.params
        z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
        error = softmax(np.dot(z, p["W2"]) + p["b2"])
        error[np.arange(len(x)), labels] -= 1
        error /= len(x)
        hidden = np.dot(error, p["W2"].T) * z * (1 - z)
        return {
            "W1": np.dot(x.T, hidden), "b1": np.sum(hidden, axis=0),
            "W2": np.dot(z.T, error), "b2": np.sum(error, axis=0)}

    def train(self, x, labels, rate, epochs):
        """An epoch is a list of batches. What it led to is measured after each, as the book does."""
        history = [self.evaluate(x, labels)]
        for batches in epochs:
            for batch in batches:
                gradient = self.gradient(x[batch], labels[batch])
                for name in self.params:
                    self.params[name] -= rate * gradient[name]
            history.append(self.evaluate(x, labels))
        return history

    def evaluate(self, x, labels):
        y = self.predict(x)
        return cross_entropy(y, labels), np.mean(np.argmax(y, axis=1) == labels)
