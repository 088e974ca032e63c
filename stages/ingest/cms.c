/* SPDX-License-Identifier: ISC */
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include "decode.h"
#include "unwrap.h"

void
cms_warm(void)
{
	OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG |
		OPENSSL_INIT_ADD_ALL_DIGESTS | OPENSSL_INIT_LOAD_CRYPTO_STRINGS,
	    NULL);
}

/* What stands between PEM lines, or the whole, as bytes. */
static struct str
from_base64(struct arena *a, struct str s)
{
	struct decoder d = { .kind = DECODE_BASE64 };
	ptrdiff_t at = str_find(s, S("-----BEGIN")), end;
	char *out;
	size_t n;

	if (at >= 0) {
		s = str_slice(s, at + 10, s.len);
		at = str_find(s, S("-----"));
		end = str_find(s, S("-----END"));
		s = str_slice(s, at + 5, end < 0 ? s.len : end);
	}
	out = arena_alloc(a, (size_t)s.len + DECODE_HELD + 2);
	n = decode_feed(&d, s.p, (size_t)s.len, out);
	n += decode_end(&d, out + n);
	return (struct str) { out, (ptrdiff_t)n };
}

enum cms
cms_content(struct str bytes, struct str *inner)
{
	struct arena a = { 0 };
	const unsigned char *p;
	CMS_ContentInfo *cms;
	ASN1_OCTET_STRING **content;
	int type;

	if (bytes.len > 0 && bytes.p[0] != 0x30)
		bytes = from_base64(&a, bytes);
	p = (const unsigned char *)bytes.p;
	cms = d2i_CMS_ContentInfo(NULL, &p, (long)bytes.len);
	if (cms == NULL) {
		ERR_clear_error();
		arena_release(&a);
		return CMS_OTHER;
	}
	type = OBJ_obj2nid(CMS_get0_type(cms));
	if (type == NID_pkcs7_enveloped || type == NID_pkcs7_encrypted ||
	    type == NID_id_smime_ct_authEnvelopedData)
		return CMS_ENVELOPED;
	content = CMS_get0_content(cms);
	if (type != NID_pkcs7_signed || content == NULL || *content == NULL)
		return CMS_OTHER;
	*inner = (struct str) { (const char *)ASN1_STRING_get0_data(*content),
		ASN1_STRING_length(*content) };
	return CMS_SIGNED_DATA;
}
