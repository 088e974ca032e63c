# SPDX-License-Identifier: ISC
# How fast it is, beside other programs and floors on the same files:
#
#	make bench		all of it into build/bench/, ten minutes at most
#	make bench-scale	1,000, 10,000 and 100,000 mails through the chain
#	make bench-readme	the table of the last make bench into README.md
#
# Programs are built apart, optimised, without sanitizers.
#
#	MAILS=240 ROUNDS=3 BENCH_SEED=2024	of make bench
#	SCALE="1000 10000 100000"		of make bench-scale
#	NPM=					no packages of npm

PYTHON	?= /usr/bin/python3
MAILS	?= 240
ROUNDS	?= 3
BENCH_SEED ?= 2024
SCALE	?= 1000 10000 100000
NPM	?= npm
BENCH	:= $(BUILD)/bench
BENCH_DEPS := docx2txt xlsx2csv python3-xlsxwriter pandoc libgmime-3.0-dev \
	python3-docx python3-openpyxl python3-lxml libreoffice-writer-nogui

BENCH_C	:= $(filter-out gmime forks,$(patsubst tests/bench/%.c,%,$(wildcard tests/bench/*.c)))
$(BUILD)/bench-tools/forks.so: tests/bench/forks.c
	@mkdir -p $(@D)
	$(Q)$(CC) -O2 -shared -fPIC -o $@ $<
$(BUILD)/bench-tools/gmime: tests/bench/gmime.c
	@mkdir -p $(@D)
	$(Q)if pkg-config --exists gmime-3.0; then $(CC) -O2 -o $@ $< \
	    $$(pkg-config --cflags --libs gmime-3.0) -lcrypto; \
	    else echo "  gmime: not installed"; fi
$(BUILD)/bench-tools/%: tests/bench/%.c $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) \
	    -o $@ $< $$(sed -n 's/^ \* USES: //p' $<) $(LIB) $(PKG_LIBS)
bench-tools: $(BENCH_C:%=$(BUILD)/bench-tools/%) $(BUILD)/bench-tools/gmime \
	$(BUILD)/bench-tools/forks.so

.PHONY: bench bench-build bench-tools bench-deps bench-scale bench-readme
bench-build: deps-run
	@mkdir -p $(BENCH)
	@$(MAKE) --no-print-directory -s BUILD=$(BENCH)/o2 SANITIZE= \
	    CFLAGS="-O2 -g" all bench-tools

# What Debian has of the peers; a peer that is missing is said, no more.
bench-deps:
	-$(call install_missing,$(BENCH_DEPS))

bench: bench-deps bench-build
	$(PYTHON) -W ignore tests/bench/bench.py --out $(BENCH) \
	    --build $(BENCH)/o2 --mails $(MAILS) --rounds $(ROUNDS) \
	    --seed $(BENCH_SEED) --npm "$(NPM)"
bench-scale: bench-build
	$(PYTHON) -W ignore tests/bench/scale.py --out $(BENCH) \
	    --build $(BENCH)/o2 --seed $(BENCH_SEED) $(SCALE)
bench-readme:
	$(PYTHON) tests/bench/table.py $(BENCH) README.md
