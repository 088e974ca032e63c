/* SPDX-License-Identifier: ISC */
#include "markup.h"

#include "limit.h"

void
build_begin(struct build *b, struct arena *a, struct doc *d, const char *kind)
{
	*b = (struct build){.a = a, .d = d, .text.a = a};
	*d = (struct doc){.kind = kind};
}

static struct build_table *
top(struct build *b)
{
	return b->depth > 0 ? &b->table[b->depth - 1] : NULL;
}

/* Where text goes: the cell in work, or the paragraph. */
static struct sb *
here(struct build *b, struct doc_spans **spans)
{
	struct build_table *t = top(b);

	*spans = t != NULL && t->in_cell ? &t->spans : &b->spans;
	return t != NULL && t->in_cell ? &t->text : &b->text;
}

void
build_rune(struct build *b, uint32_t r, unsigned style)
{
	struct doc_spans *spans;
	struct sb *s = here(b, &spans);
	ptrdiff_t from = s->len;
	struct doc_span *last = spans->n > 0 ? &spans->v[spans->n - 1] : NULL;

	if (s->len >= (ptrdiff_t)CELL_BYTES_MAX)
		return;
	sb_rune(s, r);
	if (style == 0)
		return;
	if (last != NULL && last->to == from && last->style == style)
		last->to = s->len;
	else
		*ARENA_PUSH(b->a, spans) =
		    (struct doc_span){from, s->len, style};
}

void
build_doubt(struct build *b, const char *warning, const char *doubt)
{
	struct build_table *t = top(b);
	const char **to =
	    t != NULL && t->in_cell ? &t->cell.doubt : &b->doubt;

	if (*to == NULL)
		*to = doubt;
	if (warning != NULL)
		doc_warn(b->a, b->d, warning, S(""));
}

static void
put_para(struct build *b)
{
	struct doc_block *p;

	b->paras++;
	if (b->d->blocks.n >= DOC_BLOCKS_MAX) {
		doc_warn(b->a, b->d, "cut", S("paragraphs"));
	} else if (str_trim(sb_str(&b->text)).len > 0) {
		p = ARENA_PUSH(b->a, &b->d->blocks);
		p->para.text = sb_str(&b->text);
		p->para.spans = b->spans;
		p->para.doubt = b->doubt;
		p->para.row = b->paras;
		p->para.rows = p->para.cols = 1;
	}
	b->text = (struct sb){.a = b->a};
	b->spans = (struct doc_spans){0};
	b->doubt = NULL;
}

void
build_line(struct build *b)
{
	struct build_table *t = top(b);

	if (t == NULL)
		put_para(b);
	else if (t->in_cell && t->text.len > 0 &&
		 t->text.p[t->text.len - 1] != '\n')
		sb_addc(&t->text, '\n');
}

void
build_table(struct build *b)
{
	struct build_table *t;

	if (b->depth == BUILD_NEST_MAX) {
		b->flat++;
		return;
	}
	if (b->depth == 0)
		put_para(b);
	t = &b->table[b->depth++];
	*t = (struct build_table){.row = -1, .text.a = b->a};
	t->t = NEW(b->a, struct doc_table);
	if (b->depth == 1)
		t->t->ordinal = ++b->tables;
	else
		t->t->ordinal = (int)b->table[b->depth - 2].cell.nested.n + 1;
}

static void
put_cell(struct build *b, struct build_table *t)
{
	struct str s = sb_str(&t->text);
	size_t i;

	if (!t->in_cell)
		return;
	t->in_cell = false;
	if (t->row >= TABLE_ROWS_MAX || t->col >= TABLE_COLS_MAX ||
	    ++b->cells > DOC_CELLS_MAX) {
		doc_warn(b->a, b->d, "cut", S("cells"));
		return;
	}
	while (str_ends(s, S("\n")))
		s.len--;
	t->cell.text = s;
	t->cell.spans = t->spans;
	while (t->taken.n < (size_t)(t->cell.col + t->cell.cols))
		*ARENA_PUSH(b->a, &t->taken) = 0;
	for (i = (size_t)t->cell.col;
	     i < t->taken.n && i < (size_t)(t->cell.col + t->cell.cols); i++)
		t->taken.v[i] = t->cell.row + t->cell.rows;
	*ARENA_PUSH(b->a, &t->t->cells) = t->cell;
	if (t->cell.col + t->cell.cols > t->t->cols)
		t->t->cols = t->cell.col + t->cell.cols;
	if (t->cell.row + t->cell.rows > t->t->rows)
		t->t->rows = t->cell.row + t->cell.rows;
	t->col = t->cell.col + t->cell.cols;
}

void
build_row(struct build *b)
{
	struct build_table *t = top(b);

	if (t == NULL)
		return;
	put_cell(b, t);
	if (t->row < TABLE_ROWS_MAX)
		t->row++;
	t->col = 0;
}

void
build_cell(struct build *b, int rows, int cols)
{
	struct build_table *t = top(b);

	if (t == NULL)
		return;
	put_cell(b, t);
	if (t->row < 0)
		t->row = 0;
	while ((size_t)t->col < t->taken.n && t->taken.v[t->col] > t->row)
		t->col++;
	if (cols < 1 || t->col + cols > TABLE_COLS_MAX)
		cols = 1;
	if (rows < 1 || rows > 1000)
		rows = 1;
	t->cell = (struct doc_cell){
	    .row = t->row, .col = t->col, .rows = rows, .cols = cols};
	t->text = (struct sb){.a = b->a};
	t->spans = (struct doc_spans){0};
	t->in_cell = true;
}

void
build_cell_end(struct build *b)
{
	if (top(b) != NULL)
		put_cell(b, top(b));
}

void
build_table_end(struct build *b)
{
	struct build_table *t = top(b), *outer;
	struct doc_block *p;

	if (b->flat > 0) {
		b->flat--;
		return;
	}
	if (t == NULL)
		return;
	put_cell(b, t);
	b->depth--;
	if (t->t->cells.n == 0)
		return;
	if (b->depth == 0 && b->d->blocks.n >= DOC_BLOCKS_MAX) {
		doc_warn(b->a, b->d, "cut", S("tables"));
		return;
	}
	outer = top(b);
	if (outer != NULL && outer->in_cell) {
		t->t->within = outer->t;
		*ARENA_PUSH(b->a, &outer->cell.nested) = t->t;
		return;
	}
	p = ARENA_PUSH(b->a, &b->d->blocks);
	p->table = t->t;
}

void
build_end(struct build *b)
{
	while (b->depth > 0)
		build_table_end(b);
	put_para(b);
}
