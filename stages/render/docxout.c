/* SPDX-License-Identifier: ISC */
#include "docxout.h"

#include <stdlib.h>

#include <zip.h>

#include "html.h"
#include "measure.h"

#define W_NS                                                                   \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"   \
	"main\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TEXT_WIDTH 8845 /* twips: 210 - 28 - 26 mm */

static void
run(struct docxout *d, const char *font, int half_points, const char *more,
    struct str s)
{
	bool first = true;

	sb_addf(&d->body,
	    "<w:r><w:rPr><w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" "
	    "w:eastAsia=\"%s\"/>%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>"
	    "</w:rPr>", font, font, font, more, half_points, half_points);
	while (s.p != NULL && (first || s.len > 0)) {
		if (!first)
			sb_add(&d->body, S("<w:br/>"));
		sb_add(&d->body, S("<w:t xml:space=\"preserve\">"));
		html_escape(&d->body, str_cut(&s, S("\n")));
		sb_add(&d->body, S("</w:t>"));
		first = false;
	}
	sb_add(&d->body, S("</w:r>"));
}

static const struct {
	const char *para, *font, *run;
	int half_points;
} styles[] = {
	[DOCX_TITLE] = { "<w:spacing w:before=\"240\" w:after=\"360\" "
			 "w:line=\"640\" w:lineRule=\"exact\"/>"
			 "<w:jc w:val=\"center\"/>",
	    "方正小标宋简体", "", 44 },
	[DOCX_BODY] = { "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>"
			"<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
			"<w:jc w:val=\"both\"/>",
	    "仿宋_GB2312", "", 32 },
	[DOCX_FLUSH] = { "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>",
	    "仿宋_GB2312", "", 32 },
	[DOCX_RIGHT] = { "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>"
			 "<w:ind w:rightChars=\"200\" w:right=\"640\"/>"
			 "<w:jc w:val=\"right\"/>",
	    "仿宋_GB2312", "", 32 },
	[DOCX_HEAD] = { "<w:keepNext/><w:spacing w:before=\"120\" "
			"w:line=\"560\" w:lineRule=\"exact\"/>"
			"<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
	    "黑体", "", 32 },
	[DOCX_MARK] = { "<w:spacing w:line=\"320\" w:lineRule=\"exact\"/>",
	    "黑体", "<w:color w:val=\"666666\"/>", 21 },
};

void
docxout_begin(struct docxout *d, struct arena *a)
{
	*d = (struct docxout) { .a = a, .body = { .a = a } };
	sb_add(&d->body, S(XML "<w:document " W_NS "><w:body>"));
}

#define TITLE_TWIPS 440 /* of 22 points */
#define CLOSING "，。、；：？！”’）》】」—"

/* Even lines of at most so many half-ems, none begun by a mark. */
static struct str
even_lines(struct arena *a, struct str s, int most)
{
	int width = measure_width(s), lines = (width + most - 1) / most, at = 0;
	int each = (width + lines - 1) / lines;
	struct sb b = { .a = a };
	struct str one, rest;

	while (s.len > 0) {
		rest = s;
		utf8_next(&rest);
		one = str_slice(s, 0, s.len - rest.len);
		if ((at >= each || at + measure_width(one) > most) &&
		    !str_has(S(CLOSING), one)) {
			sb_addc(&b, '\n');
			at = 0;
		}
		at += measure_width(one);
		sb_add(&b, one);
		s = rest;
	}
	return sb_str(&b);
}

/*
 * A title that is a character or two too long is set closer; a longer one
 * gets even lines, so that none is left with a character alone.
 */
static void
title(struct docxout *d, struct str s)
{
	int width = measure_width(s), most = 2 * TEXT_WIDTH / TITLE_TWIPS;
	int over = width * TITLE_TWIPS / 2 - TEXT_WIDTH;
	const char *more = "";

	if (over > 0 && width - most <= 4)
		more = str_printf(d->a, "<w:spacing w:val=\"-%d\"/>",
		    over / (width / 2) + 6).p;
	else if (over > 0)
		s = even_lines(d->a, s, most);
	run(d, styles[DOCX_TITLE].font, styles[DOCX_TITLE].half_points, more,
	    s);
}

void
docxout_para(struct docxout *d, enum docxout_style style, struct str s)
{
	sb_addf(&d->body, "<w:p><w:pPr>%s%s</w:pPr>",
	    d->keep && style != DOCX_HEAD ? "<w:keepNext/>" : "",
	    styles[style].para);
	if (style == DOCX_TITLE)
		title(d, s);
	else
		run(d, styles[style].font, styles[style].half_points,
		    styles[style].run, s);
	sb_add(&d->body, S("</w:p>"));
}

void
docxout_keep(struct docxout *d, bool keep)
{
	d->keep = keep;
}

void
docxout_page(struct docxout *d)
{
	sb_add(&d->body, S("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"));
}

static void
cell(struct docxout *d, size_t i, struct str s, bool head)
{
	double sum = 0;
	size_t k;

	for (k = 0; k < d->ncols; k++)
		sum += d->widths[k];
	sb_addf(&d->body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>%s"
	    "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>"
	    "<w:spacing w:line=\"300\" w:lineRule=\"exact\"/>%s</w:pPr>",
	    (int)(TEXT_WIDTH * d->widths[i] / sum),
	    head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>"
		 : "", head ? "<w:jc w:val=\"center\"/>" : "");
	run(d, head ? "黑体" : "仿宋_GB2312", 21, "", s);
	sb_add(&d->body, S("</w:p></w:tc>"));
}

static void
row(struct docxout *d, const struct str *cells, bool head)
{
	size_t i;

	sb_addf(&d->body, "<w:tr><w:trPr><w:cantSplit/>"
	    "<w:trHeight w:val=\"440\" w:hRule=\"atLeast\"/>%s</w:trPr>",
	    head ? "<w:tblHeader/>" : "");
	for (i = 0; i < d->ncols; i++)
		cell(d, i, cells[i], head);
	sb_add(&d->body, S("</w:tr>"));
}

void
docxout_table(struct docxout *d, const struct str *heads, const double *widths,
    size_t n)
{
	static const char *const sides[] = { "top", "left", "bottom", "right",
		"insideH", "insideV" };
	double sum = 0;
	size_t i;

	d->widths = widths;
	d->ncols = n;
	sb_addf(&d->body, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:tblBorders>", TEXT_WIDTH);
	for (i = 0; i < sizeof sides / sizeof *sides; i++)
		sb_addf(&d->body, "<w:%s w:val=\"single\" w:sz=\"4\" "
		    "w:space=\"0\" w:color=\"000000\"/>", sides[i]);
	sb_add(&d->body, S("</w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
			   "</w:tblPr><w:tblGrid>"));
	for (i = 0; i < n; i++)
		sum += widths[i];
	for (i = 0; i < n; i++)
		sb_addf(&d->body, "<w:gridCol w:w=\"%d\"/>",
		    (int)(TEXT_WIDTH * widths[i] / sum));
	sb_add(&d->body, S("</w:tblGrid>"));
	if (heads != NULL)
		row(d, heads, true);
}

void
docxout_row(struct docxout *d, const struct str *cells)
{
	row(d, cells, false);
}

void
docxout_table_end(struct docxout *d)
{
	sb_add(&d->body, S("</w:tbl>"));
}

static const char types[] = XML
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
    "vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
    "vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char rels[] = XML
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "relationships\"><Relationship Id=\"rId1\" Type=\"" REL
    "relationships/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/"
    "package/2006/relationships/metadata/core-properties\" "
    "Target=\"docProps/core.xml\"/></Relationships>";

static const char doc_rels[] = XML
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "relationships\"><Relationship Id=\"rId1\" Type=\"" REL
    "relationships/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" REL
    "relationships/footer\" Target=\"footer1.xml\"/></Relationships>";

static const char stylesheet[] = XML
    "<w:styles " W_NS "><w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
    "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
    "w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style></w:styles>";

/* GB/T 9704: the page number between two dashes. */
static const char footer[] = XML
    "<w:ftr " W_NS "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
    "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"
    "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";

static struct str
core(struct docxout *d, struct str title, struct str created)
{
	struct sb b = { .a = d->a };

	sb_add(&b, S(XML "<cp:coreProperties xmlns:cp=\""
	    "http://schemas.openxmlformats.org/package/2006/metadata/"
	    "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\""
	    "http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"));
	html_escape(&b, title);
	sb_add(&b, S("</dc:title><dcterms:created "
		     "xsi:type=\"dcterms:W3CDTF\">"));
	html_escape(&b, created);
	sb_add(&b, S("</dcterms:created></cp:coreProperties>"));
	return sb_str(&b);
}

#define STORED_MAX 2048 /* packing costs these more than they are worth */

static bool
add(zip_t *z, const char *name, struct str bytes)
{
	zip_source_t *s = zip_source_buffer(z, bytes.p, (size_t)bytes.len, 0);
	zip_int64_t i;

	if (s == NULL)
		return false;
	if ((i = zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8)) < 0) {
		zip_source_free(s);
		return false;
	}
	/* 1980-01-01, the first day of ZIP: no clock, no time zone. */
	return zip_file_set_dostime(z, (zip_uint64_t)i, 0, 33, 0) == 0 &&
	    zip_set_file_compression(z, (zip_uint64_t)i,
		bytes.len < STORED_MAX ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) == 0;
}

static bool
read_back(zip_source_t *src, struct arena *a, struct str *out)
{
	zip_stat_t st;
	char *p;

	if (zip_source_stat(src, &st) != 0 || zip_source_open(src) != 0)
		return false;
	p = arena_alloc(a, (size_t)st.size + 1);
	*out = (struct str) { p, (ptrdiff_t)st.size };
	if (zip_source_read(src, p, st.size) != (zip_int64_t)st.size)
		return false;
	zip_source_close(src);
	return true;
}

struct str
docxout_end(struct docxout *d, struct str title, struct str created,
    const char **why)
{
	zip_source_t *src = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z;
	struct str out = S("");

	*why = "cannot make a DOCX";
	if (src == NULL)
		return out;
	zip_source_keep(src);
	z = zip_open_from_source(src, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	sb_add(&d->body, S("<w:sectPr><w:footerReference w:type=\"default\" "
	    "xmlns:r=\"" REL "relationships\" r:id=\"rId2\"/>"
	    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
	    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" "
	    "w:left=\"1587\" w:header=\"851\" w:footer=\"1400\" "
	    "w:gutter=\"0\"/></w:sectPr></w:body></w:document>"));
	if (z != NULL && add(z, "[Content_Types].xml", str_c(types)) &&
	    add(z, "_rels/.rels", str_c(rels)) &&
	    add(z, "word/document.xml", sb_str(&d->body)) &&
	    add(z, "word/_rels/document.xml.rels", str_c(doc_rels)) &&
	    add(z, "word/styles.xml", str_c(stylesheet)) &&
	    add(z, "word/footer1.xml", str_c(footer)) &&
	    add(z, "docProps/core.xml", core(d, title, created)) &&
	    zip_close(z) == 0 && read_back(src, d->a, &out))
		*why = NULL;
	else if (z != NULL)
		zip_discard(z);
	zip_source_free(src);
	return out;
}
