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
    OSError,
    RuntimeError,  # zipfile: an entry under a password, an unknown way to pack it
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
