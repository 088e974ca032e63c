/* SPDX-License-Identifier: ISC */
#include "wording.h"

/* The longest of the words that stands at the front; NULL: none. */
static json *
word_at(json *words, struct str text, struct str *word)
{
	json *found = NULL;

	*word = S("");
	json_object_object_foreach(words, key, value) {
		struct str s = str_c(key);

		if (s.len > word->len && str_starts(text, s)) {
			*word = s;
			found = value;
		}
	}
	return found;
}

struct str
wording(struct arena *a, json *pack, struct str text)
{
	json *words = js_path(pack, "tables.words.instead"), *to;
	struct sb b = { .a = a };
	struct str word;

	if (!js_is(words, json_type_object) || js_len(words) == 0)
		return text;
	while (text.len > 0) {
		to = word_at(words, text, &word);
		sb_add(&b, to ? js_text(to) : str_slice(text, 0, 1));
		text = str_slice(text, to ? word.len : 1, text.len);
	}
	return sb_str(&b);
}

struct str
wording_edited(json *pack, json *end)
{
	struct str words = js_pstr(pack, "tables.words.edited");

	if (!js_bool(end, "edited"))
		return S("");
	return words.len > 0 ? words
			     : S("由经人工筛选的数据生成，不是全部来件。");
}
