// Whether bytes are UTF-8, sixteen at a time and without a branch for each: whether a byte is right
// shows in itself and the three before it (table 3-7 of the Unicode standard, chapter 3). In C
// because Swift's SIMD types do not become machine instructions here.

#ifndef CSQLITE_UTF8_H
#define CSQLITE_UTF8_H

#include <stddef.h>

/// A block and the three bytes before it: the least that can be looked at.
#define CSQLITE_UTF8_MINIMUM 19

typedef unsigned char csqlite_block __attribute__((vector_size(16)));

static inline csqlite_block csqlite_load(const unsigned char *start) {
  csqlite_block block;
  __builtin_memcpy(&block, start, sizeof block);
  return block;
}

/// Not zero where a byte is wrong, given those one, two and three places before it.
static inline csqlite_block csqlite_faults(
    csqlite_block byte, csqlite_block first, csqlite_block second, csqlite_block third) {
  csqlite_block continues = (csqlite_block)((byte & 0xc0) == 0x80);
  csqlite_block must_continue =
      (csqlite_block)(first >= 0xc0) | (csqlite_block)(second >= 0xe0) |
      (csqlite_block)(third >= 0xf0);
  // C0 and C1 would be ASCII in two bytes; from F5 on all is beyond Unicode.
  csqlite_block never = (csqlite_block)((byte & 0xfe) == 0xc0) | (csqlite_block)(byte >= 0xf5);
  // More bytes than needed, surrogates, beyond U+10FFFF.
  csqlite_block pair =
      ((csqlite_block)(first == 0xe0) & (csqlite_block)(byte < 0xa0)) |
      ((csqlite_block)(first == 0xed) & (csqlite_block)(byte >= 0xa0)) |
      ((csqlite_block)(first == 0xf0) & (csqlite_block)(byte < 0x90)) |
      ((csqlite_block)(first == 0xf4) & (csqlite_block)(byte >= 0x90));
  return (continues ^ must_continue) | never | pair;
}

static inline int csqlite_any_bit(csqlite_block block) {
  unsigned long long halves[2];
  __builtin_memcpy(halves, &block, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/// 0 for bytes that are not UTF-8, 1 for UTF-8, 2 for ASCII. CSQLITE_UTF8_MINIMUM of them at least.
static inline int csqlite_check_utf8(const unsigned char *bytes, size_t count) {
  csqlite_block none = {0}, block = csqlite_load(bytes), all = block;
  // Before the first block there is nothing, and NUL does for that.
  csqlite_block faults = csqlite_faults(
      block,
      __builtin_shufflevector(
          none, block, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
      __builtin_shufflevector(
          none, block, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29),
      __builtin_shufflevector(
          none, block, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28));
  for (size_t offset = 16; offset < count; offset += 16) {
    // The last block overlaps the one before it: what was right is right again.
    const unsigned char *start = bytes + (offset + 16 <= count ? offset : count - 16);
    block = csqlite_load(start);
    all |= block;
    faults |= csqlite_faults(
        block, csqlite_load(start - 1), csqlite_load(start - 2), csqlite_load(start - 3));
  }
  int is_cut_short =
      bytes[count - 1] >= 0xc0 || bytes[count - 2] >= 0xe0 || bytes[count - 3] >= 0xf0;
  if (is_cut_short || csqlite_any_bit(faults)) return 0;
  return csqlite_any_bit(all & 0x80) ? 1 : 2;
}

#endif
