/* SPDX-License-Identifier: ISC */
/*
 * Words for what rank finds.  A pack puts its own, with clause and quote,
 * under rank.findings.CODE (rank.yaml), or switches one off with false.
 */
#include "rank.h"

#define BACK "退回推荐单位补正"
#define ASK "需人工核实"

static const struct words all[] = {
    /* The list against the forms. */
    {"form-without-row", "有申报书而汇总表未列",
	"fail", "return", BACK,
	"申报书不在推荐单位{office}的推荐汇总表中{but}",
	"请推荐单位在汇总表中补列，或书面说明不予推荐"},
    {"list-missing", "未见推荐汇总表",
	"manual", "return", ASK,
	"未见推荐单位{office}的推荐汇总表，无法核对推荐关系",
	"请与推荐单位联系；企业直接报送的，转所在市"},
    {"row-without-form", "汇总表列有而未见申报书",
	"fail", "return", BACK,
	"汇总表列有“{company}”的“{title}”，未见申报书",
	"请推荐单位补送申报书及佐证，或更正汇总表"},
    {"row-other-channel", "其他渠道的汇总表",
	"pass", "warn", "提醒",
	"其他渠道的推荐汇总表列有“{company}”，仅用于核查多头申报", "无需补送"},
    {"row-ambiguous", "汇总表与多份申报书相近",
	"manual", "return", ASK,
	"汇总表序号 {n} 的“{company}”与多份申报书相近，无法确定是哪一份",
	"请人工确认对应的申报书"},
    {"row-repeated", "汇总表重复列出",
	"manual", "return", ASK,
	"同一申报书在汇总表中列了多次（序号 {n}）", "请推荐单位确认序号"},
    {"row-empty", "汇总表有空行",
	"manual", "warn", ASK,
	"汇总表第 {n} 行未填单位名称、信用代码和案例名称", "请推荐单位补正"},
    {"company-differs", "汇总表与申报书的单位名称",
	"manual", "return", ASK,
	"单位名称不一致：汇总表为“{row}”，申报书为“{form}”",
	"请推荐单位核对并更正"},
    {"uscc-differs", "汇总表与申报书的信用代码",
	"manual", "return", ASK,
	"统一社会信用代码不一致：汇总表为“{row}”，申报书为“{form}”",
	"请推荐单位核对并更正"},
    {"title-differs", "汇总表与申报书的案例名称",
	"manual", "return", ASK,
	"案例名称不一致：汇总表为“{row}”，申报书为“{form}”",
	"请推荐单位核对并更正"},
    {"title-near", "案例名称略有出入",
	"manual", "warn", "提醒",
	"案例名称略有出入：汇总表为“{row}”，申报书为“{form}”",
	"以盖章件为准，请核对"},
    {"direction-differs", "汇总表与申报书的申报方向",
	"manual", "return", ASK,
	"申报方向不一致：汇总表为“{row}”，申报书为“{form}”",
	"请推荐单位核对并更正"},
    {"recommender-differs", "汇总表与申报书的推荐单位",
	"manual", "warn", ASK,
	"申报书写明的推荐单位为“{form}”，列入的是“{row}”的汇总表",
	"请核对推荐关系"},
    /* The list in itself. */
    {"number-gap", "推荐序号不连续",
	"manual", "warn", "提醒", "推荐序号不连续，缺 {n}",
	"请推荐单位确认有无漏报"},
    {"number-double", "推荐序号重复",
	"manual", "return", ASK, "推荐序号 {n} 重复",
	"请推荐单位明确推荐优先顺序"},
    {"number-missing", "推荐序号未填",
	"manual", "warn", "提醒",
	"第 {n} 行未填推荐序号，按表中先后排列", "请推荐单位补填"},
    {"number-order", "推荐序号与先后不一致",
	"manual", "warn", "提醒",
	"推荐序号与表中先后不一致（序号 {n}）", "以序号为准，请核对"},
    {"total-differs", "汇总表合计不符",
	"manual", "warn", "提醒",
	"汇总表自报合计 {total} 个，实列 {rows} 个", "请推荐单位核对"},
    {"list-replaced", "汇总表有新的一份",
	"pass", "warn", "提醒",
	"同一推荐单位后来又报送了汇总表，以后一份为准", "留存备查"},
    {"list-unknown", "汇总表的推荐单位",
	"manual", "return", ASK, "汇总表的推荐单位无法识别",
	"请人工确认推荐单位"},
    {"evidence-promised", "附件清单所列材料",
	"fail", "return", "退回补正",
	"申报书附件清单列有“{raw}”，来件中未见", "请补交所列附件，或更正附件清单"},
    /* Letters that take an application back. */
    {"withdrawn", "申请撤回",
	"manual", "reject", ASK,
	"申报人来信撤回，需人工核实（{when} 来件 {mail}）",
	"请与申报单位、推荐单位核实；确属撤回的，核实意见填“同意撤回”"},
    /* Versions. */
    {"version-late", "截止后的版本",
	"pass", "warn", "提醒",
	"截止后又收到的版本，以按时送达的 {other} 为准", "留存备查"},
    {"version-unproven", "版本先后无法证明",
	"manual", "return", ASK,
	"同一案例有多个版本，送达时间有的无法证明，不能确定以哪一版为准",
	"请人工确认以哪一版为准"},
    {"version-tie", "同时送达的版本",
	"manual", "return", ASK,
	"同一案例同时送达的两份申报书内容不同："
	"本件“{own_form}”与“{other_form}”（{other}）",
	"请人工确认以哪一份为准"},
    {"version-title", "各版本案例名称",
	"manual", "warn", "提醒",
	"各版本案例名称不同：“{row}”与“{form}”", "请核对"},
    {"version-package", "推荐单位报送件之后的来件",
	"manual", "warn", "提醒",
	"推荐单位盖章报送件之后又收到企业直接来件 {other}，以盖章报送件为准",
	"请核对差异"},
    {"version-again", "推荐单位报送后又发来的版本",
	"manual", "return", ASK,
	"推荐单位{office}的邮箱在报送件之后又发来本案例的申报书，"
	"现以后到的为准；报送件中的为 {other}",
	"请向推荐单位核实是否以后到的替换，并核对差异"},
    {"other-way", "另一途径的申报书",
	"manual", "return", "疑似重复/多头申报",
	"同一案例另有一份申报书（{other}）写明由“{who}”推荐",
	"请核实是否通过多途径同时申报"},
    /* The same applicant, the same case. */
    {"two-cases", "同一单位的不同案例",
	"manual", "return", ASK, "同一申报单位有不同案例：{other}",
	"请申报单位确认申报哪一个"},
    {"duplicate", "重复申报、多头申报",
	"manual", "return", "疑似重复/多头申报",
	"疑似重复/多头申报：与 {other} {why}", "向有关推荐单位发核实函"},
    {"both-channels", "两个渠道同时申报",
	"fail", "return", "退回补正",
	"可自行选择渠道的申报单位同时经“{row}”和“{form}”申报",
	"请申报单位书面选择一个渠道"},
    {"other-channel", "由其他渠道推荐",
	"pass", "warn", "提醒",
	"由{office}推荐，名额单列，不列入本单位排序", "无需处理"},
    /* Numbers. */
    {"quota-soft", "推荐数量（原则上限）",
	"fail", "warn", "提醒",
	"{office}推荐 {n} 个（其中初判不予推荐 {out} 个），原则上不超过 "
	"{quota} 个",
	"请处室负责人定"},
    {"quota-hard", "推荐数量（上限）",
	"manual", "return", ASK,
	"{office}推荐 {n} 个（其中初判不予推荐 {out} 个），不得超过 {quota} 个",
	"请推荐单位书面明确取舍"},
    /* Decisions. */
    {"decision", "人工决定",
	"manual", "return", ASK, "{why}", ""},
    {"decision-lapsed", "人工决定失效",
	"manual", "return", ASK,
	"对前一版本 {other} 的人工决定已随版本变化失效", "请重新核实"},
    {"decisions-differ", "人工决定不一致",
	"manual", "return", ASK, "人工决定相互不一致：{why}",
	"请经办人与复核人确认"},
};

const struct words *
words_of(const char *code)
{
	static const struct words none = {"", "", "manual", "return", ASK, "", ""};
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].code, code) == 0)
			return &all[i];
	return &none;
}
