"""Blank lines, passed over by the chunk: a few kilobytes can unfold to millions of them."""

import io

_CHUNK = 1 << 16


def pass_blank_lines(stream: io.BufferedReader) -> int:
    """Read on to the line that is not blank; gives how many lines were passed over.

    The stream is at the beginning of a line, and is so afterwards.
    """
    passed = 0
    while ahead := stream.peek(_CHUNK):
        blank = ahead.rfind(b"\n", 0, len(ahead) - len(ahead.lstrip())) + 1
        if not blank:
            break
        passed += ahead.count(b"\n", 0, blank)
        stream.read(blank)
    return passed
