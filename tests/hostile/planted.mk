# SPDX-License-Identifier: ISC
# make check-planted: do the tests see bugs?  Each of a list of small faults
# is put into a copy of the source, built, and the test named for it must
# fail.  Ten minutes or so.
PLANTED_BUILD ?= build-planted
.PHONY: check-planted
check-planted:
	PATH="/usr/bin:$$PATH" LC_ALL=C.UTF-8 TZ=UTC0 python3 \
	    tests/hostile/planted.py $(CURDIR) $(abspath $(PLANTED_BUILD))
