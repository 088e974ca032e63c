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
V	?=
Q	:= $(if $(V),,@)

VERSION	:= 0.1.0
STAGES	:= ingest extract normalize validate rank render master

# One list of what is needed to build and to run, one for what checks it.
DEPS_RUN := gcc make pkg-config libc6-dev libzip-dev libxml2-dev \
	libxlsxwriter-dev libpcre2-dev libarchive-dev libjson-c-dev libjq-dev \
	libfyaml-dev libglib2.0-dev libssl-dev libdeflate-dev libseccomp-dev \
	libpango1.0-dev libcairo2-dev libfontconfig-dev libharfbuzz-dev \
	libqrencode-dev libudfread-dev \
	fonts-noto-cjk xorriso antiword gnumeric poppler-utils poppler-data \
	tzdata
DEPS_CHECK := perl python3 python3-docx python3-openpyxl python3-lxml \
	python3-pil jq p7zip-full libarchive-tools busybox dvdisaster \
	libreoffice-writer-nogui libreoffice-calc-nogui chromium \
	mandoc zip unzip dovecot-imapd dovecot-lmtpd isync swaks \
	openssl systemd parallel

PKGS	:= libzip libxml-2.0 xlsxwriter libpcre2-8 libarchive json-c libfyaml \
	glib-2.0 libcrypto libdeflate libseccomp pangocairo cairo \
	fontconfig harfbuzz-subset libqrencode
ifeq ($(filter deps% clean help,$(MAKECMDGOALS)),)
# Discs that hold UDF alone are read where it is installed (libudfread-dev).
PKGS	+= $(shell pkg-config --exists libudfread && echo libudfread)
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)) -ljq -lm)$(PKG_LIBS)
endif

ALL_CFLAGS = -std=c17 -Wall -Wextra -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wno-sign-compare \
	-Wno-unused-parameter $(if $(WERROR),-Werror) -fno-strict-aliasing \
	-ffile-prefix-map=$(CURDIR)=. -MMD -MP $(SANITIZE) $(CFLAGS)
ALL_CPPFLAGS = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -iquote . -iquote pipeline \
	-DDATADIR='"$(DATADIR)"' $(PKG_CFLAGS) $(CPPFLAGS)
# Every symbol is bound at the start: each box would bind its own again.
ALL_LDFLAGS = -Wl,--as-needed,-z,now $(SANITIZE) $(LDFLAGS)

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
	@echo "  CC $<"
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# What it holds as it is (.incbin): the compiler doesn't tell.
$(BUILD)/obj/pipeline/driver/new.o: $(wildcard pipeline/driver/new/*)

$(LIB): $(LIB_OBJ)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BUILD)/bin/shenbao: $(CMD_OBJ) $(LIB)
	@mkdir -p $(@D)
	@echo "  LD $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

define STAGE
OBJ_$(1) := $$(patsubst %.c,$$(BUILD)/obj/%.o,$$(wildcard stages/$(1)/*.c))
$$(BUILD)/bin/shenbao-$(1): $$(OBJ_$(1)) $$(LIB)
	@mkdir -p $$(@D)
	@echo "  LD $$@"
	$$(Q)$$(CC) $$(ALL_LDFLAGS) -o $$@ $$^ $$(PKG_LIBS)
.PHONY: $(1)
$(1): $$(BUILD)/bin/shenbao-$(1)
endef
$(foreach s,$(STAGES),$(eval $(call STAGE,$(s))))

# A unit test is a program that prints TAP: tests/unit/NAME-t.c.  It may use
# the nouns of a stage (not its main.c), named in a line "USES: stages/x/y.c".
.SECONDEXPANSION:
uses	= $(patsubst %.c,$(BUILD)/obj/%.o,\
	$(wildcard $(shell sed -n 's/^ \* USES: //p' $(1))))
$(BUILD)/unit/%: tests/unit/%.c $$(call uses,tests/unit/$$*.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) \
	    -MF $@.d -MT $@ -o $@ $< $(filter %.o %.a,$^) $(PKG_LIBS)
UNITS	:= $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*-t.c))
units: $(UNITS)

-include $(shell find $(BUILD)/obj $(BUILD)/unit $(BUILD)/tools $(BUILD)/fuzz -name '*.d' 2>/dev/null)
-include tests/*/*.mk

# --- what it needs -------------------------------------------------------

# Installs what is missing from a list, and says what to do where it can't.
define install_missing
	@missing=; for p in $(1); do \
	    dpkg-query -W -f '$${Status}' $$p 2>/dev/null | \
	    grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	command -v apt-get >/dev/null 2>&1 || { \
	    echo "No apt-get here. Install these, then run make again:" >&2; \
	    echo "(本机没有 apt-get，请先安装：)$$missing" >&2; exit 1; }; \
	run=; [ "$$(id -u)" = 0 ] || run=sudo; \
	if [ -n "$$run" ] && ! command -v sudo >/dev/null 2>&1; then \
	    echo "Not root, and no sudo. As root: apt-get install$$missing" >&2; \
	    exit 1; fi; \
	echo "installing (正在安装):$$missing"; \
	$$run apt-get update -q && \
	$$run env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	    --no-install-recommends $$missing
endef

deps: deps-run deps-check
deps-run:
	$(call install_missing,$(DEPS_RUN))
deps-check:
	$(call install_missing,$(DEPS_RUN) $(DEPS_CHECK))

# --- what it does --------------------------------------------------------

DEMO_AT	:= 2024-12-25T09:00:00+08:00

# The whole chain on the samples; make builds after what it needs is there.
demo: deps-run
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD) all
	$(BUILD)/bin/shenbao run --notice config/guangdong-2024 \
	    --desk samples/desk --at $(DEMO_AT) --out $(BUILD)/demo \
	    samples/mailbox
	@sh tests/tools/tour.sh $(BUILD)/demo

ASAN	:= -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-fno-omit-frame-pointer
TESTS	?= tests/unit tests

# Everything under ASan and UBSan, in a build of its own.
check: deps-check
	@$(MAKE) --no-print-directory -s BUILD=build-check SANITIZE="$(ASAN)" \
	    CFLAGS="-O1 -g" all units tools
	BUILD=$(CURDIR)/build-check TOP=$(CURDIR) PATH="/usr/bin:$$PATH" \
	ASAN_OPTIONS=detect_stack_use_after_return=0 LC_ALL=C.UTF-8 TZ=UTC0 \
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	    prove --timer -j2 $(UNITS:$(BUILD)/%=build-check/%) \
	    $(sort $(wildcard tests/*/*.t))

# Programs that only tests use.
$(BUILD)/tools/%: tests/tools/%.c $$(call uses,tests/tools/$$*.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) \
	    -MF $@.d -MT $@ -o $@ $< $(filter %.o %.a,$^) $(PKG_LIBS)
TOOL_SRC := $(wildcard tests/tools/*.c)
tools: $(TOOL_SRC:tests/tools/%.c=$(BUILD)/tools/%)
.PHONY: units tools

MANS	:= $(wildcard pipeline/*.[157] stages/*/*.1)
C_FILES	:= $(wildcard pipeline/*.[ch] pipeline/driver/*.[ch] stages/*/*.[ch])

lint:
	mandoc -Tlint -Wwarning $(MANS)
	cppcheck --quiet --error-exitcode=1 --inline-suppr \
	    --enable=warning,portability -Ipipeline pipeline stages
	shellcheck $(wildcard tests/*/*.sh) .ci/run
format:
	clang-format -i $(C_FILES)

install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR) \
	    $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 \
	    $(DESTDIR)$(MANDIR)/man7
	install -m 755 $(PROGS) $(DESTDIR)$(BINDIR)
	cp -R config $(DESTDIR)$(DATADIR)
	chmod -R u=rwX,go=rX $(DESTDIR)$(DATADIR)
	for m in $(MANS); do n=$${m##*/}; s=$${n##*.}; \
	    case $$n in shenbao*) ;; *) n=shenbao-$$n;; esac; \
	    install -m 644 $$m $(DESTDIR)$(MANDIR)/man$$s/$$n; done
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=shenbao-$(VERSION)/ -o \
	    $(BUILD)/shenbao-$(VERSION).tar.gz HEAD

clean:
	rm -rf build build-*
