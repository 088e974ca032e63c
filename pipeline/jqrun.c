/* SPDX-License-Identifier: ISC */
#include "jqrun.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sysexits.h>

#include "limit.h"
#include "log.h"

struct jqrun {
	jq_state *jq;
	struct sb *said; /* while compiling */
};

/*
 * What the timer stops.  libjq looks at its halted flag before each of its
 * instructions, and jq_halt() does no more than set it: it may be called
 * from a signal handler.
 */
static jq_state *volatile running;

static void
stop(int sig)
{
	jq_state *jq = running;

	running = NULL;
	if (jq != NULL && !jq_halted(jq))
		jq_halt(jq, jv_invalid(), jv_invalid());
}

static void
timer(long usec)
{
	struct itimerval t = { .it_value = { 0, usec } };
	static bool ready;
	struct sigaction sa = { .sa_handler = stop, .sa_flags = SA_RESTART };

	if (!ready) {
		sigemptyset(&sa.sa_mask);
		sigaction(SIGVTALRM, &sa, NULL);
		ready = true;
	}
	setitimer(ITIMER_VIRTUAL, &t, NULL);
}

static void
hear(void *arg, jv msg)
{
	struct jqrun *r = arg;

	msg = jq_format_error(msg);
	if (r->said != NULL && jv_get_kind(msg) == JV_KIND_STRING) {
		sb_add(r->said, str_c(jv_string_value(msg)));
		sb_addc(r->said, '\n');
	}
	jv_free(msg);
}

/*
 * "jq: error: WHAT (Unix shell quoting issues?) at <top-level>, line N:":
 * WHAT and N of the first complaint.
 */
static struct str
complaint(struct str said, int *line)
{
	static const struct str quoting = S(" (Unix shell quoting issues?)");
	struct str rest = said, what = str_cut(&rest, S("\n")), tail;
	ptrdiff_t at = str_find(what, S(" at <top-level>, line "));
	int64_t n;

	*line = 1;
	if (at >= 0) {
		tail = str_slice(what, at + 22, what.len);
		if (str_int(str_cut(&tail, S(":")), &n))
			*line = (int)n;
		what = str_slice(what, 0, at);
	}
	if (str_starts(what, S("jq: error: ")))
		what = str_slice(what, 11, what.len);
	if (str_ends(what, quoting))
		what = str_slice(what, 0, what.len - quoting.len);
	return what;
}

struct jqrun *
jqrun_new(struct arena *a, struct str program, jv args, struct str *why,
    int *line)
{
	struct sb said = { .a = a };
	struct jqrun *r = calloc(1, sizeof *r);

	if (r == NULL || (r->jq = jq_init()) == NULL)
		log_die(EX_OSERR, "out of memory");
	r->said = &said;
	jq_set_error_cb(r->jq, hear, r);
	if (!jq_compile_args(r->jq, str_cstr(a, program), jv_copy(args))) {
		*why = complaint(sb_str(&said), line);
		jqrun_free(r);
		return NULL;
	}
	r->said = NULL;
	return r;
}

void
jqrun_free(struct jqrun *r)
{
	if (r == NULL)
		return;
	jq_teardown(&r->jq);
	free(r);
}

jv
jqrun_one(struct jqrun *r, struct arena *a, jv input, struct str *why)
{
	jv out, msg;

	jq_start(r->jq, input, 0);
	running = r->jq;
	timer(RULE_CPU_USEC);
	out = jq_next(r->jq);
	timer(0);
	*why = S("");
	if (running == NULL) {
		jv_free(out);
		*why = S(JQRUN_LATE);
		return jv_invalid();
	}
	running = NULL;
	if (jv_is_valid(out))
		return out;
	*why = S("没有结果");
	if (jv_invalid_has_msg(jv_copy(out))) {
		msg = jv_invalid_get_msg(jv_copy(out));
		if (jv_get_kind(msg) != JV_KIND_STRING)
			msg = jv_dump_string(msg, 0);
		*why = str_dup(a, str_c(jv_string_value(msg)));
		jv_free(msg);
	}
	return out;
}

static jv
from_object(json *v)
{
	jv out = jv_object();

	json_object_object_foreach(v, key, value)
		out = jv_object_set(out, jv_string(key), jqrun_value(value));
	return out;
}

jv
jqrun_value(json *v)
{
	jv out;
	json *item;

	switch (json_object_get_type(v)) {
	case json_type_object:
		return from_object(v);
	case json_type_array:
		out = jv_array_sized((int)js_len(v));
		JS_EACH(item, v)
			out = jv_array_append(out, jqrun_value(item));
		return out;
	case json_type_string:
		return jv_string_sized(json_object_get_string(v),
		    json_object_get_string_len(v));
	case json_type_boolean:
		return jv_bool(json_object_get_boolean(v));
	case json_type_int:
	case json_type_double:
		return jv_number(json_object_get_double(v));
	default:
		return jv_null();
	}
}

json *
jqrun_json(jv v)
{
	jv text = jv_dump_string(v, 0);
	const char *why;
	json *out = json_read(str_c(jv_string_value(text)), &why);

	jv_free(text);
	return out;
}

/* Behind the string literal that begins at p[i] == '"'. */
static ptrdiff_t skip_code(struct str, ptrdiff_t i);

static ptrdiff_t
skip_string(struct str s, ptrdiff_t i)
{
	for (i++; i < s.len && s.p[i] != '"'; i++) {
		if (s.p[i] != '\\' || i + 1 >= s.len)
			continue;
		i++;
		if (s.p[i] == '(')
			i = skip_code(s, i + 1) - 1;
	}
	return i + 1;
}

/* Behind the ')' that closes the code beginning at i; past the end if none. */
static ptrdiff_t
skip_code(struct str s, ptrdiff_t i)
{
	int depth = 1;

	while (i < s.len) {
		if (s.p[i] == '"') {
			i = skip_string(s, i);
			continue;
		}
		depth += (s.p[i] == '(') - (s.p[i] == ')');
		i++;
		if (depth == 0)
			return i;
	}
	return s.len + 1;
}

bool
jqrun_quote(struct sb *b, struct str t)
{
	ptrdiff_t i = 0, end;

	sb_addc(b, '"');
	while (i < t.len) {
		if (t.p[i] == '\\' && i + 1 < t.len && t.p[i + 1] == '(') {
			end = skip_code(t, i + 2);
			if (end > t.len)
				return false;
			sb_add(b, str_slice(t, i, end));
			i = end;
			continue;
		}
		if (t.p[i] == '"' || t.p[i] == '\\')
			sb_addc(b, '\\');
		if (t.p[i] == '\n' || t.p[i] == '\t')
			sb_addc(b, ' ');
		else
			sb_addc(b, t.p[i]);
		i++;
	}
	sb_addc(b, '"');
	return true;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    (c >= '0' && c <= '9') || c == '$';
}

/* Are we behind "." or in an object's key?  Then a word is only a name. */
static bool
is_name(struct str s, ptrdiff_t from, ptrdiff_t to)
{
	return (from > 0 && s.p[from - 1] == '.') ||
	    (to < s.len && s.p[to] == ':');
}

struct str
jqrun_impure(struct str s)
{
	static const struct str bad[] = { S("now"), S("input"), S("inputs"),
		S("debug"), S("stderr"), S("env"), S("$ENV"), S("halt"),
		S("halt_error"), S("input_filename"), S("input_line_number"),
		S("localtime"), S("strflocaltime"), S("import"), S("include"),
		S("get_search_list") };
	struct str word;
	ptrdiff_t i = 0, from;
	size_t k;

	while (i < s.len) {
		for (from = i; i < s.len && is_word(s.p[i]); i++)
			;
		word = str_slice(s, from, i);
		if (i == from)
			i++;
		for (k = 0; k < sizeof bad / sizeof *bad; k++)
			if (str_eq(word, bad[k]) && !is_name(s, from, i))
				return bad[k];
	}
	return S("");
}
