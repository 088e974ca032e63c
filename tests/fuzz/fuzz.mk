# SPDX-License-Identifier: ISC
# make fuzz [FUZZ_TIME=seconds] [FUZZERS="docx ..."]: each harness for so long,
# under ASan and UBSan, from seeds and from where the last time ended.  What it
# finds goes to tests/fuzz/corpus/NAME/, which `make check` replays.

FUZZ_TIME ?= 300
FUZZ_BUILD ?= build-fuzz
FUZZERS	?= $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
FUZZ_FLAGS = -g -O1 -fsanitize=fuzzer,address,undefined \
	-fno-sanitize-recover=undefined -DFUZZING

.PHONY: fuzz-lib
fuzz-lib:
	@$(MAKE) --no-print-directory -s BUILD=$(FUZZ_BUILD)/lib CC=clang WERROR= \
	    SANITIZE="-fsanitize=fuzzer-no-link,address,undefined" \
	    CFLAGS="-g -O1" $(FUZZ_BUILD)/lib/obj/libpipeline.a
$(FUZZ_BUILD)/%: tests/fuzz/%.c tests/fuzz/fuzz.h fuzz-lib
	clang $(ALL_CPPFLAGS) -iquote tests -std=c17 $(FUZZ_FLAGS) -o $@ $< \
	    $$(sed -n 's/^ \* USES: //p' $<) \
	    $(FUZZ_BUILD)/lib/obj/libpipeline.a $(PKG_LIBS)

# The words that our readers look for.
$(FUZZ_BUILD)/words: $(wildcard pipeline/docx*.c pipeline/xlsx*.c pipeline/xml*.c)
	@mkdir -p $(@D)
	grep -oh '"[A-Za-z0-9:]\+"' $^ | sort -u >$@

$(FUZZ_BUILD)/seeds: tests/fuzz/seeds.py
	$(PYTHON) $< $@ $(CURDIR)

.PHONY: fuzz
fuzz: $(FUZZERS:%=$(FUZZ_BUILD)/%) $(FUZZ_BUILD)/words $(FUZZ_BUILD)/seeds
	for f in $(FUZZERS); do \
	    $(PYTHON) tests/fuzz/run.py $(FUZZ_BUILD) $$f $(FUZZ_TIME) \
		tests/fuzz/corpus/$$f || exit 1; done

# The same by plain main(): replays what was found.
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(LIB) \
    $(wildcard stages/ingest/*.[ch])
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -iquote tests $(ALL_CFLAGS) $(ALL_LDFLAGS) \
	    -o $@ $< $$(sed -n 's/^ \* USES: //p' $<) $(LIB) $(PKG_LIBS)
.PHONY: fuzz-replay
fuzz-replay: $(FUZZERS:%=$(BUILD)/fuzz/%)
