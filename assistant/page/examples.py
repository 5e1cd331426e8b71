"""Questions to begin with, per language and policy text: what people ask, with figures of an invented company."""

EXAMPLES: dict[str, dict[str, tuple[str, ...]]] = {
    "zh-CN": {
        "laoshan_2020": (
            "崂山区企业年购买云服务18万元能补多少",
            "国家级工业互联网重大项目当年到位1200万，第一承担单位，崂山给多少",
        ),
        "qingdao_20_measures": ("青岛企业的两化融合项目今年软件和系统集成投入600万，已竣工，能补多少",),
        "jinan_2020_2022": ("济南新认定的工业互联网体验中心奖励多少",),
        "shandong_2022": ("山东的工业互联网园区能得到什么奖补",),
        "qingdao_2024_draft": ("青岛规上制造企业今年设备投资3000万，能补多少",),
    },
    "en": {
        "laoshan_2020": ("A company in Laoshan bought cloud services for 180,000 yuan this year. What subsidy?",),
        "qingdao_20_measures": (
            "A Qingdao company spent 6 million yuan this year on software and system integration in a completed "
            "integration project. What subsidy?",
        ),
        "jinan_2020_2022": (
            "How much is the award for a newly recognised industrial internet experience centre in Jinan?",
        ),
        "shandong_2022": ("What can an industrial internet park in Shandong get?",),
        "qingdao_2024_draft": (
            "A manufacturer above designated size in Qingdao invests 30 million yuan in equipment this year. What subsidy?",
        ),
    },
}
