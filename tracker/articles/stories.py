"""Near-duplicates: which texts tell one story, by the word sequences that they share.

A *shingle* is the hash of three words in a row. Two texts tell one story where most shingles of
the smaller are in the larger (containment): a page's menus and captions add shingles to a text
but take none away, while they halve the share that both have in common (Jaccard). Containment,
and its estimate from the shingles that are 0 modulo a constant, are Broder's: On the resemblance
and containment of documents, 1997, where the sample is called MOD_m.

The hash is simple tabulation: each of the three places has its own table of random numbers for
words, and the three numbers are combined by exclusive or. It needs no arithmetic a shingle, is
the same on every machine and in every run, and is random enough for sampling: Pătraşcu and
Thorup, The power of simple tabulation hashing, 2011. The tables are not stored but computed from
the word with BLAKE2b.
"""

import hashlib
import math
import re
import struct
import unicodedata
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from operator import xor

SAMPLING = 8
"""One shingle in so many is in a sketch: about 70 of an article of 560 words."""

CONTAINMENT = 0.6
"""The share of the smaller text's shingles that the larger one must hold for one story.

In the seeds the one pair that tells the same story has 1.00, every other pair 0.20 or less.
Noise on both sides lowers the first, as half of a saved page can be menus and captions; menus
that two stories of one site share, and background paragraphs that an outlet repeats, raise the
second. 0.6 lets two fifths of the smaller text be noise or new.
"""

LEAST = 24
"""Texts of fewer shingles tell one story only where they are equal: a quotation of two lines
is in many articles."""

# Words are cut as bytes of UTF-8, which is a quarter faster: what is no word beyond ASCII becomes
# a space first, what is none in ASCII by a table.
_BETWEEN = re.compile(r"[^\w\x00-\x7f]+")
_ASCII = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TABLES = struct.Struct("<3Q")
# Within a signed 64-bit column, never negative, and a tenth faster in CPython than 63 bits.
_BITS = (1 << 60) - 1


def shingles(text: str) -> frozenset[int]:
    """The shingles of `text`: integers from 0 to 2**60 - 1, in no order.

    Letter case, punctuation, white space, the form of apostrophes and the way accents are
    encoded make no difference. A text of one or two words has one shingle, one without a word
    has none.
    """
    if not text.isascii():
        text = _BETWEEN.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    words = text.encode("utf-8", "surrogatepass").translate(_ASCII).split()
    if not words:
        return frozenset()
    words.extend([b""] * (3 - len(words)))
    first, second, third = zip(*map(_hashes, words), strict=True)
    return frozenset(map(xor, map(xor, first, second[1:]), third[2:]))


def sketch(shingles: AbstractSet[int]) -> frozenset[int]:
    """The few of `shingles` that an index holds: those that are 0 modulo `SAMPLING`.

    The same shingle is in the sketch of every text or of none, so the share of one sketch that
    is in another estimates containment. Of a short text none may be left; then its smallest
    shingle stands in, so that an equal text is found.
    """
    sample = frozenset(shingle for shingle in shingles if shingle % SAMPLING == 0)
    return sample or frozenset(sorted(shingles)[:1])


def sketch_of(text: str) -> frozenset[int]:
    """The sketch of a text: what stands for it in the index of stories."""
    return sketch(shingles(text))


def containment(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The share, 0 to 1, of the smaller set that is in the larger; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def same_story(one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Whether two texts, given by all their `shingles`, tell one story.

    It is symmetric, but not transitive: a page with two stories on it joins both. Texts without
    a word tell no story.
    """
    if min(len(one), len(other)) < LEAST:
        return bool(one) and one == other
    return containment(one, other) >= CONTAINMENT


@cache
def candidate_threshold(sketch_size: int) -> int:
    """How many sampled shingles two texts must share to be worth comparing in full.

    Args:
        sketch_size: the size of the smaller of the two sketches. With an index of shingle and
            article it is known only after counting; whoever knows just one sketch's size takes
            every article that shares at least `candidate_threshold(1)`, those that share most
            first, and asks again with the smaller size.

    Returns:
        The least number, 1 or more: three standard deviations below what two texts at
        `CONTAINMENT` share on average, so that of such pairs about one in a thousand is missed.
    """
    mean = CONTAINMENT * sketch_size
    deviation = math.sqrt(mean * (1 - CONTAINMENT))
    return max(1, math.ceil(mean - 3 * deviation))


@lru_cache(maxsize=1 << 15)
def _hashes(word: bytes) -> tuple[int, int, int]:
    folded = word.decode("utf-8", "surrogatepass").casefold().encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(folded, digest_size=24).digest()
    first, second, third = _TABLES.unpack(digest)
    return first & _BITS, second & _BITS, third & _BITS
