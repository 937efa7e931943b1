#pragma once
// Carries the compiler and linker flags of pkg-config only; the shim includes the headers.
