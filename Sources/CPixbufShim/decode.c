#include "CPixbufShim.h"
