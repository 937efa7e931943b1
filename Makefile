# make run    install what is missing, build, open the window (or classify data/ in the terminal)
# make test   install what is missing, build, run every test
# make build  both programs in .build/release/
# make install PREFIX=DIR   programs, model, benchmarks, icons and desktop entry into DIR
#                           (default ~/.local)

SHELL := /bin/bash
BUILD_PACKAGES := libgtk-4-dev libadwaita-1-dev libdnnl-dev libsqlite3-dev zlib1g-dev \
	pkg-config librsvg2-common adwaita-icon-theme dataset-fashion-mnist
TEST_PACKAGES := xvfb xauth at-spi2-core gir1.2-atspi-2.0 python3-gi dbus
RELEASE := .build/release
PROGRAMS := LAPEL_BIN="$(CURDIR)/$(RELEASE)/lapel" LAPEL_DESKTOP="$(CURDIR)/$(RELEASE)/lapel-desktop"
PREFIX ?= $(HOME)/.local

# SwiftPM warns about pkg-config flags that it drops (-pthread, -msse); these copies leave them out.
PKG_CONFIG_DIR := $(CURDIR)/.build/pkgconfig
SWIFT := PKG_CONFIG_PATH="$(PKG_CONFIG_DIR)$${PKG_CONFIG_PATH:+:$$PKG_CONFIG_PATH}" swift

.PHONY: run build test install format lint clean dependencies test-dependencies pkgconfig

run: build
	@.ci/start $(RELEASE)

build: dependencies pkgconfig
	@$(SWIFT) build -c release

test: test-dependencies build lint
	@$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	@.ci/with-display $(PROGRAMS) $(SWIFT) test --skip-build --skip EndToEndTests --skip GtkKitTests
	@# GTK wants one thread; beside hundreds of other tests the main actor may change its own.
	@.ci/with-display $(PROGRAMS) $(SWIFT) test --skip-build --filter GtkKitTests
	@.ci/with-display $(PROGRAMS) $(SWIFT) test --skip-build --filter EndToEndTests

install: build
	@install -d $(PREFIX)/bin $(PREFIX)/share/lapel/benchmarks $(PREFIX)/share/icons \
		$(PREFIX)/share/applications $(PREFIX)/share/metainfo
	@install $(RELEASE)/lapel $(RELEASE)/lapel-desktop $(PREFIX)/bin/
	@install -m 644 resources/model.json $(PREFIX)/share/lapel/
	@install -m 644 data/benchmarks/*.py data/benchmarks/limits.json $(PREFIX)/share/lapel/benchmarks/
	@cp -r resources/icons $(PREFIX)/share/lapel/
	@cp -r resources/icons/hicolor $(PREFIX)/share/icons/
	@install -m 644 resources/org.lapel.Lapel.desktop $(PREFIX)/share/applications/
	@install -m 644 resources/org.lapel.Lapel.metainfo.xml $(PREFIX)/share/metainfo/
	@echo "Installed lapel and lapel-desktop in $(PREFIX)/bin"

format:
	@swift format format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	@if swift format --version > /dev/null 2>&1; then \
		swift format lint --strict --recursive --parallel Package.swift Sources Tests; \
	else \
		echo "This toolchain has no swift format: the style is not checked."; \
	fi

clean:
	@rm -rf .build

dependencies:
	@.ci/install-missing $(BUILD_PACKAGES)

test-dependencies:
	@.ci/install-missing $(BUILD_PACKAGES) $(TEST_PACKAGES)

pkgconfig: dependencies
	@mkdir -p $(PKG_CONFIG_DIR)
	@for name in libadwaita-1 gdk-pixbuf-2.0; do \
		printf 'Name: %s\nDescription: %s without compiler flags\nVersion: %s\nCflags: %s\nLibs: %s\n' \
			$$name $$name "$$(PKG_CONFIG_PATH= pkg-config --modversion $$name)" \
			"$$(PKG_CONFIG_PATH= pkg-config --cflags-only-I $$name)" \
			"$$(PKG_CONFIG_PATH= pkg-config --libs $$name)" > $(PKG_CONFIG_DIR)/$$name.pc; \
	done
