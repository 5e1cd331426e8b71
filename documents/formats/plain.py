"""Plain text in the encodings in which Chinese offices write it."""

import codecs

from documents.formats.content import FileProblem, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
_SAMPLE = 200_000
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严奖补贴扶企"
)


def decoded(content: bytes) -> str:
    """The text of the bytes, without a byte order mark. Raises FileProblem for an encoding that cannot be told."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(content, error.start)
    if "\0" in text:
        raise FileProblem(Problem.ENCODING, str(text.index("\0") + 1))
    return text


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileProblem(Problem.ENCODING, str(error.start + 1)) from error


def _guessed(content: bytes, first_bad: int) -> str:
    """The text in the likeliest of the Chinese encodings; it has to read as Chinese."""
    from charset_normalizer import from_bytes

    for guess in from_bytes(content[:_SAMPLE], cp_isolation=_GUESSED, threshold=0.4):
        try:
            text = content.decode(guess.encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_chinese(text):
            return text.removeprefix("\ufeff")
    raise FileProblem(Problem.ENCODING, str(first_bad + 1))


def _reads_as_chinese(text: str) -> bool:
    """Whether nothing in it is a control or private character and its characters are the everyday ones."""
    letters = [char for char in text[:_SAMPLE] if not char.isspace()]
    if any(char < " " or "\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in letters):
        return False
    chinese = [char for char in letters if "\u4e00" <= char <= "\u9fff"]
    if not chinese:
        return False
    return sum(char in _COMMON for char in chinese) >= 0.3 * len(chinese)
