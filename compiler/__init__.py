"""The compiler of French public contracts: a source tree in, the documents to be signed out."""

__version__ = "0.6.0"
