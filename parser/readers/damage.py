"""What the libraries that open files raise on ones that are cut off, forged or mangled.

Besides exceptions of their own they let through whatever the first impossible value led to, so
a file is called damaged for any of these.
"""

import struct
import zlib
from zipfile import BadZipFile

DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
