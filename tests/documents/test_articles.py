"""How each of the five texts divides: its whole list of articles, and places that are easy to get wrong."""

import pytest

from documents import Clause, ClauseKind, load_corpus

CORPUS = load_corpus()


def _bracketed(first: str, *rest: int) -> list[str]:
    """`_bracketed("(一)", 2)` is ["(一) 第1款", "(一) 第2款"]; without a count, ["(一)"]."""
    return [f"{first} 第{number}款" for number in range(1, rest[0] + 1)] if rest else [first]


ARTICLES = {
    "laoshan_2020": [
        *["一", "二", "三 第1款", "三 第2款", "四 第1款", "四 第2款", "五 第1款", "五 第2款", "六", "七"],
        *[f"附则 {number}" for number in range(1, 8)],
    ],
    "qingdao_20_measures": [
        *_bracketed("(一)", 2),
        *_bracketed("(二)", 2),
        *_bracketed("(三)", 2),
        *["(四)", "(五)", "(六)", "(七)", "(八)"],
        *_bracketed("(九)", 2),
        *_bracketed("(十)", 2),
        *["(十一)", "(十二)"],
        *_bracketed("(十三)", 3),
        "(十四)",
        *_bracketed("(十五)", 2),
        *_bracketed("(十六)", 4),
        *_bracketed("(十七)", 6),
        *_bracketed("(十八)", 2),
        *_bracketed("(十九)", 2),
        *_bracketed("(二十)", 2),
    ],
    "jinan_2020_2022": ["一", *(str(number) for number in range(1, 16)), "三"],
    "shandong_2022": [
        *["第一条", "第二条", "第三条", "第四条", "第四条 (一)", "第四条 (二)", "第四条 (三)"],
        *["第五条", "第六条", "第七条", "第八条", "第九条", "第九条 (一)", "第九条 (二)", "第九条 (三)", "第十条"],
        *["第十一条", *(f"第十一条 ({number})" for number in "一二三四五")],
        *["第十二条", *(f"第十二条 ({number})" for number in "一二三四五")],
        *["第十三条", "第十三条 (一)", "第十三条 (二)"],
        *["第十四条", "第十四条 (一)", "第十四条 (二)", "第十四条 (三)"],
        *["第十五条", "第十五条 (一)", "第十五条 (二)"],
        *["第十六条", *(f"第十六条 ({number})" for number in "一二三四")],
        *["第十七条", "第十八条", "第十九条", "第二十条", "第二十一条", "第二十二条", "第二十三条", "第二十四条"],
        *["附件1", "附件2", "附件3"],
    ],
    "qingdao_2024_draft": [*(str(number) for number in range(1, 27)), "附"],
}


@pytest.mark.parametrize("document", CORPUS.documents)
def test_the_list_of_articles_is_complete(document: str) -> None:
    assert list(CORPUS.articles(document)) == ARTICLES[document]


def _clause(id: str) -> Clause:
    return CORPUS.clause(id)


def test_text_on_the_headings_own_line_belongs_to_the_clause() -> None:
    clause = _clause("qingdao_2024_draft:9")
    assert clause.text.startswith("9.提升软件企业发展能级。对首次获得")
    assert clause.text.endswith("给予100万元奖励。")
    assert clause.headings == ("三、支持新兴未来产业集聚突破",)
    assert _clause("shandong_2022:第四条").text.startswith("第四条省级财政综合采取")


def test_a_heading_alone_on_its_line_stands_above_its_clause() -> None:
    clause = _clause("laoshan_2020:六")
    assert clause.text.startswith("鼓励工业互联网企业购买")
    assert clause.headings == ("六、支持企业上云用平台",)
    heading = _clause("laoshan_2020:六/heading")
    assert (heading.kind, heading.article) == (ClauseKind.ARTICLE, "六")


def test_a_line_broken_inside_a_sentence_is_joined_in_the_reading_only() -> None:
    clause = _clause("laoshan_2020:三 第1款")
    assert "作为我区企\n\n业技术改造升级" in clause.text
    assert "作为我区企业技术改造升级" in clause.reading
    assert clause.text.endswith("按上级要求执行。")


def test_stray_spaces_are_gone_from_the_reading() -> None:
    assert "超过10万元" in _clause("laoshan_2020:六").reading
    assert "按照1:1的比例" in _clause("laoshan_2020:一").reading
    assert "有效期至2026年12月31日" in _clause("qingdao_2024_draft:附").reading


def test_headings_that_only_group_articles_are_chapters_without_a_number() -> None:
    chapters = [c for c in CORPUS.clauses("qingdao_2024_draft") if c.kind is ClauseKind.CHAPTER]
    assert [c.reading[:2] for c in chapters] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert {c.article for c in chapters} == {None}
    sections = [c.text for c in CORPUS.clauses("qingdao_20_measures") if c.id.split(":")[1].startswith("chapter")]
    assert sections == [
        "构建完备的工业互联网生态",
        "打造国际领先的工业互联网平台",
        "发展全链条的工业互联网体系",
        "引导各类资源向工业互联网集聚",
        "建立齐抓共管的工业互联网工作机制",
    ]


def test_an_explanation_belongs_to_the_article_above_it() -> None:
    heading, explanation = CORPUS.article("jinan_2020_2022", "9")
    assert heading.text == "9.每年开展50家以上企业工业互联网应用成熟度测评，给予资金支持"
    assert explanation.text == "说明：每年评测60家，每家奖励10万元。"
    assert explanation.headings == ("二、具体内容", "（五）行动5.应用示范拓展行动", heading.text)


def test_an_item_reads_under_the_lead_in_of_its_article() -> None:
    item = _clause("shandong_2022:第十二条 (五)")
    assert item.kind is ClauseKind.ITEM
    assert item.headings == ("第三章 支持条件", "第十二条 申报工业互联网平台奖补的主体，需符合以下条件：")


def test_the_drafts_closing_paragraph_is_no_part_of_its_last_article() -> None:
    assert _clause("qingdao_2024_draft:26").text.endswith("推进资源要素优化配置。")
    closing = _clause("qingdao_2024_draft:附")
    assert closing.text.startswith("本政策自2024年1月1日起施行")
    assert closing.text.endswith("自2024年1月1日起废止。")
    assert closing.headings == ()


def test_the_notice_before_the_policy_is_title_and_preamble() -> None:
    front = [(c.kind, c.reading) for c in CORPUS.clauses("laoshan_2020") if c.article is None]
    assert (ClauseKind.TITLE, "崂山区关于促进工业互联网产业创新发展的若干政策") in front
    assert (ClauseKind.PREAMBLE, "崂招促字〔2020〕21号") in front
    assert (ClauseKind.PREAMBLE, "2020年12月31日") in front
    assert {kind for kind, _ in front} == {ClauseKind.TITLE, ClauseKind.PREAMBLE}


def test_a_title_over_several_lines_is_one() -> None:
    titles = [c.reading for c in CORPUS.clauses("jinan_2020_2022") if c.kind is ClauseKind.TITLE]
    assert titles == ["济南市工业互联网创新发展行动计划（2020—2022年）奖补政策实施细则"]


@pytest.mark.parametrize(
    ("annex", "rows", "weights"),
    [
        ("附件1", 24, ["10%", "20%", "20%", "30%", "10%", "10%"]),
        ("附件2", 24, ["30%", "40%", "10%", "20%"]),
        ("附件3", 4, ["30%", "40%", "10%", "20%"]),
    ],
)
def test_every_row_of_an_annex_has_its_weight(annex: str, rows: int, weights: list[str]) -> None:
    clauses = [c for c in CORPUS.article("shandong_2022", annex) if c.kind is ClauseKind.TABLE_ROW]
    assert len(clauses) == rows
    stated = []
    for number, clause in enumerate(clauses, start=1):
        cells = clause.reading.split(" | ")
        assert cells[0] == str(number)
        taken_over = [heading for heading in clause.headings if heading.startswith("权重：")]
        if cells[-1].endswith("%"):
            stated.append(cells[-1])
            assert taken_over == []
        else:
            assert taken_over == [f"权重：{stated[-1]}（合并单元格）"]
    assert stated == weights


def test_a_row_stands_under_its_annex_title_and_header() -> None:
    row = _clause("shandong_2022:附件2#18")
    assert row.headings == (
        "附件2",
        "山东省工业互联网园区评价指标体系",
        "序号 | 类型 | 指标名称 | 指标说明 | 权重",
        "类型：生态（合并单元格）",
        "权重：10%（合并单元格）",
    )
