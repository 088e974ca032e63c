/* SPDX-License-Identifier: ISC */
#include "spec.h"

#include "fold.h"

/* A list of the pack as options: names, or mappings with name, synonyms. */
static void
read_options(struct arena *a, json *list, struct options *out)
{
	struct option *o;
	json *item, *word;

	JS_EACH (item, list) {
		if (js_is(item, json_type_string)) {
			options_add(a, out, js_text(item));
			continue;
		}
		if (js_str(item, "name").len == 0)
			continue;
		o = options_add(a, out, js_str(item, "name"));
		JS_EACH (word, js_get(item, "synonyms"))
			strs_add(a, &o->keys, fold_key(a, js_text(word)));
	}
}

/* `options: directions` names a list of the pack; or it is a list itself. */
static void
field_options(struct spec *s, json *root, json *field, struct options *out)
{
	json *options = js_get(field, "options");
	char *name, *open;

	if (js_is(options, json_type_string)) {
		name = str_cstr(&s->mem, js_text(options));
		open = str_cstr(&s->mem, str_printf(&s->mem, "%s_open", name));
		out->open = js_bool(root, open);
		options = js_get(root, name);
	}
	if (js_has(field, "open"))
		out->open = js_bool(field, "open");
	read_options(&s->mem, options, out);
}

/*
 * What extract makes of a period that is asked in one box.  A pack that asks
 * for the ends by themselves has its own; the first of a name counts.
 */
static void
add_ends(struct spec *s, struct form_spec *out)
{
	static const char *const ends[] = {"start", "end"};
	size_t i, k, n = out->n;
	struct field_spec *f;

	for (i = 0; i < n; i++) {
		if (out->v[i].kind != KIND_PERIOD)
			continue;
		for (k = 0; k < 2; k++) {
			f = ARENA_PUSH(&s->mem, out);
			*f = (struct field_spec) { .kind = KIND_DATE };
			f->name = str_printf(&s->mem, "%.*s_%s",
			    STR_ARG(out->v[i].name), ends[k]);
		}
	}
}

static const char *
read_form(struct spec *s, struct notice *n, json *fields, struct form_spec *out)
{
	struct field_spec *f;
	json *field;

	JS_EACH (field, fields) {
		f = ARENA_PUSH(&s->mem, out);
		f->name = js_str(field, "name");
		f->unit = js_str(field, "unit");
		f->each = js_bool(field, "each");
		if (!field_kind_named(js_str(field, "kind"), &f->kind))
			return str_cstr(&s->mem, str_printf(&s->mem,
			    "%s: kind %.*s: no such kind of field",
			    notice_where(n, field, "kind", 0, true),
			    STR_ARG(js_str(field, "kind"))));
		field_options(s, n->root, field, &f->options);
	}
	add_ends(s, out);
	return NULL;
}

static void
read_cities(struct spec *s, json *cities)
{
	struct city *c;
	json *city, *district;

	JS_EACH (city, cities) {
		c = ARENA_PUSH(&s->mem, &s->places.cities);
		c->code = js_str(city, "code");
		c->name = js_str(city, "name");
		JS_EACH (district, js_get(city, "districts"))
			strs_add(&s->mem, &c->districts, js_text(district));
	}
}

/* Cities that only the list of recommenders names have no districts. */
static void
read_offices(struct spec *s, json *offices)
{
	struct office *o;
	struct city *c;
	json *office, *word;

	JS_EACH (office, offices) {
		o = ARENA_PUSH(&s->mem, &s->places.offices);
		o->code = js_str(office, "code");
		o->name = js_str(office, "name");
		o->city = js_str(office, "city");
		strs_add(&s->mem, &o->keys, fold_key(&s->mem, o->name));
		JS_EACH (word, js_get(office, "synonyms"))
			strs_add(&s->mem, &o->keys,
			    fold_key(&s->mem, js_text(word)));
	}
	if (s->places.cities.n > 0)
		return;
	for (size_t i = 0; i < s->places.offices.n; i++) {
		if (s->places.offices.v[i].city.len == 0)
			continue;
		c = ARENA_PUSH(&s->mem, &s->places.cities);
		c->code = s->places.offices.v[i].code;
		c->name = s->places.offices.v[i].city;
	}
}

const char *
spec_init(struct spec *s, struct notice *n)
{
	json *forms = js_get(n->root, "forms");
	json *cities = js_get(n->root, "cities"), *district;
	const char *why;

	*s = (struct spec) { 0 };
	s->places.province = js_str(n->root, "province");
	s->places.province_code = js_str(n->root, "province_code");
	JS_EACH (district, js_get(cities, "shared_districts"))
		strs_add(&s->mem, &s->places.shared, js_text(district));
	read_cities(s, js_is(cities, json_type_object)
		? js_get(cities, "cities") : cities);
	read_offices(s, js_get(n->root, "recommenders"));
	s->places.otherwise = js_str(n->root, "recommender_default");
	why = read_form(s, n, js_path(forms, "case.fields"), &s->cases);
	if (why == NULL)
		why = read_form(
		    s, n, js_path(forms, "region.fields"), &s->region);
	if (why == NULL)
		why = read_form(s, n, js_path(forms, "list.fields"), &s->row);
	if (why == NULL)
		why = read_form(s, n, js_path(forms, "list.head"), &s->head);
	return why;
}

void
spec_release(struct spec *s)
{
	arena_release(&s->mem);
}

const struct field_spec *
form_field(const struct form_spec *form, const char *name)
{
	size_t i;

	for (i = 0; i < form->n; i++)
		if (str_eq(form->v[i].name, str_c(name)))
			return &form->v[i];
	return NULL;
}
