"""An optional language model that phrases and listens, but never counts. Imported only where a setting names a model."""
