# shenbao: from a mailbox to four equal discs.  See README.md.
#
#	make demo	the whole chain on samples/, into build/demo
#	make check	every test, under ASan and UBSan
#	make		the programs, in build/bin
#
# Every variable set with ?= is a packager's to override.

BUILD	?= build
PREFIX	?= /usr/local
BINDIR	?= $(PREFIX)/bin
DATADIR	?= $(PREFIX)/share/shenbao
MANDIR	?= $(PREFIX)/share/man
CC	?= cc
CFLAGS	?= -O2 -g
CPPFLAGS ?=
LDFLAGS	?=
WERROR	?=
SANITIZE ?=

VERSION	:= 0.1.0
STAGES	:= ingest extract normalize validate rank render master

# One list of what is needed to build and to run, one for what checks it.
DEPS_RUN := gcc make pkg-config libc6-dev libzip-dev libxml2-dev \
	libxlsxwriter-dev libpcre2-dev libarchive-dev libjson-c-dev libjq-dev \
	libfyaml-dev libglib2.0-dev libssl-dev libdeflate-dev libseccomp-dev \
	libpango1.0-dev libcairo2-dev libqrencode-dev libxslt1-dev \
	fonts-noto-cjk xorriso antiword gnumeric poppler-utils poppler-data \
	tzdata
DEPS_CHECK := perl python3 python3-docx python3-openpyxl python3-lxml jq \
	p7zip-full libarchive-tools libreoffice-writer-nogui \
	libreoffice-calc-nogui chromium mandoc zip unzip

PKGS	:= libzip libxml-2.0 xlsxwriter libpcre2-8 libarchive json-c libfyaml \
	glib-2.0 gio-2.0 libcrypto libdeflate libseccomp pangocairo cairo \
	libqrencode libxslt
ifeq ($(filter deps% clean help,$(MAKECMDGOALS)),)
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)) -ljq -lm)$(PKG_LIBS)
endif

ALL_CFLAGS = -std=c17 -Wall -Wextra -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wno-sign-compare \
	-Wno-unused-parameter $(if $(WERROR),-Werror) -fno-strict-aliasing \
	-ffile-prefix-map=$(CURDIR)=. -MMD -MP $(SANITIZE) $(CFLAGS)
ALL_CPPFLAGS = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -iquote . -iquote pipeline \
	-DDATADIR='"$(DATADIR)"' $(PKG_CFLAGS) $(CPPFLAGS)
ALL_LDFLAGS = -Wl,--as-needed $(SANITIZE) $(LDFLAGS)

LIB_SRC := $(wildcard pipeline/*.c)
CMD_SRC := $(wildcard pipeline/driver/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/obj/%.o)
CMD_OBJ := $(CMD_SRC:%.c=$(BUILD)/obj/%.o)
LIB	:= $(BUILD)/obj/libpipeline.a
PROGS	:= $(BUILD)/bin/shenbao $(STAGES:%=$(BUILD)/bin/shenbao-%)

.PHONY: all deps deps-run deps-check demo check lint format install dist clean
.DELETE_ON_ERROR:

all: $(PROGS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(LIB): $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/bin/shenbao: $(CMD_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

define STAGE
OBJ_$(1) := $$(patsubst %.c,$$(BUILD)/obj/%.o,$$(wildcard stages/$(1)/*.c))
$$(BUILD)/bin/shenbao-$(1): $$(OBJ_$(1)) $$(LIB)
	@mkdir -p $$(@D)
	$$(CC) $$(ALL_LDFLAGS) -o $$@ $$^ $$(PKG_LIBS)
.PHONY: $(1)
$(1): $$(BUILD)/bin/shenbao-$(1)
endef
$(foreach s,$(STAGES),$(eval $(call STAGE,$(s))))

# A unit test is a program that prints TAP: tests/unit/NAME-t.c.  It may use
# the nouns of a stage (not its main.c), named in a line "USES: stages/x/y.c".
$(BUILD)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< \
	    $$(sed -n 's/^ \* USES: //p' $<) $(LIB) $(PKG_LIBS)
UNITS	:= $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*-t.c))
units: $(UNITS)

# Programs that only tests and benchmarks use.
$(BUILD)/tools/%: tests/tools/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< \
	    $$(sed -n 's/^ \* USES: //p' $<) $(LIB) $(PKG_LIBS)

-include $(shell test -d $(BUILD)/obj && find $(BUILD)/obj -name '*.d')

clean:
	rm -rf build build-*
