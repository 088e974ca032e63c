# SPDX-License-Identifier: ISC
# make accuracy: how well forms are read, beside pandoc, LibreOffice and
# python3-docx on the same files.  Writes build/accuracy.json.
#
#	FORMS=378 SEED=2024	how many, and which

PYTHON	?= /usr/bin/python3
FORMS	?= 378
SEED	?= 2024
.PHONY: accuracy
accuracy: all
	@mkdir -p $(BUILD)
	$(PYTHON) tests/gen/forms.py $(BUILD)/accuracy -n $(FORMS) -s $(SEED)
	$(PYTHON) -W ignore tests/accuracy/score.py $(BUILD)/accuracy \
	    tests/accuracy/saved \
	    --bin $(BUILD)/bin --notice config/guangdong-2024 \
	    --out $(BUILD)/accuracy.json
