"""Our catalogue counts before Wagtail's: a sentence of ours must not take over one of the editors' screens."""

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override

#: What editors press; as Wagtail's own catalogue has it, or says it better (同意, 不同意).
OF_THE_EDITORS = {"Pages": "页面", "Search": "搜索", "Close": "关闭", "Approve": "同意",
                  "Reports": "报告", "Settings": "设置", "Save draft": "保存草稿"}  # fmt: skip


@pytest.mark.parametrize("sentence", OF_THE_EDITORS)
def test_the_words_of_the_editors_screens_stay(sentence: str) -> None:
    with override("zh-hans"):
        assert _(sentence) == OF_THE_EDITORS[sentence]
