"""One written form for a message: half width, simplified, no invisible characters, and the way back to the original.

Chinese punctuation (，。；：、！？（）《》“”) keeps its width: it ends a clause, where its half-width twin may belong
to a number.
"""

from __future__ import annotations

import re
import unicodedata

# Traditional character and its simplified form, pair by pair: the words of the policies, and what people ask with.
PAIRS = (
    "並并 佈布 佔占 併并 來来 侷局 係系 個个 們们 側侧 傑杰 備备 傢家 傳传 債债 僅仅 價价 儀仪 億亿 儘尽 償偿 優优 "
    "儲储 兌兑 兒儿 內内 兩两 冊册 別别 則则 剛刚 創创 劃划 劑剂 動动 務务 勝胜 勞劳 勢势 勵励 匯汇 區区 協协 參参 "
    "叄叁 員员 問问 單单 嗎吗 嘍喽 噹当 嚮向 嚴严 囌苏 國国 圍围 園园 圓圆 圖图 團团 執执 報报 場场 塊块 壇坛 壓压 "
    "壯壮 壽寿 夠够 奧奥 媽妈 學学 實实 寧宁 審审 寫写 將将 專专 對对 導导 屆届 層层 屬属 島岛 崑昆 崗岗 師师 帶带 "
    "幣币 幫帮 幹干 幾几 庫库 廈厦 廠厂 廢废 廣广 廳厅 張张 強强 彆别 彈弹 彙汇 彿佛 後后 徑径 從从 復复 徵征 徹彻 "
    "恆恒 惡恶 愛爱 態态 慮虑 慶庆 憑凭 應应 懷怀 戰战 戶户 掛挂 採采 揚扬 換换 揮挥 摺折 撐撑 撥拨 擁拥 擇择 擊击 "
    "擔担 據据 擬拟 擴扩 攏拢 攜携 攝摄 攬揽 敗败 數数 斷断 於于 昇升 時时 暢畅 曆历 書书 會会 朮术 東东 桿杆 條条 "
    "棗枣 業业 極极 榦干 榮荣 構构 槓杠 樁桩 樂乐 樓楼 標标 樞枢 樣样 橋桥 機机 檔档 檢检 檯台 檻槛 權权 歐欧 歲岁 "
    "歷历 歸归 殘残 殺杀 氣气 氾泛 汎泛 汙污 決决 沒没 況况 淨净 減减 測测 準准 溝沟 溫温 滄沧 滿满 漢汉 漲涨 潛潜 "
    "潤润 澤泽 濟济 濰潍 濱滨 瀋沈 灣湾 災灾 為为 無无 煉炼 煙烟 熱热 燈灯 營营 爭争 爲为 爾尔 牽牵 狀状 獎奖 獨独 "
    "獲获 獸兽 獻献 現现 環环 產产 甦苏 畝亩 畫画 異异 當当 疊叠 療疗 發发 盡尽 監监 盤盘 眾众 碩硕 確确 碼码 礎础 "
    "礙碍 禮礼 稅税 種种 稱称 穀谷 積积 穩稳 穫获 竊窃 競竞 筆笔 箇个 節节 範范 簡简 籌筹 糧粮 糰团 糾纠 紀纪 約约 "
    "紅红 納纳 紐纽 純纯 紗纱 紙纸 級级 紡纺 細细 紹绍 終终 組组 結结 絕绝 絡络 給给 統统 絲丝 經经 綜综 綠绿 維维 "
    "網网 綵彩 緊紧 線线 緣缘 編编 緩缓 練练 緻致 縣县 縮缩 縴纤 總总 績绩 織织 繞绕 繫系 繳缴 繼继 續续 纔才 纖纤 "
    "罈坛 罰罚 義义 習习 聖圣 聞闻 聯联 聲声 職职 聽听 肅肃 脩修 脫脱 腦脑 膠胶 臨临 臺台 與与 興兴 舉举 舊旧 艙舱 "
    "莊庄 華华 菸烟 萊莱 萬万 蓆席 蓋盖 蔭荫 蕪芜 薦荐 藍蓝 藝艺 藥药 蘇苏 蘭兰 處处 虛虚 號号 蟲虫 術术 衛卫 裏里 "
    "補补 裝装 裡里 製制 複复 見见 規规 視视 親亲 覺觉 覽览 觀观 觸触 訂订 計计 訊讯 訓训 託托 記记 訟讼 訪访 設设 "
    "許许 訴诉 診诊 註注 証证 評评 詢询 試试 詩诗 話话 該该 詳详 認认 語语 誠诚 誤误 說说 誰谁 課课 調调 談谈 請请 "
    "論论 諮咨 諾诺 講讲 謝谢 證证 識识 譯译 議议 護护 譽誉 讀读 變变 讓让 讚赞 負负 財财 貢贡 貨货 貫贯 責责 貳贰 "
    "貴贵 買买 貸贷 費费 貼贴 貿贸 賃赁 資资 賓宾 賣卖 賦赋 質质 賬账 賴赖 購购 賽赛 贈赠 贊赞 趙赵 跡迹 踐践 蹟迹 "
    "躍跃 車车 軍军 軟软 較较 載载 輔辅 輕轻 輪轮 輸输 轄辖 轉转 辦办 辭辞 農农 迴回 這这 連连 週周 進进 遊游 運运 "
    "過过 達达 違违 遙遥 遞递 遠远 適适 遲迟 遷迁 選选 遼辽 還还 邊边 郵邮 鄉乡 鄭郑 鄰邻 醫医 釀酿 釋释 針针 釦扣 "
    "鉅巨 銀银 銳锐 銷销 鋪铺 鋼钢 錄录 錢钱 錫锡 錯错 錶表 鍊炼 鍵键 鍾钟 鎖锁 鎮镇 鏈链 鏡镜 鐘钟 鐵铁 鑑鉴 鑒鉴 "
    "長长 門门 閉闭 開开 間间 閤合 閱阅 闆板 關关 陝陕 陞升 陣阵 陰阴 陳陈 陸陆 陽阳 隊队 階阶 際际 隨随 險险 隱隐 "
    "隸隶 隻只 雖虽 雙双 雜杂 雞鸡 離离 難难 雲云 電电 靈灵 靜静 韆千 韌韧 響响 頁页 頂顶 項项 順顺 須须 預预 頒颁 "
    "頓顿 領领 頭头 頻频 題题 額额 顏颜 願愿 類类 顧顾 顯显 風风 颱台 飛飞 養养 餘余 館馆 馬马 駐驻 駕驾 騙骗 驅驱 "
    "驗验 驟骤 體体 髮发 鬚须 魚鱼 魯鲁 鮮鲜 麗丽 麴曲 麵面 麼么 黃黄 點点 嶗崂 攤摊 輛辆 騰腾 鋁铝 鑄铸 銅铜 鍛锻 鋰锂 賠赔 釐厘 闖闯 "
    "顆颗 櫃柜 氫氢 滬沪 畢毕 礦矿 窮穷 縫缝 繡绣 纜缆 羅罗 贏赢 趕赶 軌轨 邏逻 閥阀 飾饰 衝冲 塗涂 堅坚 夾夹 孫孙 寶宝 尋寻 暫暂 樹树 "
    "楊杨 欄栏 滾滚 爐炉 緒绪 虧亏 誌志 豐丰 鉛铅 鋅锌 鎂镁 麥麦 馳驰 鴻鸿 齊齐 齡龄 齣出 龍龙 龐庞 "
)

SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
THIN = "\u00a0\u2007\u2008\u2009\u200a\u202f"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
# Radicals and compatibility ideographs are what a copy out of a PDF leaves in place of 二, 人, 日, 金.
COMPATIBILITY = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
TABLE = str.maketrans(
    {
        **{pair[0]: pair[1] for pair in PAIRS.split()},
        **{chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F) if chr(code) not in ",;:!?()"},
        **dict.fromkeys(set(SPACES) - set(THIN), " "),
        **{"￥": "¥", "〜": "~", "∼": "~", "−": "-"},
    }
)
THIN_TABLE = str.maketrans(dict.fromkeys(THIN, " "))
THIN_GROUPS = re.compile(rf"(?<![0-9.])[0-9]{{1,3}}(?:[{THIN}][0-9]{{3}})+(?![0-9])")
CAPITAL_THREE = re.compile(r"参(?=[拾佰仟])")
OTHER_DIGIT = re.compile(r"(?![0-9])\d")  # of other scripts, and the mathematical ones: ٣, 𝟑
ROUND_ZEROS = re.compile(r"(?<=[一二三四五六七八九零〇])[○◯]+|[○◯]+(?=[一二三四五六七八九零〇])")


def normalise(text: str) -> tuple[str, list[int]]:
    """The text in its one written form, and for each of its characters the offset in `text` that it came from.

    No character becomes several, so the offsets increase strictly. Invisible characters are dropped, and so are thin
    spaces between thousands. Normalising twice changes nothing.
    """
    offsets = list(range(len(text)))
    if INVISIBLE.search(text):
        text, offsets = _without(text, offsets, {match.start() for match in INVISIBLE.finditer(text)})
    text = COMPATIBILITY.sub(_compatible, text).translate(TABLE)
    text = OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    thin = {m.start() + at for m in THIN_GROUPS.finditer(text) for at, char in enumerate(m[0]) if char in THIN}
    if thin:
        text, offsets = _without(text, offsets, thin)
    text = CAPITAL_THREE.sub("叁", text.translate(THIN_TABLE))
    return ROUND_ZEROS.sub(lambda match: "〇" * len(match[0]), text), offsets


def _without(text: str, offsets: list[int], gone: set[int]) -> tuple[str, list[int]]:
    kept = [i for i in range(len(text)) if i not in gone]
    return "".join(text[i] for i in kept), [offsets[i] for i in kept]


def _compatible(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]
