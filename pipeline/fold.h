/* SPDX-License-Identifier: ISC */
/*
 * Folding: the forms of a text that are shown and compared.
 *
 * People meet one name in many spellings: full-width letters, NBSP, zero-width
 * characters, （） and (), a blank between two characters.  tidy() is for
 * people and loses nothing that they would see: NFKC would turn ① into 1 and
 * ㎡ into m2, so it is used for keys only.  Keys are for comparing and are
 * never shown.  All results are in the arena or are the argument itself.
 */
#ifndef SHENBAO_FOLD_H
#define SHENBAO_FOLD_H

#include "str.h"

/* What a fold found and did; bits of *did, which may be NULL. */
enum fold_did {
	FOLD_WIDTH = 1, /* full-width letters, digits, signs became ASCII */
	FOLD_BLANKS = 2, /* U+3000, NBSP, runs of blanks became one blank */
	FOLD_TRIMMED = 4, /* blanks at an end */
	FOLD_INVISIBLE = 8, /* zero-width characters and soft hyphens out */
	FOLD_BIDI = 16, /* among them direction overrides: a disguise */
	FOLD_CONTROL = 32, /* control characters out */
	FOLD_RADICAL = 64, /* radicals and compatibility ideographs, ⻓ to 长 */
	FOLD_JOINED = 128, /* blanks or line ends inside a word out */
};

/*
 * For people: invisible and control characters out, blanks to one ASCII
 * blank, '\n' kept as the only line end, lines and the whole trimmed, empty
 * lines out, full-width letters and digits to ASCII.  Chinese punctuation
 * and brackets stay as typed.
 */
struct str fold_tidy(struct arena *, struct str, unsigned *did);

/* fold_tidy() on one line: blanks and line ends that touch a CJK character
 * on both sides (loose: on either side) go, other line ends become blanks. */
struct str fold_line(struct arena *, struct str, bool loose, unsigned *did);

/*
 * For readers of codes, numbers and dates: fold_tidy(), then every
 * full-width form U+FF01-FF5E to ASCII, Chinese full stop and dashes kept.
 */
struct str fold_plain(struct arena *, struct str, unsigned *did);

/* s without its ASCII blanks and line ends. */
struct str fold_unspace(struct arena *, struct str);

/*
 * Key of any text: NFKC, lower case, lookalike Greek and Cyrillic letters to
 * Latin, letters and digits only.
 */
struct str fold_key(struct arena *, struct str);

/* Key of a company: fold_key() with 有限责任公司 as 有限公司. */
struct str fold_company(struct arena *, struct str);

/* Key of a case's title: fold_key() without a closing 典型案例, 案例, 项目. */
struct str fold_title(struct arena *, struct str);

/* Classes of code points. */
bool fold_is_cjk(uint32_t); /* ideographs, 〇, and CJK punctuation */
bool fold_is_han(uint32_t); /* ideographs and 〇 */
bool fold_is_numeral(uint32_t); /* 0 to 9, full width too; 〇 to 十 */
bool fold_is_invisible(uint32_t);
uint32_t fold_lookalike(uint32_t); /* the Latin letter it looks like, or 0 */

#endif
