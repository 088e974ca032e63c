/* SPDX-License-Identifier: ISC */
/* Whether calendar, cities, rank and score fit the rest of a pack. */
#include "fits.h"

#include <string.h>

#include "jqrun.h"
#include "when.h"

const char fits_findings[] =
    "form-without-row|list-missing|row-without-form|row-other-channel|"
    "row-ambiguous|row-repeated|row-empty|company-differs|uscc-differs|"
    "title-differs|title-near|direction-differs|field-differs|"
    "recommender-differs|"
    "row-remark|row-doubted|lists-differ|paper-strange|"
    "paper-later|parts-joined|part-missing|letter-corrects|"
    "number-gap|number-double|number-missing|number-order|total-differs|"
    "list-replaced|list-unknown|evidence-promised|withdrawn|version-late|"
    "version-unproven|version-tie|version-title|version-package|"
    "version-again|other-way|two-cases|"
    "duplicate|both-channels|other-channel|quota-soft|quota-hard|decision|"
    "decision-lapsed|decision-earlier|decisions-differ";

/* --- calendar ------------------------------------------------------------ */

static void
calendar(struct fits *x)
{
	json *c = js_get(x->root, "calendar"), *day;
	json *free = js_get(c, "holidays"), *work = js_get(c, "workdays");

	fits_distinct(x, js_get(c, "milestones"), "id");
	JS_EACH(day, work)
		if (js_holds(free, js_text(day)))
			TELL(x, work, NULL, day_i,
			    "%.*s stands under holidays, too",
			    STR_ARG(js_text(day)));
}

/* --- cities -------------------------------------------------------------- */

static bool
is_code(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.len == 6;
}

static void
code(struct fits *x, json *city)
{
	struct str s = js_str(city, "code");
	struct str province = js_str(x->root, "province_code");

	if (!is_code(s))
		TELL(x, city, "code", 0, "want the six digits of GB/T 2260");
	else if (!str_starts(s, province))
		TELL(x, city, "code", 0,
		    "does not begin with province_code, %.*s",
		    STR_ARG(province));
}

/* A district of two cities says neither, unless the pack knows it does. */
static void
districts(struct fits *x, json *all, json *shared, size_t self)
{
	json *list = js_get(js_at(all, self), "districts"), *d, *other;

	JS_EACH(d, list)
	{
		if (js_holds(shared, js_text(d)))
			continue;
		JS_EACH(other, all)
		{
			if (other_i >= self)
				break;
			if (js_holds(js_get(other, "districts"), js_text(d)))
				TELL(x, list, NULL, d_i,
				    "“%.*s” is a district of %.*s, too: if "
				    "so, name it in shared_districts",
				    STR_ARG(js_text(d)),
				    STR_ARG(js_str(other, "name")));
		}
	}
}

static void
cities(struct fits *x)
{
	json *root = js_get(x->root, "cities");
	json *all = js_get(root, "cities"), *c, *d, *o;
	json *shared = js_get(root, "shared_districts");
	const char *names = fits_names(x, all, "name");
	struct sb known = { .a = &x->f->mem };

	fits_distinct(x, all, "code");
	fits_distinct(x, all, "name");
	JS_EACH(c, all)
	{
		code(x, c);
		districts(x, all, shared, c_i);
		JS_EACH(d, js_get(c, "districts"))
			sb_addf(&known, "|%.*s", STR_ARG(js_text(d)));
	}
	fits_all_known(x, shared, str_cstr(&x->f->mem, sb_str(&known)),
	    "district above");
	JS_EACH(o, js_get(x->root, "recommenders"))
		if (js_len(all) > 0)
			fits_known(x, o, "city", 0, js_str(o, "city"), names,
			    "city in cities.yaml");
}

/* --- rank, score --------------------------------------------------------- */

static void
findings(struct fits *x)
{
	json *map = js_path(x->root, "rank.findings");

	if (!js_is(map, json_type_object))
		return;
	json_object_object_foreach(map, key, value) {
		(void)value;
		fits_known(x, map, key, 0, str_c(key), fits_findings,
		    "finding of rank");
	}
}

static void
own_score(struct fits *x)
{
	json *part;
	struct str why = S("");
	struct jqrun *run;
	jv args;
	int line = 0;

	fits_distinct(x, js_path(x->root, "score.own"), "name");
	JS_EACH(part, js_path(x->root, "score.own"))
	{
		args = jv_object_set(jv_object(), jv_string("notice"),
		    jqrun_value(x->root));
		args = jv_object_set(args, jv_string("role"), jv_string(""));
		run = jqrun_new(&x->f->mem, js_str(part, "jq"), args, &why,
		    &line);
		jv_free(args);
		if (run == NULL)
			TELL(x, part, "jq", 0, "%.*s", STR_ARG(why));
		else
			jqrun_free(run);
		fits_expression(x, part, "jq", fits_fields(x, "case"));
	}
}

void
fits_desk(struct fits *x)
{
	calendar(x);
	cities(x);
	findings(x);
	fits_all_known(x, js_path(x->root, "rank.apart"),
	    fits_names(x, js_path(x->root, "forms.case.fields"), "name"),
	    "field of the form in forms.yaml");
	fits_distinct(x, js_path(x->root, "score.criteria"), "name");
	own_score(x);
}
