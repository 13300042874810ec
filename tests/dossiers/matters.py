"""Matters to print: one short, one long, and one that is still under way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from dossiers.contents import (
    Attached,
    Check,
    ClosingNote,
    Contents,
    FilledForm,
    FormRow,
    QuotedClause,
    Signed,
    Sketch,
    Station,
    TraceRow,
    Verdict,
)

REGULATION = "《社区网格员管理办法》"
EDITION = "2026年第2版"
START = datetime(2026, 9, 1, 8, 20, tzinfo=UTC)
RARE_NAMES = "堃喆昇祎珺翀赟玥婳燚"
WITHOUT_A_GAP = ("长" * 200, "A1b2C3d4" * 40, "https://example.gov.cn/" + "x" * 150)
MARKUP = '<b>急</b> & "<img src=x>"'
UNPRINTABLE = "好\U0001faa8\x00\u202e é 𠮷"


def leave_of_five_days() -> Contents:
    """D1-3.2b: opined on by the leader in charge, approved by the office director, filed."""
    return Contents(
        office="云桥街道办事处",
        department="办公室",
        title="请假办件卷宗",
        subject="第3网格 网格员 李玥 事假 5 天",
        applicant="李玥",
        serial="LV-2026-0147",
        archive_number="0135-WS·2026-D30-BGS-0147",
        fonds="0135",
        year=2026,
        retention="D30",
        item=147,
        opened=START,
        closed=START + timedelta(days=11),
        result="批准，已送办公室备查，已销假",
        form=FilledForm(
            title="请假审批表",
            edition="第1版",
            filled_on=START,
            rows=(
                FormRow("请假人", "李玥"),
                FormRow("所在", "春和社区第3网格"),
                FormRow("类别", "☑ 事假　☐ 病假　☐ 其他", "choice"),
                FormRow("工作年限", "9 年", "number"),
                FormRow("起止", "2026年9月7日至9月11日，共 5 天（自然日，首尾都算）", "span"),
                FormRow("事由", "老家房屋修缮，需本人到场。", "long_text"),
            ),
        ),
        verdicts=(
            Verdict("没有超限", "事假一年累计不超过 60 天，请完这次，今年共 17 天。", "三.2"),
            Verdict("待遇", "事假按天扣发工资。", "三.5"),
        ),
        stations=(
            station(
                "分管领导",
                "街道办事处",
                "签注意见",
                "同意",
                "王喆",
                "",
                "同意。请第2网格网格员代为巡查。",
                START + timedelta(hours=2),
                "三.2",
            ),
            station(
                "办事处主任",
                "街道办事处",
                "审批",
                "批准",
                "赵堃",
                "陈翀",
                "同意。",
                START + timedelta(days=1),
                "三.2",
            ),
            station(
                "办公室人员",
                "街道办事处",
                "备查",
                "已备查",
                "孙婳",
                "",
                "",
                START + timedelta(days=1, hours=1),
                "三.10",
            ),
        ),
        clauses=(
            clause(
                "三.2",
                "病假、事假按天数审批：\n（2）超过 2 天、不满 1 周的，分管领导签注意见，办事处主任审批。\n"
                "病假每次最长 6 个月；事假全年加起来不得超过 2 个月。",
                quotes=(
                    "超过 2 天、不满 1 周的，分管领导签注意见，办事处主任审批",
                    "不得超过 2 个月",
                ),
                used_for=("定审批链（这次 5 天）", "查限额（全年 60 天以内）"),
                note="满 1 个月按 30 天算。",
            ),
            clause(
                "三.10",
                "考勤由党风廉政联络员负责，办公室配合。请假条办结后都送办公室备查。",
                quotes=("请假条办结后都送办公室备查",),
                used_for=("最后一个环节送办公室备查",),
            ),
        ),
        traces=traces(6),
        data=b'{"serial": "LV-2026-0147", "leave_type": "personal"}',
        verify_url="https://banfa.example/verify/0135-WS·2026-D30-BGS-0147",
        checks=(
            Check("真实性", "摘要一致，过程记录前后相连，元数据与内容相符。", True),
            Check("完整性", "件数、页数、字节数相符；审批链 3 个环节都有意见。", True),
            Check("可用性", "PDF/A-3a，字体都嵌入，没有加密。", True),
            Check("安全性", "无多余文件，附件均来自登记。", True),
        ),
        closing_note=ClosingNote("孙婳", "周祎", date(2026, 9, 12), ("无缺页，无更正。",)),
    )


def sick_leave_of_45_days() -> Contents:
    """D1-3.2e: returned once, with two attachments, decided by a meeting and two bureaus."""
    short = leave_of_five_days()
    first = replace(short.form, rows=short.form.rows[:-1], round=1)
    meeting = "应到 5 人，实到 4 人，一致同意，报区人社局、区委组织部审批。"
    return replace(
        short,
        subject="第3网格 网格员 李玥 病假 45 天",
        form=replace(short.form, round=2, filled_on=START + timedelta(days=1)),
        earlier=(first,),
        stations=(
            station(
                "领导会议",
                "街道办事处",
                "研究意见",
                "研究同意",
                "陈翀（主持）",
                "",
                meeting,
                START,
                "三.2（5）",
            ),
            station(
                "区人社局",
                "区",
                "审批意见",
                "批准",
                "林祎",
                "",
                "材料齐全，符合规定，同意。",
                START,
                "三.2（5）",
            ),
            station(
                "区委组织部",
                "区",
                "审批意见",
                "批准",
                "何珺",
                "",
                "同意。请安排好工作交接。",
                START,
                "三.2（5）",
            ),
            short.stations[2],
        ),
        traces=traces(11),
        attachments=(
            scan("诊断证明.png", (1000, 1400)),
            text_file("会议纪要18期.txt", "一致同意。"),
        ),
    )


def leave_under_way() -> Contents:
    """The same five days, before anybody but the first has decided."""
    matter = leave_of_five_days()
    waiting = [replace(each, signed=(Signed(),)) for each in matter.stations[1:]]
    return replace(
        matter,
        closed=None,
        result="",
        archive_number="",
        retention="",
        item=0,
        traces=(),
        checks=(),
        clauses=(),
        data=b"",
        stations=(matter.stations[0], *waiting),
        closing_note=ClosingNote(),
    )


def leave_with_photos() -> Contents:
    """Three photos and a signature, of which the signature stands beside the answer only."""
    matter = leave_of_five_days()
    photos = tuple(
        replace(scan(f"现场{number}.png", (800, 600 + number)), kind="photo")
        for number in (1, 2, 3)
    )
    signature = replace(scan("签名.png", (420, 160)), kind="signature")
    rows = (
        FormRow("地点", "春和苑3号楼（25.043300, 102.706100，误差约 12 米）", "place"),
        FormRow(
            "照片", "", "photo",
            sketches=tuple(Sketch(each, "2026-09-14 08:30\n25.04330, 102.70610") for each in photos),
        ),
        FormRow("签名", "", "signature", sketches=(Sketch(signature),)),
    )  # fmt: skip
    form = replace(matter.form, rows=(*matter.form.rows, *rows))
    return replace(matter, form=form, attachments=(*photos, signature))


def leave_that_is_hard_to_print() -> Contents:
    """Answers without a gap, rare names, markup, an opinion of pages, files of the same name."""
    matter = sick_leave_of_45_days()
    opinion = "".join(f"第{number}点意见。" for number in range(400))
    rows = tuple(
        FormRow("说明", text) for text in (*WITHOUT_A_GAP, RARE_NAMES, MARKUP, UNPRINTABLE)
    )
    return replace(
        matter,
        subject=MARKUP,
        form=replace(matter.form, rows=rows),
        stations=(
            replace(matter.stations[0], signed=(Signed(opinion=opinion),)),
            replace(
                matter.stations[1], signed=(Signed(opinion=RARE_NAMES, person_name=RARE_NAMES),)
            ),
        ),
        attachments=(text_file("说明.txt", "一"), text_file("说明.txt", "二")),
    )


def station(
    post: str,
    unit: str,
    act: str,
    done: str,
    person: str,
    holder: str,
    opinion: str,
    at: datetime,
    path: str,
) -> Station:
    """A stop of the chain where one person signed."""
    return Station(post, unit, act, (Signed(done, person, holder, opinion, at),), path)


def clause(path: str, text: str, **more: object) -> QuotedClause:
    """A clause of the regulation in force on the day."""
    return QuotedClause(
        REGULATION,
        EDITION,
        date(2026, 9, 1),
        path,
        text,
        edition_digest=sha256(EDITION.encode()).hexdigest(),
        **more,  # type: ignore[arg-type]
    )


def traces(count: int) -> tuple[TraceRow, ...]:
    """A log of so many acts, an hour apart."""
    acts = (
        ("李玥　网格员", "提交", ""),
        ("王喆　分管领导", "签注意见", "同意。请第2网格网格员代为巡查。"),
        ("赵堃　办事处主任", "审批同意", "同意。"),
        ("孙婳　办公室", "备查", ""),
        ("李玥　网格员", "销假", "9月12日上班。"),
    )
    return tuple(
        TraceRow(
            number,
            START + timedelta(hours=number),
            *acts[(number - 1) % len(acts)],
            basis_paths=("三.2",),
            digest=sha256(str(number).encode()).hexdigest(),
        )
        for number in range(1, count + 1)
    )


def attached(name: str, content: bytes, media_type: str) -> Attached:
    """A file as registered at its upload."""
    return Attached(name, len(content), sha256(content).hexdigest(), content, media_type)


def text_file(name: str, text: str) -> Attached:
    """A file that cannot be shown as a picture."""
    return attached(name, text.encode(), "text/plain")


def scan(name: str, size: tuple[int, int], mode: str = "RGBA") -> Attached:
    """A scanned page."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    page = Image.new(mode, size, "white")
    ImageDraw.Draw(page).rectangle((80, 80, size[0] - 80, size[1] // 2), outline="black", width=6)
    out = BytesIO()
    page.save(out, "TIFF" if mode == "CMYK" else "PNG")
    return attached(name, out.getvalue(), "image/tiff" if mode == "CMYK" else "image/png")
