/* SPDX-License-Identifier: ISC */
#include "rules_prog.h"

#include "limit.h"
#include "log.h"

/* Where an expression of the pack stands in a program. */
struct stretch {
	struct entry *e;
	const char *key;
	int line; /* of the program, from 1 */
};

struct build {
	struct rules *r;
	struct sb text;
	int line;
	struct {
		struct stretch *v;
		size_t n, cap;
	} parts;
	rules_fault *fault;
	void *arg;
	bool faulty;
};

static void
put(struct build *b, const char *s)
{
	sb_add(&b->text, str_c(s));
	for (; *s != '\0'; s++)
		b->line += *s == '\n';
}

static void
complain(struct build *b, json *owner, const char *key, const char *what)
{
	b->faulty = true;
	if (b->fault != NULL)
		b->fault(b->arg,
		    notice_where(b->r->notice, owner, key, 0, true), what);
}

/* Brackets that close what they open, strings that end: then ( ) hold it. */
static const char *
unbalanced(struct arena *a, struct str s)
{
	struct sb open = { .a = a };
	static const char left[] = "([{", right[] = ")]}";
	const char *p;
	ptrdiff_t i;

	for (i = 0; i < s.len; i++) {
		char c = s.p[i];
		bool quoted = open.len > 0 && open.p[open.len - 1] == '"';

		if (quoted && c == '\\' && i + 1 < s.len) {
			if (s.p[++i] == '(')
				sb_addc(&open, '(');
		} else if (c == '"' && quoted) {
			open.len--;
		} else if (quoted) {
			continue;
		} else if (c == '"') {
			sb_addc(&open, '"');
		} else if (c == '#') {
			while (i + 1 < s.len && s.p[i + 1] != '\n')
				i++;
		} else if ((p = strchr(left, c)) != NULL && c != '\0') {
			sb_addc(&open, c);
		} else if ((p = strchr(right, c)) != NULL && c != '\0') {
			if (open.len == 0 ||
			    open.p[open.len - 1] != left[p - right])
				return "a bracket closes here that none opened";
			open.len--;
		}
	}
	if (open.len == 0)
		return NULL;
	return open.p[open.len - 1] == '"' ? "a string has no closing quote"
					   : "a bracket is not closed";
}

/* The expression of a rule's key on lines of its own, in brackets. */
static void
expression(struct build *b, struct entry *e, const char *key,
    const char *otherwise)
{
	struct arena *mem = &b->r->mem;
	struct str s = js_str(e->rule.def, key), word;
	json *v = js_get(e->rule.def, key);
	const char *why = NULL;
	struct stretch *p;

	if (js_is(v, json_type_boolean)) /* pass: true */
		s = str_c(json_object_get_boolean(v) ? "true" : "false");
	if (str_trim(s).len == 0) {
		put(b, otherwise);
		return;
	}
	if ((why = unbalanced(mem, s)) == NULL &&
	    (word = jqrun_impure(s)).len > 0)
		why = str_printf(mem, "“%.*s”: a rule may look at nothing but "
				      "its input", STR_ARG(word)).p;
	if (why != NULL) {
		complain(b, e->rule.def, key, why);
		put(b, otherwise);
		return;
	}
	p = ARENA_PUSH(mem, &b->parts);
	put(b, "(\n");
	*p = (struct stretch) { e, key, b->line };
	put(b, str_cstr(mem, s));
	put(b, "\n)");
}

/*
 * The same for a message: text in which \(...) is jq; null when it breaks.
 * $r_ is the whole input.
 */
static void
message(struct build *b, struct entry *e, const char *key)
{
	struct arena *mem = &b->r->mem;
	struct str s = js_str(e->rule.def, key);
	struct sb quoted = { .a = mem };
	struct stretch *p;

	if (s.len == 0) {
		put(b, "null");
		return;
	}
	if (!jqrun_quote(&quoted, s)) {
		complain(b, e->rule.def, key, "\\( has no closing )");
		put(b, "null");
		return;
	}
	p = ARENA_PUSH(mem, &b->parts);
	put(b, "($r_|try (\n");
	*p = (struct stretch) { e, key, b->line };
	put(b, str_cstr(mem, sb_str(&quoted)));
	put(b, "\n) catch null)");
}

/* Is the expression this one word, as most that say a constant are? */
static bool
is_just(struct entry *e, const char *key, const char *what)
{
	json *v = js_get(e->rule.def, key);

	if (js_is(v, json_type_boolean))
		return strcmp(json_object_get_boolean(v) ? "true" : "false",
			   what) == 0;
	return str_eq(str_trim(js_text(v)), str_c(what));
}

/* A rule's place among the answers: what each answer says it is of. */
static void
put_place(struct build *b, struct entry *e)
{
	put(b, str_printf(&b->r->mem, "%td", e - b->r->records.v).p);
}

static void
put_tag(struct build *b, struct entry *e, const char *tag)
{
	put(b, "[");
	put_place(b, e);
	put(b, str_printf(&b->r->mem, ",\"%s\"", tag).p);
}

static void
put_answer(struct build *b, struct entry *e, const char *tag)
{
	put_tag(b, e, tag);
	put(b, "]");
}

static void
put_told(struct build *b, struct entry *e, const char *tag, const char *key)
{
	put_tag(b, e, tag);
	put(b, ",");
	message(b, e, key);
	put(b, "]");
}

static void
pass(struct build *b, struct entry *e)
{
	if (!js_has(e->rule.def, "pass")) {
		put_place(b, e);
		return;
	}
	expression(b, e, "pass", "true");
	put(b, "|if .==true then ");
	put_place(b, e);
	put(b, " elif .==false then ");
	put_told(b, e, "f", "message");
	put(b, " else ");
	put_answer(b, e, "a");
	put(b, " end");
}

static void
manual_and_pass(struct build *b, struct entry *e)
{
	bool always = is_just(e, "manual", "true");

	if (!js_has(e->rule.def, "manual")) {
		pass(b, e);
		return;
	}
	if (!always) {
		expression(b, e, "manual", "false");
		put(b, "|if .==false then $r_|");
		pass(b, e);
		put(b, " elif .==true then ");
	}
	put_told(b, e, "m", "manual_message");
	if (!always) {
		put(b, " else ");
		put_answer(b, e, "a");
		put(b, " end");
	}
}

static void
faults_and_doubts(struct build *b, struct entry *e)
{
	bool none = is_just(e, "faults", "[]");

	if (!none) {
		expression(b, e, "faults", "[]");
		put(b, " as $f_|");
	}
	expression(b, e, "doubts", "[]");
	put(b, none ? "|if .==[] then " : "|if .==[] and $f_==[] then ");
	put_place(b, e);
	put(b, " else ");
	put_tag(b, e, "b");
	put(b, none ? ",[],.] end" : ",$f_,.] end");
}

static void
record_body(struct build *b, struct entry *e)
{
	bool applies = js_has(e->rule.def, "applies");

	if (applies) {
		expression(b, e, "applies", "true");
		put(b, "|if .==true then $r_|");
	}
	if (js_has(e->rule.def, "faults"))
		faults_and_doubts(b, e);
	else
		manual_and_pass(b, e);
	if (applies) {
		put(b, " elif .==false then ");
		put_answer(b, e, "n");
		put(b, " else ");
		put_answer(b, e, "a");
		put(b, " end");
	}
}

/*
 * A record rule's answer: its place i alone (passes), or an array: i, n (does
 * not apply); i, f, message; i, m, message; i, b, faults, doubts; i, a
 * (neither true nor false); i, e, why.  Whatever has another length is the
 * same as a: a message gave nothing or more than one value.  Only what a rule
 * has is in the program, and what passes costs least, since libjq is paid by
 * the instruction.
 */
static void
record_rule(struct build *b, struct entry *e)
{
	if (e->late >= RULE_LATE_MAX) {
		put_answer(b, e, "late");
		return;
	}
	put(b, "(try (");
	record_body(b, e);
	put(b, ") catch ");
	put_tag(b, e, "e");
	put(b, ",tostring])");
}

/* The same where an expression may give nothing or several values: a. */
static void
record_rule_alone(struct build *b, struct entry *e)
{
	put(b, ". as $r_|try ([");
	record_body(b, e);
	put(b, "]|if length==1 then .[0] else ");
	put_answer(b, e, "a");
	put(b, " end) catch ");
	put_tag(b, e, "e");
	put(b, ",tostring]");
}

/* n, or k, [keys]. */
static void
key_rule(struct build *b, struct entry *e)
{
	bool applies = js_has(e->rule.def, "applies");

	put(b, "(try [");
	if (applies) {
		expression(b, e, "applies", "true");
		put(b, "|if .==false then \"n\" elif .!=true then \"a\" "
		       "else $r_|");
	}
	put(b, "\"k\",[");
	expression(b, e, "by", ".id");
	put(b, "|select(.!=null)|tostring]");
	put(b, applies ? " end" : "");
	put(b, "] catch [\"e\",tostring])");
}

/* g, [ids], [ids], [message of each case]. */
static void
group_rule(struct build *b, struct entry *e)
{
	put(b, "(try ([");
	expression(b, e, "fails", "[]");
	put(b, "] as $v_|[");
	expression(b, e, "doubtful", "[]");
	put(b, "] as $w_|. as $g_|[\"g\",$v_,$w_,[.cases[] as $c_|"
	       "($g_+{case:$c_}) as $r_|if any($v_[0][];.==$c_.id) then ");
	message(b, e, "message");
	put(b, " elif any($w_[0][];.==$c_.id) then ");
	message(b, e, "manual_message");
	put(b, " else null end]]) catch [\"e\",tostring])");
}

static void
one_rule(struct build *b, struct entry *e, int program)
{
	if (program == PROGRAM_RECORD)
		record_rule(b, e);
	else if (e->late >= RULE_LATE_MAX)
		put(b, "[\"late\"]");
	else if (program == PROGRAM_KEYS)
		key_rule(b, e);
	else
		group_rule(b, e);
}

static struct entries *
entries_of(struct rules *r, int program)
{
	return program == PROGRAM_RECORD ? &r->records : &r->sets;
}

/* The rules for a case, a region or both, with commas between them. */
static void
rules_for(struct build *b, bool of_case, bool of_region)
{
	struct entries *all = &b->r->records;
	bool any = false;
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (all->v[i].rule.kinds[0] != of_case ||
		    all->v[i].rule.kinds[1] != of_region)
			continue;
		put(b, any ? "," : "");
		record_rule(b, &all->v[i]);
		any = true;
	}
	put(b, any ? "" : "empty");
}

static void
records_whole(struct build *b)
{
	put(b, ". as $r_|[");
	rules_for(b, true, true);
	put(b, ",if .kind==\"region\" then ");
	rules_for(b, false, true);
	put(b, " else ");
	rules_for(b, true, false);
	put(b, " end]");
}

static void
whole(struct build *b, int program)
{
	struct entries *all = entries_of(b->r, program);
	bool group = program == PROGRAM_GROUP;
	size_t i;

	if (program == PROGRAM_RECORD) {
		records_whole(b);
		return;
	}
	put(b, group ? ".i as $i_|.group|[" : ". as $r_|[");
	for (i = 0; i < all->n; i++) {
		if (i > 0)
			put(b, group ? " el" : ",");
		if (group)
			put(b, str_printf(&b->r->mem, "if $i_==%zu then ", i).p);
		one_rule(b, &all->v[i], program);
	}
	put(b, group && all->n > 0 ? " else null end]" : "]");
}

/* Which expression a line of the program belongs to. */
static struct stretch *
at_line(struct build *b, int line)
{
	size_t i;

	for (i = b->parts.n; i > 0; i--)
		if (b->parts.v[i - 1].line <= line)
			return &b->parts.v[i - 1];
	return NULL;
}

static struct jqrun *
make(struct build *b)
{
	struct str why;
	struct jqrun *p;
	struct stretch *s;
	int line;

	p = jqrun_new(&b->r->mem, sb_str(&b->text), b->r->args, &why, &line);
	if (p != NULL)
		return p;
	if ((s = at_line(b, line)) == NULL)
		complain(b, b->r->notice->root, "rules",
		    str_cstr(&b->r->mem, why));
	else
		complain(b, s->e->rule.def, s->key,
		    str_printf(&b->r->mem, "line %d of it: %.*s",
			line - s->line + 1, STR_ARG(why)).p);
	return NULL;
}

static struct build
build_of(struct rules *r, rules_fault *fault, void *arg)
{
	return (struct build) { .r = r, .text = { .a = &r->mem }, .line = 1,
		.fault = fault, .arg = arg };
}

/*
 * One complaint for each rule that libjq refuses: the first one of the whole
 * program would hide the rest.  Only for a pack that is at fault.
 */
static void
each_alone(struct rules *r, int program, rules_fault *fault, void *arg)
{
	struct entries *all = entries_of(r, program);
	struct build b;
	size_t i;

	for (i = 0; i < all->n; i++) {
		b = build_of(r, fault, arg);
		put(&b, ". as $r_|");
		one_rule(&b, &all->v[i], program);
		jqrun_free(b.faulty ? NULL : make(&b));
	}
}

bool
rules_compile(struct rules *r, rules_fault *fault, void *arg)
{
	bool good = true;
	struct build b;
	int i;

	for (i = 0; i < PROGRAMS; i++) {
		if (entries_of(r, i)->n == 0) /* and save its 20 ms */
			continue;
		b = build_of(r, NULL, NULL);
		whole(&b, i);
		if (!b.faulty)
			r->programs[i] = make(&b);
		if (r->programs[i] != NULL)
			continue;
		good = false;
		each_alone(r, i, fault, arg);
	}
	return good;
}

struct jqrun *
rules_program(struct rules *r, int program)
{
	struct build b = build_of(r, NULL, NULL);

	whole(&b, program);
	return make(&b);
}

struct jqrun *
rules_program_alone(struct rules *r, struct entry *e, int program)
{
	struct build b = build_of(r, NULL, NULL);

	if (program == PROGRAM_RECORD) {
		record_rule_alone(&b, e);
	} else {
		put(&b, ". as $r_|");
		one_rule(&b, e, program);
	}
	return make(&b);
}
