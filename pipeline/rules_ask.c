/* SPDX-License-Identifier: ISC */
/* The programs of the rules run on a record: whole, or rule by rule. */
#include "limit.h"
#include "log.h"
#include "rules_prog.h"

static void
retire(struct rules *r, struct entry *e, int program)
{
	struct jqrun *p;

	if (++e->late < RULE_LATE_MAX)
		return;
	log_warn("rule %.*s: does not end; it runs no more, and every record "
		 "is for a person", STR_ARG(e->rule.id));
	if ((p = rules_program(r, program)) == NULL)
		return;
	jqrun_free(r->programs[program]);
	r->programs[program] = p;
}

/* What e->alone says; else ["e", why] or ["late"]. */
static jv
alone(struct rules *r, struct entry *e, int program, struct arena *a, jv input)
{
	struct str why = S("");
	jv out;

	if (e->alone == NULL)
		e->alone = rules_program_alone(r, e, program);
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

/* i of i or [i, ...], which loses it; -1: an answer that has none. */
static int
take_place(jv *answer)
{
	jv first = jv_copy(*answer);
	bool list = jv_get_kind(first) == JV_KIND_ARRAY;
	int i = -1, n;

	if (list)
		first = jv_array_get(first, 0);
	if (jv_get_kind(first) == JV_KIND_NUMBER) {
		i = (int)jv_number_value(first);
		n = list ? jv_array_length(jv_copy(*answer)) : 0;
		if (list)
			*answer = jv_array_slice(*answer, 1, n);
	}
	jv_free(first);
	return i;
}

/*
 * Puts each answer at its rule's place.  An expression that gave nothing or
 * several values shows, since its rule is here not once.
 */
static bool
by_place(struct rules *r, bool region, jv all, jv *out)
{
	size_t i, n = 0, got = 0;
	int k, place, len = jv_array_length(jv_copy(all));
	jv v;

	for (i = 0; i < r->records.n; i++)
		n += r->records.v[i].rule.kinds[region];
	for (k = 0; k < len; k++) {
		v = jv_array_get(jv_copy(all), k);
		place = take_place(&v);
		if (place >= 0 && (size_t)place < r->records.n &&
		    !jv_is_valid(out[place])) {
			got++;
			out[place] = v;
		} else {
			jv_free(v);
		}
	}
	jv_free(all);
	return got == n && len == (int)n;
}

jv *
rules_judged(struct rules *r, bool region, struct arena *a, jv input)
{
	struct entries *all = &r->records;
	jv *out = arena_array(a, all->n, sizeof *out), answers;
	struct str why;
	size_t i;

	for (i = 0; i < all->n; i++)
		out[i] = jv_invalid();
	if (all->n == 0) {
		jv_free(input);
		return out;
	}
	answers = jqrun_one(r->programs[PROGRAM_RECORD], a, jv_copy(input), &why);
	if (jv_get_kind(answers) != JV_KIND_ARRAY)
		jv_free(answers);
	else if (by_place(r, region, answers, out)) {
		jv_free(input);
		return out;
	}
	for (i = 0; i < all->n; i++) {
		jv_free(out[i]);
		out[i] = jv_invalid();
		if (!all->v[i].rule.kinds[region])
			continue;
		out[i] = alone(r, &all->v[i], PROGRAM_RECORD, a,
		    jv_copy(input));
		take_place(&out[i]);
	}
	jv_free(input);
	return out;
}

jv
rules_answers(struct rules *r, int program, struct arena *a, jv input)
{
	struct entries *all = &r->sets;
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
