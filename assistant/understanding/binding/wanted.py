"""The words of something that a company only hopes for."""

import re

WANTED = re.compile(
    r"(?:想|准备|打算|计划|拟|正在|预备)[^，。]{0,5}?(?:报|评|冲|参评|申请|争取)[^，。过了到上]{0,8}$|(?:争取|想争)[^，。]{0,6}$"
)
WANTED_SPAN = 18  # how far before a phrase they may stand, in characters
