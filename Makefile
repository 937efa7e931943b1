# make run    install what is missing, build, open the window (or classify data/ in the terminal)
# make test   install what is missing, build, run every test
# make build  both programs in .build/release/

SHELL := /bin/bash
BUILD_PACKAGES := libgtk-4-dev libadwaita-1-dev libdnnl-dev libsqlite3-dev zlib1g-dev \
	pkg-config librsvg2-common adwaita-icon-theme dataset-fashion-mnist
TEST_PACKAGES := xvfb xauth at-spi2-core gir1.2-atspi-2.0 python3-gi dbus
RELEASE := .build/release

# SwiftPM warns about pkg-config flags that it drops (-pthread, -msse); these copies leave them out.
PKG_CONFIG_DIR := $(CURDIR)/.build/pkgconfig
SWIFT := PKG_CONFIG_PATH="$(PKG_CONFIG_DIR)$${PKG_CONFIG_PATH:+:$$PKG_CONFIG_PATH}" swift

.PHONY: run build test unit format lint clean dependencies test-dependencies pkgconfig

run: build
	@.ci/start $(RELEASE)

build: dependencies pkgconfig
	@$(SWIFT) build -c release

test: test-dependencies build lint
	@$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	@.ci/with-display LAPEL_BIN="$(CURDIR)/$(RELEASE)/lapel" $(SWIFT) test

format:
	@swift format format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

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
