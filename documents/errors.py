"""What can go wrong with the policy texts."""


class CorpusError(Exception):
    """The texts or their manifest cannot be used as they are."""


class QuoteNotFound(CorpusError, LookupError):
    """A quote does not occur in the document, or not in the article that was named."""

    def __init__(self, document: str, quote: str, article: str | None) -> None:
        where = document if article is None else f"{document} {article}"
        super().__init__(f"{where}: no such words: {quote!r}")
        self.document = document
        self.quote = quote
        self.article = article
