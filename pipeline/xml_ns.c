/* SPDX-License-Identifier: ISC */
/* Which namespaces are known, by Transitional and by Strict URI. */
#include "xml.h"

#define ECMA "http://schemas.openxmlformats.org/"
#define ISO "http://purl.oclc.org/ooxml/"

/* clang-format off */
static const struct {
	struct str uri;
	enum xml_ns ns;
} known[] = {
#define URI(u, n) { { u, sizeof(u) - 1 }, n }
	URI(ECMA "wordprocessingml/2006/main", XML_NS_W),
	URI(ISO "wordprocessingml/main", XML_NS_W),
	URI("http://schemas.microsoft.com/office/word/2010/wordml", XML_NS_W14),
	URI("http://schemas.microsoft.com/office/word/2012/wordml", XML_NS_W15),
	URI("http://schemas.microsoft.com/office/word/2010/"
	    "wordprocessingShape", XML_NS_WPS),
	URI(ECMA "spreadsheetml/2006/main", XML_NS_S),
	URI(ISO "spreadsheetml/main", XML_NS_S),
	URI(ECMA "officeDocument/2006/relationships", XML_NS_R),
	URI(ISO "officeDocument/relationships", XML_NS_R),
	URI(ECMA "package/2006/relationships", XML_NS_REL),
	URI(ECMA "package/2006/content-types", XML_NS_CT),
	URI(ECMA "markup-compatibility/2006", XML_NS_MC),
	URI("urn:schemas-microsoft-com:vml", XML_NS_V),
	URI(ECMA "drawingml/2006/main", XML_NS_A),
	URI(ISO "drawingml/main", XML_NS_A),
	URI(ECMA "officeDocument/2006/math", XML_NS_M),
	URI(ISO "officeDocument/math", XML_NS_M),
	URI(ECMA "officeDocument/2006/extended-properties", XML_NS_EP),
	URI(ISO "officeDocument/extendedProperties", XML_NS_EP),
	URI("http://www.w3.org/XML/1998/namespace", XML_NS_XML),
#undef URI
};
/* clang-format on */

enum xml_ns
xml_ns_of(struct str uri)
{
	size_t i;

	if (uri.len == 0)
		return XML_NS_NONE;
	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq(uri, known[i].uri))
			return known[i].ns;
	return XML_NS_OTHER;
}

struct str
xml_attr(
    const struct xml_element *e, enum xml_ns ns, struct str local, bool *found)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (e->attrs[i].ns == ns &&
		    e->attrs[i].local.len == local.len &&
		    memcmp(e->attrs[i].local.p, local.p, (size_t)local.len) ==
			0) {
			if (found != NULL)
				*found = true;
			return e->attrs[i].value;
		}
	if (found != NULL)
		*found = false;
	return S("");
}
