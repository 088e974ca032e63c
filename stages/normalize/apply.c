/* SPDX-License-Identifier: ISC */
/*
 * From the fields of a record to readers and back.  raw and at are never
 * touched; doubts of the reader of the form stay in front of ours.
 */
#include "apply.h"

#include "fold.h"
#include "numeral.h"
#include "period.h"

static json *
datum_json(const struct datum *d)
{
	json *list;
	size_t i;

	switch (d->kind) {
	case DATUM_STR:
		return js_new_str(d->str);
	case DATUM_NUM:
		/* A whole number is written as one, 500 and not 500.0. */
		if (d->num == (double)(int64_t)d->num && d->num < 1e15 &&
		    d->num > -1e15)
			return json_object_new_int64((int64_t)d->num);
		return js_new_num(d->num);
	case DATUM_LIST:
		list = js_arr();
		for (i = 0; i < d->list.n; i++)
			js_add_str(list, d->list.v[i]);
		return list;
	case DATUM_NULL:
		break;
	}
	return NULL;
}

static json *
codes_json(const struct codes *c)
{
	json *list = js_arr();
	size_t i;

	for (i = 0; i < c->n; i++)
		js_add_str(list, str_c(c->v[i]));
	return list;
}

static void
give_value(json *field, const struct value *v)
{
	size_t i;

	js_set(field, "value", datum_json(&v->is));
	for (i = 0; i < v->n_extra; i++)
		js_set(field, v->extra[i].key, datum_json(&v->extra[i].is));
	js_set(field, "steps", codes_json(&v->steps));
	js_set(field, "doubt", codes_json(&v->doubt));
}

static struct value
start_value(json *field, struct arena *a)
{
	struct value v = { .a = a };
	json *code;

	JS_EACH (code, js_get(field, "doubt"))
		if (js_text(code).len > 0)
			value_doubt(&v, str_cstr(a, js_text(code)));
	return v;
}

/* raw; of 同上 and the like the text that it points to. */
static struct str
raw_or_same(json *field)
{
	return js_str(field, js_has(field, "same") ? "same" : "raw");
}

/* 3000万元, 320%: the sheet shows more than the number. */
static bool
says_more(struct str raw)
{
	ptrdiff_t i;

	for (i = 0; i < raw.len; i++)
		if (raw.p[i] == '\0' || strchr("0123456789+-., eE", raw.p[i]) == NULL)
			return true;
	return false;
}

/* raw; of a number in a sheet its decimal digits, not 1.38E+10. */
static struct str
raw_text(json *field, struct arena *a, bool numeric)
{
	struct str raw = raw_or_same(field);
	double n = js_num(field, "number");

	if (!numeric || !js_has(field, "number") ||
	    !str_eq(js_str(field, "type"), S("number")) || says_more(raw))
		return raw;
	if (n == (double)(int64_t)n && n < 1e15 && n > -1e15)
		return str_printf(a, "%lld", (long long)n);
	raw = str_printf(a, "%.15g", n);
	return str_has(raw, S("e")) ? str_printf(a, "%.8f", n) : raw;
}

static void
read_choice(struct value *v, const struct field_spec *spec, json *field)
{
	bool many = spec->kind == KIND_CHOICES;
	enum ticks ticks = !js_has(field, "ticked") ? TICKS_ABSENT
	    : js_is(js_get(field, "ticked"), json_type_array)
	    ? TICKS_READ : TICKS_UNCLEAR;
	struct strs ticked = { 0 };
	struct options open = { .open = true };
	json *label;
	size_t i;

	JS_EACH (label, js_get(field, "ticked"))
		strs_add(v->a, &ticked, js_text(label));
	if (spec->options.n > 0) {
		choice_read(v, raw_or_same(field), ticks, ticked,
		    &spec->options, many);
		return;
	}
	/* The pack lists no options: the labels themselves are the answer. */
	if (ticks == TICKS_ABSENT) {
		text_read_line(v, raw_or_same(field));
		return;
	}
	for (i = 0; i < ticked.n; i++) {
		ticked.v[i] = value_line(v, ticked.v[i], true);
		options_add(v->a, &open, ticked.v[i]);
	}
	choice_read(v, S(""), ticks, ticked, &open, many);
}

static struct serial
serial_of(json *field)
{
	return (struct serial) { str_eq(js_str(field, "type"), S("number")) &&
		    js_has(field, "number") &&
		    !says_more(raw_or_same(field)), js_num(field, "number") };
}

static void
read_kind(struct value *v, const struct spec *s, const struct field_spec *spec,
    json *field, enum date_part part)
{
	struct str raw = raw_or_same(field);
	struct str digits = raw_text(field, v->a, true);
	struct str unit = js_str(field, "unit");
	bool title = spec->kind == KIND_TEXT;

	if (spec->kind != KIND_LONGTEXT && spec->kind != KIND_CHOICE &&
	    spec->kind != KIND_CHOICES) {
		raw = value_unwrapped(v, raw, title);
		digits = value_unwrapped(v, digits, title);
	}

	switch (spec->kind) {
	case KIND_TEXT:
		text_read_line(v, raw);
		break;
	case KIND_LONGTEXT:
		text_read_long(v, raw);
		break;
	case KIND_COMPANY:
		company_read(v, raw);
		break;
	case KIND_PARTNERS:
		companies_read(v, raw);
		break;
	case KIND_PERSON:
		person_read(v, raw);
		break;
	case KIND_USCC:
		uscc_read(v, raw);
		break;
	case KIND_CHOICE:
	case KIND_CHOICES:
		read_choice(v, spec, field);
		break;
	case KIND_DATE:
	case KIND_PERIOD:
		date_read(v, raw, part, serial_of(field), NULL);
		date_bounds(v);
		break;
	case KIND_MONEY:
		money_read(v, digits, unit.len > 0 ? unit : spec->unit);
		break;
	case KIND_NUMBER:
		/* 72.0% of a sheet is shown, and 0.72 in its cell. */
		number_read(v, str_has(raw, S("%")) ? raw : digits,
		    unit.len > 0 ? unit : spec->unit);
		break;
	case KIND_PHONE:
	case KIND_MOBILE:
		phone_read(v, digits, spec->kind == KIND_MOBILE);
		break;
	case KIND_EMAIL:
		email_read(v, raw);
		break;
	case KIND_CITY:
		city_read(v, raw, &s->places);
		break;
	case KIND_ADDRESS:
		address_read(v, raw, &s->places);
		break;
	case KIND_RECOMMENDER:
		recommender_read(v, raw, &s->places);
		break;
	}
}

/* --- a column, of which each row is an answer --- */

/* One line of it: its value; NULL where it has none. */
static json *
line_value(const struct spec *s, const struct field_spec *spec, json *field,
    struct str line, struct value *all)
{
	struct value one = { .a = all->a };
	json *as = js_obj();
	size_t i;

	js_set_str(as, "raw", line);
	if (js_has(field, "unit"))
		js_set_str(as, "unit", js_str(field, "unit"));
	read_kind(&one, s, spec, as, DATE_ALONE);
	js_free(as);
	for (i = 0; i < one.steps.n; i++)
		value_step(all, one.steps.v[i]);
	for (i = 0; i < one.doubt.n; i++)
		value_doubt(all, one.doubt.v[i]);
	return datum_json(&one.is);
}

static bool
is_figure(const struct field_spec *spec)
{
	return spec->kind == KIND_MONEY || spec->kind == KIND_NUMBER;
}

static double
sum(json *list)
{
	double n = 0;
	json *one;

	JS_EACH (one, list)
		n += json_object_get_double(one);
	return n;
}

/* Rounded to two digits, figures may miss their sum by a hundredth each. */
static bool
adds_up(json *list, json *total)
{
	double off = sum(list) - json_object_get_double(total);

	return off < 0.01 * (double)js_len(list) + 1e-6 &&
	    off > -0.01 * (double)js_len(list) - 1e-6;
}

/*
 * The list of a column's answers, or null where one of them has no value.
 * What the form itself gives as their sum must be it.
 */
static void
apply_each(const struct spec *s, const struct field_spec *spec, json *field,
    struct arena *a)
{
	static const struct str word = S("合计：");
	struct value v = start_value(field, a);
	struct str rest = js_str(field, "raw"), line;
	json *list = js_arr(), *one;
	bool whole = !js_bool(field, "cut");

	if (!whole)
		value_doubt(&v, "cut");
	while (whole && rest.p != NULL) {
		line = str_trim(str_cut(&rest, S("\n")));
		if (str_starts(line, word)) {
			one = line_value(s, spec, field,
			    str_slice(line, word.len, line.len), &v);
			if (is_figure(spec) && !adds_up(list, one))
				value_doubt(&v, "rows-unclear");
			js_free(one);
			continue;
		}
		one = line_value(s, spec, field, line, &v);
		whole = one != NULL;
		if (whole)
			js_add(list, one);
	}
	if (!whole && v.doubt.n == 0)
		value_doubt(&v, "rows-unclear");
	give_value(field, &v);
	if (whole)
		js_set(field, "value", js_ref(list));
	js_free(list);
}

void
apply_field(const struct spec *s, const struct field_spec *spec, json *field,
    enum date_part part, struct arena *a)
{
	struct value v = start_value(field, a);

	if (spec->each && js_str(field, "raw").len > 0) {
		apply_each(s, spec, field, a);
		return;
	}
	if (js_has(field, "same"))
		value_step(&v, "same");
	/* No text and no boxes: nobody was asked, or nobody answered. */
	if (js_has(field, "ticked") || js_str(field, "raw").len > 0)
		read_kind(&v, s, spec, field, part);
	give_value(field, &v);
}

/*
 * lease_end is the end of a span where lease, or lease_start, is a field,
 * too; else a day like others, to which 至今 is no answer.
 */
static enum date_part
part_of(const struct form_spec *form, struct str name, struct arena *a)
{
	bool start = str_ends(name, S("_start"));
	struct str span;

	if (!start && !str_ends(name, S("_end")))
		return DATE_ALONE;
	span = str_slice(name, 0, name.len - (start ? 6 : 4));
	if (form_field(form, str_cstr(a, span)) == NULL &&
	    form_field(form, str_printf(a, "%.*s_%s", STR_ARG(span),
		start ? "end" : "start").p) == NULL)
		return DATE_ALONE;
	return start ? DATE_START : DATE_END;
}

/* 用户单位：本公司 is the applicant, by the name in its own box. */
static void
own_name(const struct field_spec *spec, json *fields, json *field,
    struct arena *a)
{
	json *company = js_get(fields, "company");

	if (spec->kind == KIND_COMPANY && field != company &&
	    !js_has(field, "same") && js_str(company, "raw").len > 0 &&
	    company_is_self(a, js_str(field, "raw")))
		js_set_str(field, "same", raw_or_same(company));
}

static void
apply_fields(const struct spec *s, const struct form_spec *form, json *fields,
    struct arena *a)
{
	static const struct field_spec other = { .kind = KIND_TEXT };
	const struct field_spec *spec;
	struct strs names = { 0 };
	struct str name;
	json *field;
	char *key;
	size_t i;

	if (!js_is(fields, json_type_object))
		return;
	json_object_object_foreach(fields, k, ignored)
	{
		(void)ignored;
		strs_add(a, &names, str_dup(a, str_c(k)));
	}
	for (i = 0; i < names.n; i++) {
		name = names.v[i];
		key = str_cstr(a, name);
		field = js_get(fields, key);
		if (!js_is(field, json_type_object))
			continue;
		spec = form_field(form, key);
		if (spec == NULL)
			spec = &other;
		own_name(spec, fields, field, a);
		if (spec->kind == KIND_PERIOD)
			period_split(s, spec, fields, name, a);
		else
			apply_field(s, spec, field, part_of(form, name, a), a);
	}
	for (i = 0; i < names.n; i++)
		period_pair(s, form, fields, names.v[i], a);
}

/* Who pledges, in a case or in a file of nobody's. */
static bool
add_pledge_key(json *pledge, struct arena *a)
{
	if (!js_is(pledge, json_type_object))
		return false;
	js_set_str(pledge, "company_key",
	    fold_company(a, js_str(pledge, "company")));
	return true;
}

/* What rank compares by, so that everybody compares by the same. */
static void
add_keys(json *rec, struct arena *a)
{
	json *texts = js_sub(rec, "texts");
	struct str title = js_pstr(rec, "fields.case_title.value");
	struct str company = js_pstr(rec, "fields.company.value");

	js_set_str(texts, "title_key", fold_title(a, title));
	js_set_str(texts, "company_key", fold_company(a, company));
	add_pledge_key(js_get(rec, "pledge"), a);
}

static bool
apply_mail(json *mail, struct arena *a)
{
	bool changed = false;
	json *f;

	JS_EACH(f, js_get(mail, "files"))
		changed |= add_pledge_key(js_get(f, "pledge"), a);
	return changed;
}

/* Who hands in the list that came with it, where the list says that well. */
static struct str
listed_by(const struct spec *s, json *rec, struct arena *a)
{
	struct value v = { .a = a };
	struct str raw = js_pstr(rec, "listed_by.raw");

	if (raw.len > 0)
		recommender_read(&v, raw, &s->places);
	return v.is.kind == DATUM_STR && v.doubt.n == 0 ? v.is.str : S("");
}

/* The pack's recommender_default: the office of its city, or one for all. */
static struct str
otherwise(const struct spec *s, json *rec)
{
	if (!str_eq(s->places.otherwise, S("city")))
		return s->places.otherwise;
	return recommender_of_city(&s->places,
	    js_pstr(rec, "fields.city.value"));
}

/*
 * A code that somebody before us has set, stands; then what the form says,
 * even when that can't be read.
 */
static void
take_recommender(const struct spec *s, json *rec, struct arena *a)
{
	struct str code = js_pstr(rec, "fields.recommender.value");
	const char *from = "form";

	if (js_get(rec, "recommender") != NULL)
		return;
	if (str_eq(js_str(rec, "kind"), S("list")))
		from = "list";
	else if (str_eq(js_str(rec, "kind"), S("case")) && code.len == 0 &&
	    js_pstr(rec, "fields.recommender.raw").len == 0) {
		code = listed_by(s, rec, a);
		from = "list";
		if (code.len == 0) {
			code = otherwise(s, rec);
			from = "notice";
		}
	}
	if (code.len == 0)
		return;
	js_set_str(rec, "recommender", code);
	js_set_c(rec, "recommender_from", from);
}

/*
 * The place of a row in the recommender's order: 1, 1., 第一, ①.  What is no
 * number becomes null, the text stays as n_raw.
 */
static void
apply_sequence(json *row, struct arena *a)
{
	json *n = js_get(row, "n");
	struct str raw = js_text(n), key;
	struct amount amount;
	double d;

	if (js_is(n, json_type_int) || n == NULL)
		return;
	if (js_is(n, json_type_double)) {
		d = js_num(row, "n");
		if (d == (double)(int64_t)d)
			js_set_int(row, "n", (int64_t)d);
		return;
	}
	js_set_str(row, "n_raw", raw);
	key = str_trim(fold_plain(a, raw, NULL));
	while (str_ends(key, S(".")) || str_ends(key, S(")")))
		key.len--;
	if (str_ends(key, S("、")))
		key.len -= 3;
	if (str_has(key, S("."))) { /* 1.2 is no place in an order */
		js_set(row, "n", NULL);
		return;
	}
	/* NFKC is right here: ① and １ are but a 1. */
	key = fold_key(a, key);
	if (str_starts(key, S("第")))
		key = str_slice(key, 3, key.len);
	if (str_ends(key, S("名")) || str_ends(key, S("位")) ||
	    str_ends(key, S("号")))
		key.len -= 3;
	if (amount_scan(&key, &amount) == SCAN_OK && key.len == 0 &&
	    amount.n > 0 && amount.n / AMOUNT_ONE < 100000)
		js_set_int(row, "n", (int64_t)(amount.n / AMOUNT_ONE));
	else
		js_set(row, "n", NULL);
}

void
apply_record(const struct spec *s, struct rec *rec, struct arena *a)
{
	json *row;

	if (str_eq(rec->kind, S("mail"))) {
		rec->changed |= apply_mail(rec->obj, a);
		return;
	}
	rec->changed = true;
	if (str_eq(rec->kind, S("list"))) {
		apply_fields(s, &s->head, js_get(rec->obj, "fields"), a);
		JS_EACH (row, js_get(rec->obj, "rows")) {
			apply_sequence(row, a);
			apply_fields(s, &s->row, js_get(row, "fields"), a);
			gather_fields(js_get(row, "fields"), a);
		}
	} else {
		apply_fields(s,
		    str_eq(rec->kind, S("region")) ? &s->region : &s->cases,
		    js_get(rec->obj, "fields"), a);
		gather_fields(js_get(rec->obj, "fields"), a);
		add_keys(rec->obj, a);
	}
	take_recommender(s, rec->obj, a);
}
