"""The index: published whole, rebuilt when it does not fit, read without a trace, else in memory."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import assistant.index as index_module
from assistant.dense import ChromaFailed, ChromaSearch
from assistant.index import open_index

QUESTION = "企业购买云服务能补多少"


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "index"


def generation(folder: Path) -> Path:
    return folder / (folder / "current").read_text().strip()


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def nearest(index, embedder) -> list[str]:
    return [index.chunks[row].id for row, _ in index.nearest(embedder.encode_query(QUESTION), 3)]


def test_a_second_start_reads_what_the_first_one_built(corpus, embedder, make_embedder, folder):
    built = open_index(corpus, embedder, folder)
    other = make_embedder()
    read = open_index(corpus, other, folder)
    assert other.encoded == []
    assert read.persistent and read.notice is None
    assert nearest(read, embedder) == nearest(built, embedder)
    assert nearest(read, embedder)[0] == "laoshan:1"


def test_progress_counts_every_chunk_from_none_to_all(corpus, embedder, folder):
    seen = []
    open_index(corpus, embedder, folder, progress=lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 6)
    assert seen[-1] == (6, 6)
    assert seen == sorted(seen)


def test_readers_leave_every_published_byte_as_it_is(corpus, embedder, folder):
    open_index(corpus, embedder, folder).close()
    before = digests(folder)
    index = open_index(corpus, embedder, folder)
    nearest(index, embedder)
    index.close()
    assert digests(folder) == before


def test_a_closed_index_leaves_nothing_in_the_temporary_folder(corpus, embedder, folder, tmp_path, monkeypatch):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    index = open_index(corpus, embedder, folder)
    assert len(list(temporary.iterdir())) == 1
    index.close()
    assert list(temporary.iterdir()) == []


def test_chroma_and_the_exact_search_agree(corpus, embedder, folder):
    index = open_index(corpus, embedder, folder)
    assert isinstance(index._dense, ChromaSearch)
    vector = embedder.encode_query(QUESTION)
    for documents in (None, {"qingdao"}, {"qingdao", "draft"}, {"unknown"}):
        by_chroma = index._dense.search(vector, 4, documents)
        exactly = index._exact.search(vector, 4, documents)
        assert [row for row, _ in by_chroma] == [row for row, _ in exactly]
        assert [cosine for _, cosine in by_chroma] == pytest.approx([cosine for _, cosine in exactly], abs=1e-5)


def test_more_rows_than_a_batch_of_chroma_survive_a_restart(make_corpus, embedder, folder, monkeypatch):
    # Chroma 1.5.9 loses the graph of a larger collection at a restart unless it was written out.
    monkeypatch.setattr("assistant.dense.LARGEST_BATCH", 700)
    sentences = [f"第{number}项奖励{number * 7919 % 997}万元。" for number in range(1500)]
    corpus = make_corpus(long=("青岛市", None, None, sentences))
    open_index(corpus, embedder, folder).close()
    index = open_index(corpus, embedder, folder)
    assert index.persistent
    vector = embedder.encode_query(sentences[1234])
    exactly = [cosine for _, cosine in index._exact.search(vector, 50, None)]
    assert len(index.nearest(vector, 1000)) == 1000
    assert [cosine for _, cosine in index.nearest(vector, 50)] == pytest.approx(exactly, abs=1e-3)


def test_changed_texts_are_indexed_again_and_unchanged_ones_keep_their_vectors(
    make_corpus, embedder, make_embedder, folder
):
    open_index(make_corpus(), embedder, folder).close()
    old = generation(folder)
    other = make_embedder()
    changed = make_corpus(draft=("青岛市", None, None, ["人工智能大模型奖励。", "购买云服务的新规定。"]))
    index = open_index(changed, other, folder)
    assert other.encoded == ["draft政策\n购买云服务的新规定。"]
    assert generation(folder) != old and not old.exists()
    assert index.nearest(embedder.encode_query("draft政策购买云服务的新规定"), 1)[0][0] == 5


def test_another_model_builds_another_index(corpus, embedder, make_embedder, folder):
    open_index(corpus, embedder, folder).close()
    other = make_embedder("bigrams-2")
    open_index(corpus, other, folder)
    assert len(other.encoded) == 6
    assert json.loads((generation(folder) / "manifest.json").read_text())["model"] == "bigrams-2"


@pytest.mark.parametrize("constant", ["CHUNKING", "TOKENS", "FORMAT"])
def test_another_way_to_cut_or_store_builds_another_index(corpus, embedder, folder, monkeypatch, constant):
    open_index(corpus, embedder, folder).close()
    old = generation(folder)
    monkeypatch.setattr(index_module, constant, 1000)
    assert open_index(corpus, embedder, folder).persistent
    assert generation(folder) != old


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _segment(generation: Path) -> Path:
    return next(path for path in (generation / "chroma").iterdir() if path.is_dir())


DAMAGES = {
    "no pointer": lambda g: (g.parent / "current").unlink(),
    "pointer to nothing": lambda g: (g.parent / "current").write_text("generation-" + "0" * 32),
    "pointer out of the folder": lambda g: (g.parent / "current").write_text("../elsewhere"),
    "pointer of bytes": lambda g: (g.parent / "current").write_bytes(b"\xff\xfe"),
    "no generation": lambda g: shutil.rmtree(g),
    "no manifest": lambda g: (g / "manifest.json").unlink(),
    "manifest cut off": lambda g: _truncate(g / "manifest.json"),
    "no Chroma database": lambda g: (g / "chroma" / "chroma.sqlite3").unlink(),
    "Chroma database cut off": lambda g: _truncate(g / "chroma" / "chroma.sqlite3"),
    "no Chroma graph": lambda g: shutil.rmtree(_segment(g)),
    "Chroma graph without its list": lambda g: (_segment(g) / "index_metadata.pickle").unlink(),
    "Chroma vectors cut off": lambda g: _truncate(_segment(g) / "data_level0.bin"),
    "no BM25": lambda g: shutil.rmtree(g / "bm25"),
    "BM25 cut off": lambda g: _truncate(g / "bm25" / "data.csc.index.npy"),
    "no vectors": lambda g: (g / "vectors.npy").unlink(),
    "vectors changed": lambda g: np.save(g / "vectors.npy", np.zeros((6, 64), dtype=np.float32)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_built_again(corpus, embedder, folder, damage):
    first = open_index(corpus, embedder, folder)
    expected = nearest(first, embedder)
    damage(generation(folder))
    index = open_index(corpus, embedder, folder)
    assert index.persistent
    assert nearest(index, embedder) == expected
    assert nearest(open_index(corpus, embedder, folder), embedder) == expected
    assert [path.name for path in folder.glob("generation-*")] == [generation(folder).name]


def test_a_wrong_count_under_matching_digests_is_built_again(make_corpus, embedder, folder):
    """The manifest of one corpus over the files of another: every file is as written, the rows are not."""
    open_index(make_corpus(more=("青岛市", None, None, ["又一条。"])), embedder, folder).close()
    files = json.loads((generation(folder) / "manifest.json").read_text())["files"]
    open_index(make_corpus(), embedder, folder / "other").close()
    manifest = json.loads((generation(folder / "other") / "manifest.json").read_text()) | {"files": files}
    (generation(folder) / "manifest.json").write_text(json.dumps(manifest))
    index = open_index(make_corpus(), embedder, folder)
    assert index.persistent
    assert len(index.nearest(embedder.encode_query(QUESTION), 100)) == 6


def test_chroma_that_fails_at_opening_is_built_again(corpus, embedder, folder, monkeypatch):
    open_index(corpus, embedder, folder).close()
    old, opened = generation(folder), []

    class FailsTwice(ChromaSearch):
        def __init__(self, *arguments):
            opened.append(self)
            # Before the lock is taken, and again under it.
            if len(opened) <= 2:
                raise ChromaFailed("damaged graph")
            super().__init__(*arguments)

    monkeypatch.setattr(index_module, "ChromaSearch", FailsTwice)
    assert open_index(corpus, embedder, folder).persistent
    assert generation(folder) != old


def test_chroma_that_fails_at_a_question_is_replaced_by_the_exact_search(corpus, embedder, folder, monkeypatch, caplog):
    index = open_index(corpus, embedder, folder)
    expected = nearest(index, embedder)

    def fail(*arguments):
        raise ChromaFailed("disk gone")

    monkeypatch.setattr(index._dense, "search", fail)
    assert nearest(index, embedder) == expected
    assert "disk gone" in caplog.text


def test_a_failed_build_leaves_the_published_index_and_no_remains(make_corpus, embedder, folder, monkeypatch):
    open_index(make_corpus(), embedder, folder).close()
    before = digests(folder)

    def fail(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(index_module, "write_chroma", fail)
    with pytest.raises(KeyboardInterrupt):
        open_index(make_corpus(more=("青岛市", None, None, ["又一条。"])), embedder, folder)
    assert digests(folder) == before


def test_the_remains_of_a_killed_build_are_removed_by_the_next_writer(corpus, embedder, folder):
    (folder / "building-dead").mkdir(parents=True)
    open_index(corpus, embedder, folder)
    assert not (folder / "building-dead").exists()


def test_the_pointer_is_replaced_in_one_step(corpus, embedder, folder, monkeypatch):
    replaced = []
    real = os.replace
    monkeypatch.setattr(
        os, "replace", lambda source, target: (replaced.append((Path(source), Path(target))), real(source, target))
    )
    open_index(corpus, embedder, folder)
    assert [(source.parent, target) for source, target in replaced] == [(folder, folder / "current")]


def test_a_folder_that_cannot_be_made_works_from_memory_and_says_so(corpus, embedder):
    # Nobody can make a folder there, root neither.
    index = open_index(corpus, embedder, Path("/proc/policy-advisor/index"))
    assert not index.persistent
    assert index.notice.key == "index_in_memory"
    assert index.notice.params["folder"] == "/proc/policy-advisor/index"
    assert index.notice.params["reason"]
    assert nearest(index, embedder)[0] == "laoshan:1"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.EROFS, "index_in_memory_no_permission"),
        (errno.EACCES, "index_in_memory_no_permission"),
        (errno.ENOSPC, "index_in_memory_disk_full"),
        (errno.EIO, "index_in_memory"),
    ],
)
def test_a_folder_without_write_access_works_from_memory_and_says_so(
    corpus, embedder, folder, monkeypatch, number, key
):
    def fail(*arguments, **options):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_text", fail)
    index = open_index(corpus, embedder, folder)
    assert not index.persistent
    assert index.notice.key == key
    assert index.notice.params["folder"] == str(folder)
    assert nearest(index, embedder)[0] == "laoshan:1"
    assert len(embedder.encoded) == 6 + 1, "the vectors were computed twice"


@pytest.mark.parametrize(("free", "key"), [(0, "index_in_memory_disk_full"), (10**9, "index_in_memory")])
def test_a_full_disk_is_told_whatever_a_library_calls_it(corpus, embedder, folder, monkeypatch, free, key):
    def fail(*arguments, **options):
        raise OSError("16960 requested and 8160 written")

    monkeypatch.setattr(np, "save", fail)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9 - free, free))
    index = open_index(corpus, embedder, folder)
    assert index.notice.key == key
    assert sorted(path.name for path in folder.iterdir()) == ["writer.lock"], "what was begun is left behind"


def test_a_published_index_in_a_folder_without_write_access_is_read_in_full(corpus, embedder, folder, monkeypatch):
    open_index(corpus, embedder, folder).close()

    def fail(*arguments, **options):
        raise PermissionError(errno.EROFS, "Read-only file system")

    for name in ("mkdir", "write_bytes", "write_text", "rename"):
        monkeypatch.setattr(Path, name, fail)
    index = open_index(corpus, embedder, folder)
    assert index.persistent
    assert isinstance(index._dense, ChromaSearch)


def test_without_room_for_a_copy_the_published_vectors_are_searched_exactly(corpus, embedder, folder, monkeypatch):
    open_index(corpus, embedder, folder).close()
    before = digests(folder)
    monkeypatch.setattr("tempfile.tempdir", "/proc/policy-advisor")
    index = open_index(corpus, embedder, folder)
    assert index.persistent and index.has_vectors
    assert nearest(index, embedder)[0] == "laoshan:1"
    assert digests(folder) == before


def test_a_lock_that_is_held_too_long_ends_in_an_index_in_memory(corpus, embedder, folder):
    folder.mkdir()
    with index_module.FileLock(folder / "writer.lock"):
        index = open_index(corpus, embedder, folder, wait_seconds=0.1)
    assert not index.persistent
    assert nearest(index, embedder)[0] == "laoshan:1"


def test_without_a_model_the_index_is_bm25_alone_and_persistent(corpus, folder):
    open_index(corpus, None, folder).close()
    index = open_index(corpus, None, folder)
    assert index.persistent and not index.has_vectors
    assert index.nearest(np.zeros(64, dtype=np.float32), 3) == []
    assert not (generation(folder) / "chroma").exists()
    assert index.lexical.scores(QUESTION).nonzero()[0].tolist() == [0, 5]


BUILD = """
import sys, time
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
from conftest import BigramEmbedder, TEXTS, TinyCorpus
from assistant.index import open_index

class Slow(BigramEmbedder):
    def encode_documents(self, texts):
        time.sleep(0.5)
        return super().encode_documents(texts)

embedder = Slow()
print("ready", flush=True)
sys.stdin.readline()
index = open_index(TinyCorpus(TEXTS), embedder, Path({folder!r}))
print(index.persistent, len(embedder.encoded), len(index.nearest(embedder.encode_query("云服务"), 3)), flush=True)
"""


def test_two_processes_that_start_at_once_build_one_index(folder):
    here = Path(__file__).parent
    script = BUILD.format(tests=str(here), root=str(here.parents[2]), folder=str(folder))
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout.readline() == "ready\n", process.stderr.read()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    lines = [process.communicate(timeout=120)[0].strip() for process in processes]
    assert sorted(lines) == ["True 0 3", "True 6 3"]
    assert len(list(folder.glob("generation-*"))) == 1
