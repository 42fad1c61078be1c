# Short names for the scripts in .ci, for those who have make.

.PHONY: week test check format benchmark growth compare store

week:        ## the proven optimal week of the seed clinic
	bash .ci/week

test:        ## all tests
	bash .ci/test

check:       ## the whole gate: format, build without warnings, tests
	bash .ci/run

format:      ## rewrite the sources in the house's format
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

benchmark:   ## speed of reading, eligibility, model building, solving, checking
	cd Benchmarks && swift package benchmark

growth:      ## how model building grows with the number of requests
	swift build --package-path Benchmarks -c release --product ModelGrowth
	python3 Benchmarks/growth.py

compare:     ## the same weeks through fluoro, HiGHS and CBC
	python3 Benchmarks/compare.py

store:       ## whole commands on a clinic's store
	swift build -c release --product fluoro
	python3 Benchmarks/store.py
