/* SPDX-License-Identifier: ISC */
#include "rules_prog.h"

#include "limits.h"
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

/* "if applies is true then": what follows is read with $r_ as input. */
static void
if_applies(struct build *b, struct entry *e)
{
	if (!js_has(e->rule.def, "applies"))
		return;
	expression(b, e, "applies", "true");
	put(b, "|if .==false then \"n\" elif .!=true then \"a\" "
	       "else $r_|");
}

static void
end_applies(struct build *b, struct entry *e)
{
	if (js_has(e->rule.def, "applies"))
		put(b, " end");
}

/*
 * A record rule's answer, an array: n (does not apply); y; f, message; m,
 * message; b, faults, doubts; a (neither true nor false); e, why.  Whatever
 * has another length is the same as a: an expression gave nothing or more
 * than one value.  Only what a rule has is in the program, since libjq is
 * paid by the instruction.
 */
static void
record_rule(struct build *b, struct entry *e)
{
	json *def = e->rule.def;

	put(b, "(try [");
	if_applies(b, e);
	if (js_has(def, "faults")) {
		put(b, "\"b\",");
		expression(b, e, "faults", "[]");
		put(b, ",");
		expression(b, e, "doubts", "[]");
	} else {
		if (js_has(def, "manual")) {
			expression(b, e, "manual", "false");
			put(b, "|if .==true then \"m\",");
			message(b, e, "manual_message");
			put(b, " elif .!=false then \"a\" else $r_|");
		}
		if (js_has(def, "pass")) {
			expression(b, e, "pass", "true");
			put(b, "|if .==true then \"y\" "
			       "elif .==false then \"f\",");
			message(b, e, "message");
			put(b, " else \"a\" end");
		} else {
			put(b, "\"y\"");
		}
		if (js_has(def, "manual"))
			put(b, " end");
	}
	end_applies(b, e);
	put(b, "] catch [\"e\",tostring])");
}

/* n, or k, [keys]. */
static void
key_rule(struct build *b, struct entry *e)
{
	put(b, "(try [");
	if_applies(b, e);
	put(b, "\"k\",[");
	expression(b, e, "by", ".id");
	put(b, "|select(.!=null)|tostring]");
	end_applies(b, e);
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
	if (e->late >= RULE_LATE_MAX)
		put(b, "[\"late\"]");
	else if (program == PROGRAM_KEYS)
		key_rule(b, e);
	else if (program == PROGRAM_GROUP)
		group_rule(b, e);
	else if (e->rule.kinds[program])
		record_rule(b, e);
	else
		put(b, "null");
}

static struct entries *
entries_of(struct rules *r, int program)
{
	return program == PROGRAM_KEYS || program == PROGRAM_GROUP
	    ? &r->sets : &r->records;
}

static void
whole(struct build *b, int program)
{
	struct entries *all = entries_of(b->r, program);
	bool group = program == PROGRAM_GROUP;
	size_t i;

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

static bool
any_rule(struct rules *r, int program)
{
	size_t i;

	if (program == PROGRAM_KEYS || program == PROGRAM_GROUP)
		return r->sets.n > 0;
	for (i = 0; i < r->records.n; i++)
		if (r->records.v[i].rule.kinds[program])
			return true;
	return false;
}

bool
rules_compile(struct rules *r, rules_fault *fault, void *arg)
{
	bool good = true;
	struct build b;
	int i;

	for (i = 0; i < PROGRAMS; i++) {
		if (!any_rule(r, i)) /* and save its 20 ms */
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

static void
retire(struct rules *r, struct entry *e, int program)
{
	struct build b;
	struct jqrun *p;

	if (++e->late < RULE_LATE_MAX)
		return;
	log_warn("rule %.*s: does not end; it runs no more, and every record "
		 "is for a person", STR_ARG(e->rule.id));
	b = build_of(r, NULL, NULL);
	whole(&b, program);
	if ((p = make(&b)) == NULL)
		return;
	jqrun_free(r->programs[program]);
	r->programs[program] = p;
}

static jv
alone(struct rules *r, struct entry *e, int program, struct arena *a, jv input)
{
	struct build b = build_of(r, NULL, NULL);
	struct str why = S("");
	jv out;

	if (e->alone == NULL) {
		put(&b, ". as $r_|");
		one_rule(&b, e, program);
		e->alone = make(&b);
	}
	if (e->alone == NULL) {
		jv_free(input);
		return JV_ARRAY(jv_string("e"), jv_string("?"));
	}
	out = jqrun_one(e->alone, a, input, &why);
	if (jv_is_valid(out))
		return out;
	jv_free(out);
	if (!str_eq(why, S(JQRUN_LATE)))
		return JV_ARRAY(jv_string("e"), jv_string_sized(why.p,
						     (int)why.len));
	log_warn("rule %.*s: stopped after %d ms: does it end?",
	    STR_ARG(e->rule.id), RULE_CPU_USEC / 1000);
	retire(r, e, program);
	return JV_ARRAY(jv_string("late"));
}

jv
rules_answers(struct rules *r, int program, struct arena *a, jv input)
{
	struct entries *all = entries_of(r, program);
	struct str why;
	size_t i;
	jv out;

	if (r->programs[program] == NULL) {
		jv_free(input);
		return jv_array();
	}
	out = jqrun_one(r->programs[program], a, jv_copy(input), &why);

	if (jv_get_kind(out) == JV_KIND_ARRAY) {
		jv_free(input);
		return out;
	}
	jv_free(out);
	out = jv_array();
	if (program == PROGRAM_GROUP) {
		jv_free(input);
		return jv_array_append(out, JV_ARRAY(jv_string("late")));
	}
	for (i = 0; i < all->n; i++)
		out = jv_array_append(out,
		    alone(r, &all->v[i], program, a, jv_copy(input)));
	jv_free(input);
	return out;
}

static jv
some_members(struct rules *r, json *o)
{
	jv out = jv_object();

	json_object_object_foreach(o, key, value)
		if ((strcmp(key, "at") != 0 && strcmp(key, "steps") != 0) ||
		    g_hash_table_contains(r->words_named, key))
			out = jv_object_set(out, jv_string(key),
			    jqrun_value(value));
	return out;
}

jv
rules_input(struct rules *r, json *record)
{
	jv out = jv_object(), fields;

	json_object_object_foreach(record, key, value) {
		if (!g_hash_table_contains(r->words_named, key))
			continue;
		if (strcmp(key, "fields") != 0 ||
		    !js_is(value, json_type_object)) {
			out = jv_object_set(out, jv_string(key),
			    jqrun_value(value));
			continue;
		}
		fields = jv_object();
		json_object_object_foreach(value, name, field)
			if (r->any_field ||
			    g_hash_table_contains(r->words_named, name))
				fields = jv_object_set(fields, jv_string(name),
				    js_is(field, json_type_object)
					? some_members(r, field)
					: jqrun_value(field));
		out = jv_object_set(out, jv_string(key), fields);
	}
	return out;
}
