"""Texts that the parser has never seen: headings, cross-references, broken lines, tables, noise."""

import pytest

from documents import Clause, ClauseKind, parse


def _provisions(text: str) -> dict[str, str]:
    """The readings of the clauses that have a number, by number; headings left out."""
    kinds = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.TABLE_ROW)
    found: dict[str, str] = {}
    for clause in _parse(text):
        if clause.article is not None and clause.kind in kinds and not clause.id.endswith("/heading"):
            found[clause.article] = found.get(clause.article, "") + clause.reading
    return found


def _parse(text: str) -> tuple[Clause, ...]:
    clauses = parse("x", text)
    covered = [offset for clause in clauses for offset in range(clause.start, clause.end) if not text[offset].isspace()]
    assert covered == [offset for offset, char in enumerate(text) if not char.isspace()]
    assert all(clause.text == text[clause.start : clause.end] for clause in clauses)
    return clauses


MIXED = """某区若干政策

一、总体要求

坚持创新驱动。

二、支持内容

（一）平台建设
1.对国家级平台奖励100万元。
2、对省级平台奖励50万元。
(二) 企业上云
1．按费用的20%补贴。
2.每家企业不超过10万元。

三、申报程序
（一）时间。按通知申报。
（二）程序。按下列步骤：
①提交材料；
②专家评审。
（三）标准：
（1）形式合格；
(2)内容真实。

四、附则
1. 5G基站除外。
2. 本政策由区工信局负责解释。
"""


def test_mixed_numbering_is_cited_by_as_many_numbers_as_it_takes() -> None:
    assert _provisions(MIXED) == {
        "一": "坚持创新驱动。",
        "二 (一) 1": "1.对国家级平台奖励100万元。",
        "二 (一) 2": "2、对省级平台奖励50万元。",
        "二 (二) 1": "1．按费用的20%补贴。",
        "二 (二) 2": "2.每家企业不超过10万元。",
        "三 (一)": "（一）时间。按通知申报。",
        "三 (二)": "（二）程序。按下列步骤：",
        "三 (二) ①": "①提交材料；",
        "三 (二) ②": "②专家评审。",
        "三 (三)": "（三）标准：",
        "三 (三) (1)": "（1）形式合格；",
        "三 (三) (2)": "(2)内容真实。",
        "附则 1": "1. 5G基站除外。",
        "附则 2": "2.本政策由区工信局负责解释。",
    }


def test_numbers_that_run_through_all_sections_are_cited_alone() -> None:
    text = "一、甲类\n1.奖励一万元。\n2.奖励两万元。\n二、乙类\n3.奖励三万元。\n三、丙类\n4.奖励四万元。\n"
    assert list(_provisions(text)) == ["1", "2", "3", "4"]


def test_articles_run_through_the_chapters_and_items_do_not() -> None:
    text = (
        "第一章 总则\n第一条 为规范管理，制定本办法。\n第二章 支持\n第一节 平台\n"
        "第二条 支持下列平台：\n（一）国家级；\n（二）省级。\n"
        "第二节 园区\n第三条支持下列园区：\n(一)国家级；\n(二)省级。\n"
    )
    assert list(_provisions(text)) == [
        *["第一条", "第二条", "第二条 (一)", "第二条 (二)"],
        *["第三条", "第三条 (一)", "第三条 (二)"],
    ]
    assert _parse(text)[-1].headings == ("第二章 支持", "第二节 园区", "第三条支持下列园区：")


@pytest.mark.parametrize(
    "reference",
    [
        "第五条规定的奖励，可以同时申请。",
        "第二条规定的奖励，可以同时申请。",
        "第二条第一款的奖励，可以同时申请。",
        "第二条、第三条的奖励，可以同时申请。",
        "第一条的奖励，可以同时申请。",
        "第九条 不在此列。",
    ],
)
@pytest.mark.parametrize("broken", ["符合本办法", "按照本办法", "获得了奖励。", "依据《办法》，"])
def test_a_cross_reference_at_the_start_of_a_line_opens_no_clause(reference: str, broken: str) -> None:
    text = f"第一条 对本区的企业给予奖励，{broken}\n{reference}\n第二条 本办法自发布之日起施行。\n"
    assert {article.split()[0] for article in _provisions(text)} == {"第一条", "第二条"}
    assert _provisions(text)["第二条"] == "第二条 本办法自发布之日起施行。"


def test_a_cross_reference_inside_a_sentence_opens_no_clause() -> None:
    text = "一、奖励。按照第五条规定和（二）项所列标准，以及二、三类企业的比例执行。\n二、其他。按通知。\n"
    assert list(_provisions(text)) == ["一", "二"]


@pytest.mark.parametrize("reference", ["（一）项情形", "（三）项规定的情形", "(二)、(三)项情形", "(九)目"])
def test_an_item_that_is_referred_to_opens_no_clause(reference: str) -> None:
    text = f"第一条 有下列情形的：\n（一）甲；\n（二）乙，但有前款第\n{reference}的除外；\n（三）丙。\n"
    assert list(_provisions(text)) == ["第一条", "第一条 (一)", "第一条 (二)", "第一条 (三)"]
    assert _provisions(text)["第一条 (二)"].endswith(f"前款第{reference}的除外；")


def test_a_decimal_or_a_year_at_the_start_of_a_line_is_no_heading() -> None:
    text = "1.奖励甲类企业，每家给予\n1.5亿元；\n2.5亿元以上的，从其规定。\n2022.1起算。\n2.奖励乙类企业。\n"
    assert set(_provisions(text)) == {"1 第1款", "1 第2款", "1 第3款", "2"}


WRAPPED = """某市支持工业互联网发展若干措施
为贯彻落实国家关于工业互联网发展的决策部署，加快推动全市制造业
数字化转型，结合本市实际，制定本措施。
第一条 对新认定的国家级工业互联网平台，按照实际投入的 3 0%给予最高
500 万元一次性奖励，符合本措施第三条规定的，可以叠加享受，但同一企
业当年度获得的奖励总额原则上不超过 1000 万元。
第二条 本市企业购买云服务的，按照
- 3 -
实际费用的 40%给予补贴，每年最高 20 万元，同一企业连续补贴不超过三
年，具体办法由市工业和信息化局会同市财政局另行制定并向社会公布。
第三条 对下列企业不予支持：
（一）列入严重失信主体名单的；
（二）近三年发生重大安全事故的。
前款所称企业包括其分支机构，以及由其实际控制的、在本市登记的各类市
场主体。
第四条 本措施自 2025 年 1 月 1 日起施行，有效期至 2027 年 12 月 31 日。
"""


def test_lines_broken_at_the_width_of_a_page_are_joined() -> None:
    provisions = _provisions(WRAPPED)
    assert provisions["第一条"] == (
        "第一条 对新认定的国家级工业互联网平台，按照实际投入的30%给予最高500万元一次性奖励，符合本措施第三条规定的，"
        "可以叠加享受，但同一企业当年度获得的奖励总额原则上不超过1000万元。"
    )
    assert provisions["第三条 第2款"].startswith("前款所称企业") and provisions["第三条 第2款"].endswith("市场主体。")
    assert list(provisions)[-1] == "第四条"


def test_a_page_number_inside_a_sentence_is_noise() -> None:
    clauses = _parse(WRAPPED)
    parts = [clause for clause in clauses if clause.article == "第二条"]
    assert [clause.id for clause in parts] == ["x:第二条", "x:第二条#2"]
    assert [clause.text for clause in clauses if clause.noise == "page_number"] == ["- 3 -"]


def test_bookmarks_are_noise_wherever_they_stand() -> None:
    text = "[bookmark: _a]一、奖励。给予[bookmark: _b]10万元。\n[bookmark: _GoBack]二、其他。按通知。[bookmark: _c]\n"
    clauses = _parse(text)
    assert _provisions(text) == {"一": "一、奖励。给予10万元。", "二": "二、其他。按通知。"}
    assert [clause.text for clause in clauses if clause.noise == "bookmark"] == [
        "[bookmark: _a]",
        "[bookmark: _b]",
        "[bookmark: _GoBack]",
        "[bookmark: _c]",
    ]


NOTICE = """某市工业和信息化局文件
某工信字〔2025〕3号
关于印发《某市奖补办法》的通知
各区（市）工信局：
现将《某市奖补办法》印发给你们，并提出以下要求：
一、认真组织实施。
二、加强资金监管。
某市工业和信息化局
2025年3月1日

某市奖补办法

第一条 奖补标准见附件1。
第二条 有下列情形的，不予奖补：
(1) 弄虚作假的；
(2) 重复申报的。

附件1
奖补标准表
序号\t项目\t标准\t上限
1\t国家级平台\t30%\t500万元
2\t省级平台\t\t300
万元
序号\t项目\t标准\t上限
3\t市级平台
\t10%\t100万元
注：以上为最高标准。
附件2：
申报说明
一、申报时间。每年3月。
二、申报地点。区工信局。
"""


def test_a_policy_below_its_notice_is_numbered_anew() -> None:
    clauses = _parse(NOTICE)
    assert [clause.reading for clause in clauses if clause.kind is ClauseKind.TITLE] == [
        "某市工业和信息化局文件",
        "关于印发《某市奖补办法》的通知",
        "某市奖补办法",
    ]
    articles = list(_provisions(NOTICE))
    assert articles == [
        *["一", "二", "第一条", "第二条", "第二条 (1)", "第二条 (2)"],
        *["附件1", "附件2 一", "附件2 二"],
    ]


def test_a_signature_is_no_part_of_the_last_article() -> None:
    signature = [c for c in _parse(NOTICE) if c.text in ("某市工业和信息化局", "2025年3月1日")]
    assert [(c.kind, c.article) for c in signature] == [(ClauseKind.PREAMBLE, None)] * 2


def test_rows_broken_over_lines_are_whole_and_merged_cells_are_filled_down() -> None:
    rows = [clause for clause in _parse(NOTICE) if clause.kind is ClauseKind.TABLE_ROW]
    assert [row.text for row in rows] == [
        "1\t国家级平台\t30%\t500万元",
        "2\t省级平台\t\t300\n万元",
        "3\t市级平台\n\t10%\t100万元",
    ]
    assert rows[1].headings == ("附件1", "奖补标准表", "序号 | 项目 | 标准 | 上限", "标准：30%（合并单元格）")
    assert rows[2].headings == ("附件1", "奖补标准表", "序号 | 项目 | 标准 | 上限")


def test_a_closing_paragraph_stands_apart_from_the_last_article() -> None:
    text = "一、奖励\n1.给予10万元。\n2.给予20万元。\n本政策自2025年1月1日起施行。\n由市工信局解释。\n"
    assert list(_provisions(text)) == ["一 1", "一 2", "附 第1款", "附 第2款"]


def test_a_text_without_numbers_is_still_covered() -> None:
    assert [clause.kind for clause in _parse("关于奖励的公告\n\n对企业给予奖励，详见通知。\n")] == [
        ClauseKind.TITLE,
        ClauseKind.PREAMBLE,
    ]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_text_has_no_clauses(text: str) -> None:
    assert _parse(text) == ()


def test_windows_and_old_line_ends_are_kept_in_the_text_and_gone_from_the_reading() -> None:
    text = "一、奖励。对企业给予的奖励由区里承担，按照项目的\r\n实际投入计算。\r\n\r\n二、其他。按通知。\r\n"
    assert _provisions(text)["一"] == "一、奖励。对企业给予的奖励由区里承担，按照项目的实际投入计算。"
