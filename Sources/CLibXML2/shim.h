#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's types in its headers, which are not those of Foundation's own ICU; nothing here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

// A variable that holds a function: Swift takes it for shared state.
static inline void blogsite_xml_free(void *memory) { xmlFree(memory); }
