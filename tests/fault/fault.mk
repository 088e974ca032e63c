# SPDX-License-Identifier: ISC
# Every fault point, hundreds of kills: an hour or two.  `make check` has a
# sample.  What was stopped goes on where it was; progress is on stderr.
.PHONY: check-faults
check-faults:
	@$(MAKE) --no-print-directory -s BUILD=build-check/plain CFLAGS="-O1" all
	FAULTS=all FAULT_STATE=$(CURDIR)/build-check/faults.state \
	    FAULT_BUILD=$(CURDIR)/build-check/plain TOP=$(CURDIR) \
	    PATH="/usr/bin:$$PATH" LC_ALL=C.UTF-8 TZ=UTC0 \
	    prove --timer -v tests/fault/faults.t
