"""Words for who acts and what is done: acts, names of bodies and people, how and by whom (D1-3.2, D4-4.4)."""

import re

OPINE, APPROVE, DELIBERATE, REFER = "opine", "approve", "deliberate", "refer"
FILE, HANDLE, REVIEW = "file", "handle", "review"

#: What somebody does, longest first, and the act of a station that it is.
ACTS = {
    "签署意见": OPINE,
    "签注意见": OPINE,
    "签意见": OPINE,
    "提出意见": OPINE,
    "研究审批": DELIBERATE,
    "研究决定": DELIBERATE,
    "集体研究": DELIBERATE,
    "研究同意": DELIBERATE,
    "分析研判": DELIBERATE,
    "研究": DELIBERATE,
    "审批": APPROVE,
    "批准": APPROVE,
    "核准": APPROVE,
    "审定": APPROVE,
    "批示": APPROVE,
    "决定": APPROVE,
    "同意": APPROVE,
    "准假": APPROVE,
    "审核": REVIEW,
    "审查": REVIEW,
    "复核": REVIEW,
    "备查": FILE,
    "备案": FILE,
    "存档": FILE,
    "协调": HANDLE,
    "处理": HANDLE,
    "处置": HANDLE,
    "办理": HANDLE,
    "答复": HANDLE,
    "解决": HANDLE,
    "受理": HANDLE,
    "上报": HANDLE,
    "报送": HANDLE,
    "提交": HANDLE,
    "移交": HANDLE,
    "催促": HANDLE,
    "催办": HANDLE,
    "督促": HANDLE,
    "约谈": HANDLE,
    "问责": HANDLE,
    "召集": DELIBERATE,
}
ACT = "|".join(sorted(ACTS, key=len, reverse=True))

#: How names of bodies and people end.
SUFFIX = (
    r"社区|街道|领导班子|服务中心|办公室|办事处|委员会|服务站|部门|领导|班子|中心|平台|政府|机关|组织|单位|机构|上级"
    r"|书记|主任|会议|会长|局长|站长|科长|所长|部长|网格长|队长|组长|格长|园长|校长|厂长|院长|经理|总监"
    r"|负责人|责任人|专营员|监督员|信息员|专员|联络员|管理员|网格员|人员|成员|干部"
    r"|[一-龥](?:办|局|部|委|所|站|科|室|会|长|员|处(?!理|置|罚|分|以)|组(?!织)|院|厂|司|村|镇|社区)"
)
NAME_AT_END = re.compile(rf"(?:{SUFFIX})(?:\([^)]{{0,12}}\))?$")
#: Residents are told and asked, but no station is theirs.
PUBLIC = re.compile(r"居民|群众|当事人|服务对象|申请人|来访人|业主|家长|举报人|反映人")
#: Who does something that is no step of a matter.
NO_STEP = re.compile(r"^谁|负责组织|主持|参加|开展|组成|制定|登记")
HOW = re.compile(
    r"直接|及时|立即|现场|当场|统一|共同|集体|牵头|综合|负责(?!人)|汇总|集中|分析|按规定|书面|先后|分别|各自"
    r"|进行|予以|给予|作出|做出|对|向|给|为|先|再"
)
BY = re.compile(r"(?<![理事缘自因])由(?!于|此|衷)")
BY_ACT = re.compile(
    rf"(?P<act>{ACT}|批(?=$|[,;、后])|(?:予以|实施|进行)?\"(?=[^\"]{{1,8}}\"))(?!的)"
)
#: 报, but not in 汇报, 举报, 报告, 报表 …
HAND = re.compile(
    r"(?:(?<![汇情瞒举申通公漏谎海预警日周月年简填虚迟误])报(?!告|道|酬|名|表|销|警|纸|刊|送|经|请|备)"
    r"|报送|报经|报请|提请|呈请|往上报|(?<!以)上报|(?<=立即)报告|(?<=及时)报告|(?<=必须)报告|呈报|呈送|提交"
    r"|转交|移交|送交|递交|交给|交到|交(?=[^,]{1,12}(?:会议|备查|备案|存档|研究|审批))"
    r"|(?<![发报呈抄护欢])送(?!达|检))(?:与|于|至|到|给)?"
)
TO = re.compile(r"向|找")
TO_ACT = re.compile(r"请假|提交|反映|反馈|申请|报备|报批|提出|移交|报告|销假|求助")
#: 班组长签注意见, 车间主任批: without 由, only for what nobody but a station does.
SELF_ACT = re.compile(
    r"(?P<act>签署意见|签注意见|签意见|审批|批准|审定|核准|签批|批|同意|准假|汇总、?审核|审核|复核)(?=$|[;、后]|并)"
)
MEETING = re.compile(
    r"(?P<who>[^,:\"经由报送交]{0,12}?(?:会议|领导班子|班子|党委会?|党组会?|委员会|办公会|联席会))"
    r"(?:集体|共同|集中|专题|讨论|分析){0,3}(?P<act>研究审批|研究决定|研究同意|研究|讨论|审议|会商)"
)
BY_WAY_OF = re.compile(
    rf"经(?P<who>[^,:的\"]{{0,26}}?(?:{SUFFIX}))(?P<act>鉴定|认定|同意|批准|审批|审核)"
)
STEPWISE = re.compile(r"(?:逐级|一级一级|层层)往?(?P<act>上报|报|报告|报送|反映|审批|汇报|请示)")
UNNAMED = re.compile(
    r"(?:及时|立即|迅速|第一时间|马上|拍照|应当?|须|必须)(?P<act>上报)(?!告)"
    r"|(?:进行|予以|及时|按规定|的)(?P<handed>移交)"
)
CALLED = re.compile(
    r"(?:及时|随时|立即|适时)(?:组织|召集)?[^,]{0,6}?(?:召开(?!的)|开会)|召集[^,]{0,12}召开[^,]{0,6}会"
)
STEPS = re.compile(
    r"[二两三四五六七八]步(?:工作)?法|(?:走|分)[二两三四五六七八]步|[二两三四五六]级(?:审批|办理|处置)"
)
CHECKED = re.compile(
    r"对[^,]{1,14}(?:进行|作|予以)(?:汇总|统一|集中)?(?P<act>审核|审查|复核|审定|核准)"
)
FORMALITIES = re.compile(r"(?:办理|走完?)(?!了|请假|续假|销假|补假)[^,的]{1,12}手续(?!的|擅)")
EXPLAINED = re.compile(r"(?:作好|做好|予以|进行|耐心|及时)[^,]{0,8}(?:解释|说明)")
