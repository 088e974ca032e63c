# SPDX-License-Identifier: ISC
# make fuzz [FUZZ_TIME=seconds] [FUZZERS="docx ..."]: each harness for so long,
# under ASan and UBSan, from seeds and from where the last time ended.  What it
# finds goes to tests/fuzz/corpus/NAME/, which `make check` replays.

FUZZ_TIME ?= 300
FUZZ_BUILD ?= build-fuzz
FUZZERS	?= $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))

# By libFuzzer, or by plain main(), which replays what was found.
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h tests/fuzz/package.h \
    $$(call uses,tests/fuzz/$$*.c) $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) \
	    -MF $@.d -MT $@ -o $@ $< $(filter %.o %.a,$^) $(PKG_LIBS)
.PHONY: fuzz-replay
fuzz-replay: $(FUZZERS:%=$(BUILD)/fuzz/%)

# The words that our readers look for.
$(FUZZ_BUILD)/words: $(wildcard pipeline/docx*.c pipeline/xlsx*.c \
    pipeline/xml*.c stages/extract/*.c)
	@mkdir -p $(@D)
	grep -oh '"[A-Za-z0-9:]\+"' $^ | sort -u >$@
$(FUZZ_BUILD)/seeds: tests/fuzz/seeds.py
	$(PYTHON) $< $@ $(CURDIR)

.PHONY: fuzz
fuzz: $(FUZZ_BUILD)/words $(FUZZ_BUILD)/seeds
	@$(MAKE) --no-print-directory -s BUILD=$(FUZZ_BUILD) CC=clang \
	    CFLAGS="-g -O1" CPPFLAGS=-DFUZZING \
	    SANITIZE="-fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=undefined" fuzz-replay
	for f in $(FUZZERS); do \
	    TOP=$(CURDIR) $(PYTHON) tests/fuzz/run.py $(FUZZ_BUILD) $$f \
		$(FUZZ_TIME) tests/fuzz/corpus/$$f || exit 1; done
