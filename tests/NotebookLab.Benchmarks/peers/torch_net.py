"""The network of section 4.5 as one writes it in PyTorch: the gradient is autograd's, the update torch.optim's."""
import torch
from torch.nn.functional import cross_entropy


class TwoLayerNet:
    def __init__(self, inputs, hidden, classes, parameters):
        shapes = [(inputs, hidden), (hidden,), (hidden, classes), (classes,)]
        parts = torch.tensor(parameters).split([torch.Size(shape).numel() for shape in shapes])
        self.params = [part.reshape(shape).clone().requires_grad_() for shape, part in zip(shapes, parts)]

    def scores(self, x):
        w1, b1, w2, b2 = self.params
        return torch.sigmoid(x @ w1 + b1) @ w2 + b2

    def loss(self, x, labels):
        return cross_entropy(self.scores(x), labels)

    def gradient(self, x, labels):
        return torch.autograd.grad(self.loss(x, labels), self.params)

    def train(self, x, labels, rate, epochs):
        optimizer = torch.optim.SGD(self.params, lr=rate)
        history = [self.evaluate(x, labels)]
        for batches in epochs:
            for batch in batches:
                optimizer.zero_grad()
                self.loss(x[batch], labels[batch]).backward()
                optimizer.step()
            history.append(self.evaluate(x, labels))
        return history

    @torch.no_grad()
    def evaluate(self, x, labels):
        scores = self.scores(x)
        return cross_entropy(scores, labels).item(), (scores.argmax(dim=1) == labels).double().mean().item()
