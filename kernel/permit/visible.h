#pragma once
// The one row filter. A statement that lists things narrows by
//
//   ... WHERE thing.audience IN )sql" PERMIT_VISIBLE R"sql( AND ...
//
// and binds {"holders", viewer.holders()} and {"today", viewer.today}. List, count, search, feed and export all use it.

#define PERMIT_VISIBLE \
  "(SELECT audience FROM permit_visible WHERE holder IN :holders AND since <= :today AND :today < until)"
