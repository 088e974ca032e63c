# SPDX-License-Identifier: ISC
# make fuzz [FUZZ_TIME=seconds] [FUZZERS="docx ..."]: each harness for so long
# (of processor time; +3600: until an hour brings no new code), under ASan and
# UBSan, from seeds, from what was kept and from where the last time ended.  Compared numbers are not watched: that costs
# half the speed, and our words come from a dictionary.  What it finds goes to
# tests/fuzz/corpus/NAME/, which `make check` replays.
# make fuzz-cover: how much of each reader all of these inputs reach (by LLVM's
# coverage); what they never reach wants a seed or a wider harness, not time.
# make fuzz-keep: the fewest inputs that reach as much, for next time.

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
# Packages of our unit tests show what no sample does.
FUZZ_UNITS := docx xlsx odt zipdir
$(FUZZ_BUILD)/seeds: tests/fuzz/seeds.py tests/fuzz/kept.tar.xz \
    $(FUZZ_UNITS:%=$(BUILD)/unit/%-t)
	@mkdir -p $@.made
	for u in $(FUZZ_UNITS); do ZIPMAKE_KEEP=$@.made $(BUILD)/unit/$$u-t \
	    >/dev/null || exit 1; done
	$(PYTHON) $< $@ $(CURDIR) $@.made
	tar -C $@ -xJf tests/fuzz/kept.tar.xz

.PHONY: fuzz
fuzz: $(FUZZ_BUILD)/words $(FUZZ_BUILD)/seeds
	@$(MAKE) --no-print-directory -s BUILD=$(FUZZ_BUILD) CC=clang \
	    CFLAGS="-g -O2" CPPFLAGS=-DFUZZING \
	    SANITIZE="-fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=undefined \
		-fno-sanitize-coverage=trace-cmp" fuzz-replay
	for f in $(FUZZERS); do \
	    TOP=$(CURDIR) $(PYTHON) tests/fuzz/run.py $(FUZZ_BUILD) $$f \
		$(FUZZ_TIME) tests/fuzz/corpus/$$f || exit 1; done

COVER := $(FUZZ_BUILD)/cover
.PHONY: fuzz-cover
fuzz-cover: $(FUZZ_BUILD)/seeds
	@$(MAKE) --no-print-directory -s BUILD=$(COVER) CC=clang \
	    CFLAGS="-g -O1" SANITIZE="-fprofile-instr-generate \
		-fcoverage-mapping" fuzz-replay
	for f in $(FUZZERS); do rm -f $(COVER)/$$f.*; \
	    find $(FUZZ_BUILD)/*/$$f tests/fuzz/corpus/$$f -type f -size -200k -print0 | \
		TOP=$(CURDIR) LLVM_PROFILE_FILE=$(COVER)/$$f.%p.raw \
		xargs -0 $(COVER)/fuzz/$$f >/dev/null || exit 1; \
	    llvm-profdata merge -sparse -o $(COVER)/$$f.prof $(COVER)/$$f.*.raw \
		&& llvm-cov report -use-color=0 -instr-profile=$(COVER)/$$f.prof \
		    $(COVER)/fuzz/$$f || exit 1; done

.PHONY: fuzz-keep
fuzz-keep:
	rm -rf $(FUZZ_BUILD)/kept
	for f in $(FUZZERS); do mkdir -p $(FUZZ_BUILD)/kept/$$f; \
	    TOP=$(CURDIR) $(FUZZ_BUILD)/fuzz/$$f -merge=1 -max_len=65536 \
		$(FUZZ_BUILD)/kept/$$f $(FUZZ_BUILD)/corpus/$$f || exit 1; done
	tar -C $(FUZZ_BUILD)/kept --sort=name --mtime=@0 --owner=0 --group=0 \
	    --numeric-owner -c $(FUZZERS) | xz -9e >tests/fuzz/kept.tar.xz
