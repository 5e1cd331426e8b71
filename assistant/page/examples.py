"""Questions to begin with, per policy text: what people ask, with figures of an invented company."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "laoshan_2020": ("崂山区企业年购买云服务18万元能补多少", "国家级工业互联网重大项目当年到位1200万，第一承担单位，崂山给多少"),
    "qingdao_20_measures": ("青岛规上制造企业今年设备投资3000万，能补多少",),
    "jinan_2020_2022": ("济南企业的工业互联网平台项目能给多少奖补",),
    "shandong_2022": ("山东省级工业互联网园区能得到什么支持",),
    "qingdao_2024_draft": ("青岛新型工业化征求意见稿里，行业大模型能补多少",),
}
