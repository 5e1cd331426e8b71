"""Where a company is, whose policy is asked about, and how places nest."""

from __future__ import annotations

import pytest

from assistant.understanding.message import read
from assistant.understanding.places import JINAN, LAOSHAN, QINGDAO, SHANDONG, find_places, inside


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("我们是崂山企业，上云花了30万", LAOSHAN),
        ("公司注册在崂山，做工业软件", LAOSHAN),
        ("工厂位于城阳，想做技改", "青岛市城阳"),
        ("济南的公司办展会有补贴吗", JINAN),
        ("烟台一家企业想申报", "山东省烟台"),
        ("北京公司能报吗", "外地北京"),
        ("青岛崂山企业买云服务", LAOSHAN),
        ("青岛市崂山区的企业买云服务", LAOSHAN),
        ("a company in Laoshan bought cloud services", LAOSHAN),
    ],
)
def test_a_place_that_goes_with_the_company_is_where_the_company_is(text: str, company: str) -> None:
    assert find_places(read(text)).company == company


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("济南给多少", (JINAN,)),
        ("青岛市里能补多少", (QINGDAO,)),
        ("崂山区最多给多少", (LAOSHAN,)),
        ("只算青岛的", (QINGDAO,)),
        ("区里还能给多少", (LAOSHAN,)),
    ],
)
def test_a_place_that_goes_with_giving_is_whose_policy_is_asked_about(text: str, asked: tuple[str, ...]) -> None:
    assert find_places(read(text)).asked == asked


def test_company_and_policy_are_told_apart_in_one_message() -> None:
    places = find_places(read("我们是崂山的企业，青岛市里给多少钱"))
    assert (places.company, places.asked) == (LAOSHAN, (QINGDAO,))


@pytest.mark.parametrize("text", ["我们是崂山企业，不问区里，市里给多少", "崂山企业，先不算区级，市里给多少", "崂山企业，除了区里，市里给多少"])
def test_a_level_that_is_left_out_is_not_asked_about(text: str) -> None:
    assert find_places(read(text)).asked == (QINGDAO,)


def test_the_city_level_is_that_of_the_company() -> None:
    assert find_places(read("市里给多少"), known_company="济南市历下").asked == (JINAN,)
    assert find_places(read("市里给多少"), known_company=LAOSHAN).asked == (QINGDAO,)


@pytest.mark.parametrize("text", ["市里给多少", "买云服务花了15万", "您好"])
def test_no_place_is_guessed(text: str) -> None:
    assert not find_places(read(text)).any


def test_district_contribution_is_a_fact_and_not_a_question_to_the_district() -> None:
    assert find_places(read("去年区级贡献260万")).asked == ()


def test_a_province_that_judges_is_not_asked_for_money() -> None:
    assert SHANDONG not in find_places(read("省里认定的平台")).asked
    assert SHANDONG in find_places(read("省里能给多少")).asked


@pytest.mark.parametrize(
    ("place", "area", "within"),
    [
        (LAOSHAN, QINGDAO, True),
        (LAOSHAN, SHANDONG, True),
        (QINGDAO, SHANDONG, True),
        (QINGDAO, LAOSHAN, False),
        ("青岛市城阳", LAOSHAN, False),
        ("青岛市城阳", QINGDAO, True),
        ("济南市历下", QINGDAO, False),
        ("山东省烟台", SHANDONG, True),
        ("外地北京", SHANDONG, False),
    ],
)
def test_districts_lie_in_their_city_and_cities_in_the_province(place: str, area: str, within: bool) -> None:
    assert inside(place, area) is within


def test_a_company_taxed_elsewhere_is_there_and_the_place_of_registration_is_asked_about() -> None:
    places = find_places(read("工商登记在崂山，可统计关系和税都在即墨，贯标试点10万拿得到不"))
    assert places.company == "青岛市即墨"
    assert LAOSHAN in places.asked
