"""`python -m evals.kills.victim FOLDER FILE`: takes in one text and builds the index, saying how far it is.

Lines on standard output: `ready`, then `stored <version>` once the text is acknowledged, then `built`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.index import open_index
from assistant.ingesting import ingest
from documents import load_corpus
from evals.kills.embedder import HashEmbedder


def main(folder: Path, file: Path) -> None:
    # Imported now, so that the time after `ready` is that of the work alone.
    import chromadb  # noqa: F401

    print("ready", flush=True)
    [one] = ingest([file], {}, folder / "texts")
    print(f"stored {one.document.version}", flush=True)
    open_index(load_corpus(folder / "texts"), HashEmbedder(), folder / "index").close()
    print("built", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
